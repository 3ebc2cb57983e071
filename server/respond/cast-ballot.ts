/** Taking a response: what must hold before it is stored. No Express, no SQL. */

import type { Ballot } from '../../data/ballots/ballots.repository.ts';
import type { WaveState } from '../../data/ballots/wave-states.repository.ts';
import type { EncodedAnswers } from '../../survey-definitions/answers.ts';
import { problems } from '../problem.ts';
import { stratumOf } from '../study/stratum-of.ts';
import type { RespondDependencies } from './respond-dependencies.ts';
import { codesOf, draftKeysOf, textHashOf, type WaveKey, withdrawalHashOf } from './respondent-secret.ts';

export interface Submission {
  readonly wave: WaveKey;
  readonly secret: string;
  readonly channel: Ballot['channel'];
  readonly encoded: EncodedAnswers;
}

export type CastBallot = (submission: Submission) => Promise<void>;

export function makeCastBallot({
  withTransaction,
}: Pick<RespondDependencies, 'withTransaction'>): CastBallot {
  /**
   * Stores a response once, however often it is sent: a repetition gets the same answer as the first, even
   * after the wave was sealed. The draft goes and free text comes in the same transaction.
   *
   * @throws Problem 'wave-not-found', 'wave-not-open', 'wave-closed' or 'mode-not-offered'.
   */
  return async function castBallot({ wave, secret, channel, encoded }: Submission): Promise<void> {
    const { studyId, waveId } = wave;
    const { nullifier, receipt, resumeCode } = codesOf(secret, wave);
    const { draftHash } = draftKeysOf(resumeCode, wave);
    const textHash = textHashOf(receipt, wave);

    await withTransaction(async ({ waveStates, ballots, texts, drafts }) => {
      const state = await waveStates.get(studyId, waveId);
      if (state === undefined) throw problems.waveNotFound();
      if (await ballots.isCast({ studyId, waveId, nullifier })) return;
      refuseUnlessOpen(state);

      await ballots.cast({
        studyId,
        waveId,
        nullifier,
        channel,
        mode: state.mode,
        contactPeriod: state.contactPeriod,
        withdrawalHash: withdrawalHashOf(receipt, wave),
        answers: encoded.codes,
        ...stratumOf(state, encoded.declaredInstitutionId),
      });
      await texts.addMany(
        [...encoded.texts].map(([itemId, text]) => ({ studyId, waveId, textHash, itemId, text })),
      );
      await drafts.remove(studyId, waveId, draftHash);
    });
  };
}

function refuseUnlessOpen(state: WaveState): void {
  if (state.state === 'sealed') throw problems.waveClosed();
  if (state.state === 'waiting') throw problems.waveNotOpen();
  // An anonymous ballot is cast with a blindly signed credential and in no other way.
  if (state.mode === 'anonymous') throw problems.modeNotOffered();
}
