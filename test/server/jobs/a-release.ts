/** A wave with ballots whose release is due, and workers that make it and can be stopped anywhere. */

import type { HiddenOrder } from '../../../data/ballots/hide-arrival-order.ts';
import { waveLifeOf } from '../../../server/dependencies.ts';
import { makeInstrumentShelf } from '../../../server/instrument/instrument-shelf.ts';
import { makeReleaseJob, type ReleaseJobDependencies } from '../../../server/jobs/release-job.ts';
import { aBallot } from '../../support/builders.ts';
import type { TestStores } from '../../support/databases.ts';
import { aHouse } from '../study/house.ts';
import { aQueue, runAs } from './queue.ts';

export const HIDDEN: HiddenOrder = { isHidden: true, obstacles: [] };

export async function aRelease(stores: TestStores) {
  const { registry, ballots } = stores;
  const house = await aHouse(stores, { stage: 'open', ballots: 30, given: { interimReleases: true } });
  const life = waveLifeOf({ ...stores, close: async () => {} });
  const queue = aQueue(stores);
  /** How often the store was sealed and its files were rewritten. */
  const done = { sealings: 0, rewritings: 0 };
  const workWith = (given: Partial<ReleaseJobDependencies> = {}) =>
    makeReleaseJob({
      ...registry.repositories,
      ...ballots.repositories,
      waveStates: {
        ...ballots.repositories.waveStates,
        seal: (studyId, waveId) => {
          done.sealings += 1;
          return ballots.repositories.waveStates.seal(studyId, waveId);
        },
      },
      inRegistryTransaction: registry.withTransaction,
      hideArrivalOrder: async () => {
        done.rewritings += 1;
        return HIDDEN;
      },
      instrumentByHash: makeInstrumentShelf(registry.repositories.instruments),
      now: queue.now,
      ...given,
    });
  return {
    house,
    queue,
    done,
    workWith,
    close: async () => life.close(await house.wave(), ''),
    askForInterim: async () => life.releaseInterim(await house.wave(), ''),
    run: (given: Partial<ReleaseJobDependencies> = {}) => runAs(queue, 'a worker', workWith(given)),
    releases: () => registry.repositories.releases.ofWave('study1', 'wave1'),
    /** More respondents, who answer as others did. */
    castMore: async (count: number) => {
      const before = await Array.fromAsync(ballots.repositories.ballots.ofWave('study1', 'wave1'));
      await ballots.repositories.ballots.castMany(
        before.slice(0, count).map(({ answers }, row) => aBallot({ nullifier: `more${row}`, answers })),
      );
    },
  };
}
