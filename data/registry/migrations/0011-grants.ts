/** Who may do what in a study. The institution is '' for the whole of it. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'grants')
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('institution_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('grants_key', ['study_id', 'account_id', 'role', 'institution_id'])
    .addForeignKeyConstraint('grants_of_studies', ['study_id'], 'studies', ['study_id'])
    .execute();
}
