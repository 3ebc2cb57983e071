/** Free text, apart from the codes. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'texts')
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('wave_id', 'text', (column) => column.notNull())
    .addColumn('text_hash', 'text', (column) => column.notNull())
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('texts_key', ['study_id', 'wave_id', 'text_hash', 'item_id'])
    .addForeignKeyConstraint('texts_of_waves', ['study_id', 'wave_id'], 'waves', ['study_id', 'wave_id'])
    .execute();
}
