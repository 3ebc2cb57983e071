/** The key of an open wave under which the rows of imported files are told apart. A table of its own: the row goes. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'import_keys')
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('wave_id', 'text', (column) => column.notNull())
    .addColumn('import_key', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('import_keys_key', ['study_id', 'wave_id'])
    .addForeignKeyConstraint('import_keys_of_waves', ['study_id', 'wave_id'], 'waves', [
      'study_id',
      'wave_id',
    ])
    .execute();
}
