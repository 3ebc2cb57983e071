/** The jobs of a wave. */

import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('jobs_by_wave').on('jobs').columns(['study_id', 'wave_id']).execute();
}
