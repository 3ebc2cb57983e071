/** Messages that are due. */

import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('outbox_by_state').on('outbox').columns(['state', 'not_before']).execute();
}
