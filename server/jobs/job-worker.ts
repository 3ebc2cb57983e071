/** Entry of the worker thread: runs one job with stores of its own, so that no long loop stalls the server. */

import { parentPort, workerData } from 'node:worker_threads';

import type { Job } from '../../data/registry/jobs.repository.ts';
import type { Config } from '../config.ts';
import { openStores, runJobOf } from '../dependencies.ts';
import { errorEntry } from './error-entry.ts';
import type { WorkerMessage } from './run-in-worker.ts';

const { config, job } = workerData as { config: Config; job: Job };

try {
  const stores = await openStores(config);
  try {
    const outcome = await runJobOf(stores, (entry) => tell({ kind: 'log', entry }))(job);
    tell({ kind: 'outcome', outcome });
  } finally {
    await stores.close();
  }
} catch (error) {
  // Told from here, because an error that is thrown out of a thread arrives as another kind of error.
  tell({ kind: 'log', entry: { ...errorEntry(error), jobId: job.jobId } });
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
