/** Taking a response back with its receipt, until the wave is sealed. */

import { problems } from '../problem.ts';
import type { RespondDependencies } from './respond-dependencies.ts';
import { textHashOf, type WaveKey, withdrawalHashOf } from './respondent-secret.ts';

export function makeWithdrawBallot({ withTransaction }: Pick<RespondDependencies, 'withTransaction'>) {
  /**
   * Removes the ballot and its free text. Says nothing about whether there was one, so that a code in the wrong
   * hands does not tell who answered.
   *
   * @throws Problem 'wave-not-found' or 'withdrawal-closed'.
   */
  return async function withdrawBallot(receipt: string, wave: WaveKey): Promise<void> {
    const { studyId, waveId } = wave;
    await withTransaction(async ({ waveStates, ballots, texts }) => {
      const state = await waveStates.get(studyId, waveId);
      if (state === undefined) throw problems.waveNotFound();
      if (state.state === 'sealed') throw problems.withdrawalClosed();
      await ballots.withdraw(studyId, waveId, withdrawalHashOf(receipt, wave));
      await texts.remove(studyId, waveId, textHashOf(receipt, wave));
    });
  };
}
