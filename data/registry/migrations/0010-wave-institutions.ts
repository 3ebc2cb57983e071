/** The sampling frame of a wave. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'wave_institutions')
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('wave_id', 'text', (column) => column.notNull())
    .addColumn('institution_id', 'text', (column) => column.notNull())
    .addColumn('eligible', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('wave_institutions_key', ['study_id', 'wave_id', 'institution_id'])
    .addForeignKeyConstraint('wave_institutions_of_waves', ['study_id', 'wave_id'], 'waves', [
      'study_id',
      'wave_id',
    ])
    .addForeignKeyConstraint(
      'wave_institutions_of_institutions',
      ['study_id', 'institution_id'],
      'institutions',
      ['study_id', 'institution_id'],
    )
    .execute();
}
