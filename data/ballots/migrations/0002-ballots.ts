/** One row a response. The key is random; there is no date. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'ballots')
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('wave_id', 'text', (column) => column.notNull())
    .addColumn('nullifier', 'text', (column) => column.notNull())
    .addColumn('stratum_id', 'text', (column) => column.notNull())
    .addColumn('contact_period', 'integer', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('withdrawal_hash', 'text', (column) => column.notNull())
    .addColumn('declared_institution_id', 'text', (column) => column.notNull())
    .addColumn('answers', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ballots_key', ['study_id', 'wave_id', 'nullifier'])
    .addForeignKeyConstraint('ballots_of_waves', ['study_id', 'wave_id'], 'waves', ['study_id', 'wave_id'])
    .execute();
}
