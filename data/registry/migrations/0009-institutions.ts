/** The institutions of a study. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'institutions')
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('institution_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('country', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('institutions_key', ['study_id', 'institution_id'])
    .addForeignKeyConstraint('institutions_of_studies', ['study_id'], 'studies', ['study_id'])
    .execute();
}
