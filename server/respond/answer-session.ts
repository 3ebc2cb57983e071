/** Answering: opens the draft, takes the step, keeps the result; all in one transaction, so that two clicks agree. */

import { encodeAnswers } from '../../survey-definitions/encode-answers.ts';
import type { Translate } from '../http/messages.ts';
import { makeCastBallot } from './cast-ballot.ts';
import { emptyDraft } from './draft.ts';
import { type KeptDraft, makeDrafts, waveKeyOf } from './drafts.ts';
import type { RespondDependencies, RespondTransaction, RespondWave } from './respond-dependencies.ts';
import { codesOf, makeSecret } from './respondent-secret.ts';
import type { SentForm } from './sent-form.ts';
import { type Outcome, placeOf, takeStep } from './take-step.ts';
import { toAnswers } from './typed-fields.ts';
import { openingOf } from './wave-opening.ts';

export type Answered =
  | {
      readonly kind: 'kept';
      readonly outcome: Exclude<Outcome, { kind: 'cast' }>;
      readonly expiresOn: string;
      /** The draft had expired or was deleted, and began anew with what was sent. */
      readonly wasGone: boolean;
    }
  | { readonly kind: 'cast'; readonly receipt: string }
  | { readonly kind: 'not-open' };

export function makeAnswerSession(dependencies: RespondDependencies) {
  const { withTransaction, now, randomBytes } = dependencies;
  const drafts = makeDrafts(dependencies);
  const castBallot = makeCastBallot(dependencies);

  async function step(store: RespondTransaction, wave: RespondWave, sent: SentForm, t: Translate) {
    const key = waveKeyOf(wave);
    const { nullifier } = codesOf(sent.secret, key);
    const isCast = () => store.ballots.isCast({ ...key, nullifier });
    if (openingOf(wave, now()) !== 'open') return (await isCast()) ? 'cast' : 'not-open';

    // Held before anything is decided: another tab may be saving a page, or sending everything, at this moment.
    const kept = await drafts.hold(store.drafts, wave, sent.secret);
    if (await isCast()) {
      await drafts.remove(store.drafts, wave, sent.secret);
      return 'cast';
    }
    const outcome = takeStep(wave, kept?.draft, sent, t);
    const after: KeptDraft = kept
      ? { draft: outcome.draft, expiresOn: kept.expiresOn }
      : drafts.begin(wave, outcome.draft);
    await drafts.save(store.drafts, wave, after);
    return { outcome, expiresOn: after.expiresOn, wasGone: kept === undefined };
  }

  return {
    /** A fresh secret with an empty draft under it. */
    async start(wave: RespondWave): Promise<Answered> {
      const begun = drafts.begin(wave, emptyDraft(makeSecret(randomBytes)));
      await withTransaction((store) => drafts.save(store.drafts, wave, begun));
      return kept(placeOf(wave, begun.draft), begun.expiresOn);
    },

    /** Goes on with a draft; undefined if there is none under this code. */
    async resume(wave: RespondWave, resumeCode: string): Promise<Answered | undefined> {
      const found = await withTransaction((store) => drafts.open(store.drafts, wave, resumeCode));
      return found && kept(placeOf(wave, found.draft), found.expiresOn);
    },

    /** @throws Problem for what no page of ours could have sent, and for a wave that was sealed meanwhile. */
    async answer(wave: RespondWave, sent: SentForm, t: Translate): Promise<Answered> {
      const { receipt } = codesOf(sent.secret, waveKeyOf(wave));
      const taken = await withTransaction((store) => step(store, wave, sent, t));
      if (taken === 'cast') return { kind: 'cast', receipt };
      if (taken === 'not-open') return { kind: 'not-open' };

      const { outcome, expiresOn, wasGone } = taken;
      if (outcome.kind !== 'cast') return { kind: 'kept', outcome, expiresOn, wasGone };
      const answers = toAnswers(wave.instrument.items, outcome.draft.typed);
      const encoded = encodeAnswers(wave.instrument, wave.form, answers);
      await castBallot({ wave: waveKeyOf(wave), secret: sent.secret, channel: sent.channel, encoded });
      return { kind: 'cast', receipt };
    },
  };
}

function kept(outcome: Outcome, expiresOn: string): Answered {
  if (outcome.kind === 'cast') throw new RangeError('nothing is cast by opening a draft');
  return { kind: 'kept', outcome, expiresOn, wasGone: false };
}
