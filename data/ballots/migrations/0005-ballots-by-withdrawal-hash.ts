/** A ballot is taken back by its receipt without reading the wave. */

import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('ballots_by_withdrawal_hash')
    .on('ballots')
    .columns(['study_id', 'wave_id', 'withdrawal_hash'])
    .execute();
}
