/** What one person may do, in every study. */

import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('grants_by_account').on('grants').columns(['account_id']).execute();
}
