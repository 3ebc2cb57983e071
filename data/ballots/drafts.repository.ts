/** Unsent answers, encrypted under a code that only the respondent has, until a day and no longer. */

import type { Kysely } from 'kysely';

import type { BallotsSchema } from './schema.ts';

export interface Draft {
  readonly studyId: string;
  readonly waveId: string;
  /** Hash of the resume code. */
  readonly draftHash: string;
  /** The first day in the wave's time zone on which it is no longer opened. */
  readonly expiresOn: string;
  /** Base64 of nonce, ciphertext and tag. */
  readonly body: string;
}

export type DraftsRepository = ReturnType<typeof makeDraftsRepository>;

export function makeDraftsRepository(db: Kysely<BallotsSchema>) {
  return {
    /** Stores a draft, over the one that was there. */
    async save(draft: Draft): Promise<void> {
      const kept = { expires_on: draft.expiresOn, body: draft.body };
      await db
        .insertInto('drafts')
        .values({
          study_id: draft.studyId,
          wave_id: draft.waveId,
          draft_hash: draft.draftHash,
          ...kept,
        })
        .onConflict((conflict) => conflict.columns(['study_id', 'wave_id', 'draft_hash']).doUpdateSet(kept))
        .execute();
    },

    /**
     * Inside a transaction: stores the draft if there is none, and gives what is stored. Until the transaction
     * ends, nobody else can hold, change or remove it.
     */
    async hold(draft: Draft): Promise<Draft> {
      const { studyId, waveId, draftHash } = draft;
      const row = await db
        .insertInto('drafts')
        .values({
          study_id: studyId,
          wave_id: waveId,
          draft_hash: draftHash,
          expires_on: draft.expiresOn,
          body: draft.body,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['study_id', 'wave_id', 'draft_hash'])
            // Changes nothing, but locks the row, and sees it as whoever held it before has left it.
            .doUpdateSet((eb) => ({ body: eb.ref('drafts.body') })),
        )
        .returning(['expires_on', 'body'])
        .executeTakeFirstOrThrow();
      return { studyId, waveId, draftHash, expiresOn: row.expires_on, body: row.body };
    },

    /** A draft stays readable until it is removed, also on and after its last day. */
    async find(studyId: string, waveId: string, draftHash: string): Promise<Draft | undefined> {
      const row = await db
        .selectFrom('drafts')
        .select(['expires_on', 'body'])
        .where('study_id', '=', studyId)
        .where('wave_id', '=', waveId)
        .where('draft_hash', '=', draftHash)
        .executeTakeFirst();
      return row && { studyId, waveId, draftHash, expiresOn: row.expires_on, body: row.body };
    },

    async remove(studyId: string, waveId: string, draftHash: string): Promise<void> {
      await db
        .deleteFrom('drafts')
        .where('study_id', '=', studyId)
        .where('wave_id', '=', waveId)
        .where('draft_hash', '=', draftHash)
        .execute();
    },

    /**
     * Housekeeping over all studies, whose waves live in many time zones.
     *
     * @param today - the day that has begun everywhere. @returns how many had expired.
     */
    async removeExpired(today: string): Promise<number> {
      const { numDeletedRows } = await db
        .deleteFrom('drafts')
        .where('expires_on', '<=', today)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
