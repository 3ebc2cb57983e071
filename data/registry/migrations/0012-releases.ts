/** Immutable releases, by the hash of their content. */

import type { Kysely } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'releases')
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('release_id', 'text', (column) => column.notNull())
    .addColumn('wave_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('released_on', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('statistics', 'text', (column) => column.notNull())
    .addColumn('log', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('releases_key', ['study_id', 'release_id'])
    .addUniqueConstraint('releases_number', ['study_id', 'wave_id', 'number'])
    .addForeignKeyConstraint('releases_of_waves', ['study_id', 'wave_id'], 'waves', ['study_id', 'wave_id'])
    .execute();
}
