/** Keeping and opening drafts: encryption and expiry around the repository. */

import { dayIn } from '../study/calendar-day.ts';
import { type Draft, decryptDraft, encryptDraft, NONCE_BYTES } from './draft.ts';
import type { RespondDependencies, RespondTransaction, RespondWave } from './respond-dependencies.ts';
import { codesOf, draftKeysOf } from './respondent-secret.ts';
import { draftExpiryOf } from './wave-opening.ts';

export interface KeptDraft {
  readonly draft: Draft;
  /** The day on which it is deleted; fixed when it was begun, so that it does not tell of later visits. */
  readonly expiresOn: string;
}

export type DraftStore = RespondTransaction['drafts'];

export function makeDrafts({ now, randomBytes }: Pick<RespondDependencies, 'now' | 'randomBytes'>) {
  return {
    /** Undefined if there is none under this code, or no longer. */
    async open(store: DraftStore, wave: RespondWave, resumeCode: string): Promise<KeptDraft | undefined> {
      const key = waveKeyOf(wave);
      const { draftHash, encryptionKey } = draftKeysOf(resumeCode, key);
      const stored = await store.find(key.studyId, key.waveId, draftHash);
      // Housekeeping may not have come by yet.
      if (stored === undefined || stored.expiresOn <= dayIn(wave.timeZone, now())) return undefined;
      return { draft: decryptDraft(stored.body, encryptionKey), expiresOn: stored.expiresOn };
    },

    async save(store: DraftStore, wave: RespondWave, { draft, expiresOn }: KeptDraft): Promise<void> {
      const key = waveKeyOf(wave);
      const { draftHash, encryptionKey } = draftKeysOf(codesOf(draft.secret, key).resumeCode, key);
      const body = encryptDraft(draft, encryptionKey, randomBytes(NONCE_BYTES));
      await store.save({ ...key, draftHash, expiresOn, body });
    },

    begin(wave: RespondWave, draft: Draft): KeptDraft {
      return { draft, expiresOn: draftExpiryOf(wave, now()) };
    },
  };
}

export function waveKeyOf(wave: RespondWave): { readonly studyId: string; readonly waveId: string } {
  return { studyId: wave.study.studyId, waveId: wave.waveId };
}
