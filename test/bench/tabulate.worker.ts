/** Worker thread of the bench: tabulates one wave, as the release job does, and says how long it took. */

import { parentPort, workerData } from 'node:worker_threads';

import type { Wave } from '../../data/registry/waves.repository.ts';
import type { Config } from '../../server/config.ts';
import { openStores } from '../../server/dependencies.ts';
import { makeInstrumentShelf } from '../../server/instrument/instrument-shelf.ts';
import { tabulateWave } from '../../server/jobs/release-job.ts';

const { config, wave } = workerData as { config: Config; wave: Wave };

const stores = await openStores(config);
try {
  const shelved = await makeInstrumentShelf(stores.registry.repositories.instruments)(wave.instrumentHash);
  if (shelved === undefined) throw new Error('the instrument is not there');
  const start = performance.now();
  const { whole } = await tabulateWave(stores.ballots.repositories.ballots, wave, shelved.instrument);
  parentPort?.postMessage({ ms: performance.now() - start, ballots: whole.n });
} finally {
  await stores.close();
}
