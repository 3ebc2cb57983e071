/** What was done to accounts, which belong to no study. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'installation_audit')
    .addColumn('entry_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .execute();
}
