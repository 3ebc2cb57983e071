/** Ends all sessions of a person without reading everybody's. */

import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('sessions_by_account').on('sessions').columns(['account_id']).execute();
}
