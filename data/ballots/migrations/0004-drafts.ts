/** Unsent answers, encrypted, with the day on which they go. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'drafts')
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('wave_id', 'text', (column) => column.notNull())
    .addColumn('draft_hash', 'text', (column) => column.notNull())
    .addColumn('expires_on', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('drafts_key', ['study_id', 'wave_id', 'draft_hash'])
    .addForeignKeyConstraint('drafts_of_waves', ['study_id', 'wave_id'], 'waves', ['study_id', 'wave_id'])
    .execute();
}
