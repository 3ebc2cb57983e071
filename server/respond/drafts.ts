/** Keeping and opening drafts: encryption and expiry around the repository. */

import type { Draft as StoredDraft } from '../../data/ballots/drafts.repository.ts';
import { dayIn } from '../study/calendar-day.ts';
import { type Draft, decryptDraft, emptyDraft, encryptDraft, NONCE_BYTES } from './draft.ts';
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
  function toStored(wave: RespondWave, { draft, expiresOn }: KeptDraft): StoredDraft {
    const key = waveKeyOf(wave);
    const { draftHash, encryptionKey } = draftKeysOf(codesOf(draft.secret, key).resumeCode, key);
    const body = encryptDraft(draft, encryptionKey, randomBytes(NONCE_BYTES));
    return { ...key, draftHash, expiresOn, body };
  }

  /** Undefined on and after its last day: housekeeping may not have come by yet. */
  function toKept(wave: RespondWave, stored: StoredDraft, encryptionKey: Buffer): KeptDraft | undefined {
    if (stored.expiresOn <= dayIn(wave.timeZone, now())) return undefined;
    return { draft: decryptDraft(stored.body, encryptionKey), expiresOn: stored.expiresOn };
  }

  function begin(wave: RespondWave, draft: Draft): KeptDraft {
    return { draft, expiresOn: draftExpiryOf(wave, now()) };
  }

  return {
    begin,

    /** Undefined if there is none under this code, or no longer. */
    async open(store: DraftStore, wave: RespondWave, resumeCode: string): Promise<KeptDraft | undefined> {
      const key = waveKeyOf(wave);
      const { draftHash, encryptionKey } = draftKeysOf(resumeCode, key);
      const stored = await store.find(key.studyId, key.waveId, draftHash);
      return stored && toKept(wave, stored, encryptionKey);
    },

    /**
     * As `open`, inside a transaction that goes on to save or remove it: until its end nobody else does. Where
     * there was no draft an empty one is stored, so that there is something to hold.
     */
    async hold(store: DraftStore, wave: RespondWave, secret: string): Promise<KeptDraft | undefined> {
      const key = waveKeyOf(wave);
      const { encryptionKey } = draftKeysOf(codesOf(secret, key).resumeCode, key);
      const empty = toStored(wave, begin(wave, emptyDraft(secret)));
      const stored = await store.hold(empty);
      return stored.body === empty.body ? undefined : toKept(wave, stored, encryptionKey);
    },

    async save(store: DraftStore, wave: RespondWave, kept: KeptDraft): Promise<void> {
      await store.save(toStored(wave, kept));
    },

    async remove(store: DraftStore, wave: RespondWave, secret: string): Promise<void> {
      const key = waveKeyOf(wave);
      const { draftHash } = draftKeysOf(codesOf(secret, key).resumeCode, key);
      await store.remove(key.studyId, key.waveId, draftHash);
    },
  };
}

export function waveKeyOf(wave: RespondWave): { readonly studyId: string; readonly waveId: string } {
  return { studyId: wave.study.studyId, waveId: wave.waveId };
}
