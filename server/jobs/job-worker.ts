/** Entry of the worker thread: runs one job with stores of its own, so that no long loop stalls the server. */

import { parentPort, workerData } from 'node:worker_threads';

import type { Job } from '../../data/registry/jobs.repository.ts';
import type { Config } from '../config.ts';
import { openStores, runJobOf } from '../dependencies.ts';

const { config, job } = workerData as { config: Config; job: Job };

const stores = await openStores(config);
try {
  parentPort?.postMessage(await runJobOf(stores)(job));
} finally {
  await stores.close();
}
