/** The latest entries of a study. */

import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('audit_by_moment').on('audit').columns(['study_id', 'at']).execute();
}
