/** Published instruments. Installation-wide. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'instruments')
    .addColumn('instrument_hash', 'text', (column) => column.notNull())
    .addColumn('instrument_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('structure', 'text', (column) => column.notNull())
    .addColumn('texts', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('instruments_key', ['instrument_hash'])
    .addUniqueConstraint('instruments_version', ['instrument_id', 'version'])
    .execute();
}
