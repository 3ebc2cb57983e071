/** What the ballot store itself knows of a wave. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'waves')
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('wave_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('contact_period', 'integer', (column) => column.notNull())
    .addColumn('instrument_hash', 'text', (column) => column.notNull())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('strata', 'text', (column) => column.notNull())
    .addColumn('public_keys', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('waves_key', ['study_id', 'wave_id'])
    .execute();
}
