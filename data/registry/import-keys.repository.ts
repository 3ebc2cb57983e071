/**
 * The random key of each open wave under which imported rows are told apart, so that a file that comes again is
 * recognised. When a wave closes its key goes, and with it the way from a list of people to their ballots.
 */

import type { Kysely } from 'kysely';

import type { RegistrySchema } from './schema.ts';

export type ImportKeysRepository = ReturnType<typeof makeImportKeysRepository>;

export function makeImportKeysRepository(db: Kysely<RegistrySchema>) {
  return {
    /**
     * The key of an open wave: the one it has, or the one that is offered. Call it inside a transaction, which
     * a close of the wave waits for, so that no key is made for a wave that has closed.
     */
    async provide(studyId: string, waveId: string, offered: string): Promise<string | 'not-open'> {
      const wave = await db
        .selectFrom('waves')
        .select('state')
        .where('study_id', '=', studyId)
        .where('wave_id', '=', waveId)
        .$if(db.isTransaction, (query) => query.forShare())
        .executeTakeFirst();
      if (wave?.state !== 'open') return 'not-open';
      await db
        .insertInto('import_keys')
        .values({ study_id: studyId, wave_id: waveId, import_key: offered })
        .onConflict((conflict) => conflict.columns(['study_id', 'wave_id']).doNothing())
        .execute();
      const { import_key } = await db
        .selectFrom('import_keys')
        .select('import_key')
        .where('study_id', '=', studyId)
        .where('wave_id', '=', waveId)
        .executeTakeFirstOrThrow();
      return import_key;
    },

    async remove(studyId: string, waveId: string): Promise<void> {
      await db
        .deleteFrom('import_keys')
        .where('study_id', '=', studyId)
        .where('wave_id', '=', waveId)
        .execute();
    },
  };
}
