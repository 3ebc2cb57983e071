/**
 * What somebody should know of a job although it went on, such as a log that could not be emptied.
 *
 * Through a new table, because a column can be added to one with rows only with a default, and no column has one.
 */

import { type Kysely, sql } from 'kysely';

import { createTable } from '../../create-table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'jobs_with_remarks')
    .addColumn('job_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('wave_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('lease_owner', 'text', (column) => column.notNull())
    .addColumn('lease_until', 'text', (column) => column.notNull())
    .addColumn('progress', 'integer', (column) => column.notNull())
    .addColumn('error', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('remarks', 'text', (column) => column.notNull())
    // Another name than before, because in PostgreSQL the old key lives until its table goes.
    .addPrimaryKeyConstraint('jobs_by_id', ['job_id'])
    .execute();
  await sql`
    insert into jobs_with_remarks
    select job_id, kind, study_id, wave_id, state, step, attempts, lease_owner, lease_until, progress, error, payload, '[]'
    from jobs
  `.execute(db);
  await db.schema.dropTable('jobs').execute();
  await db.schema.alterTable('jobs_with_remarks').renameTo('jobs').execute();
  await db.schema.createIndex('jobs_by_wave').on('jobs').columns(['study_id', 'wave_id']).execute();
}
