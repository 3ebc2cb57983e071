/** Runs a job in a worker thread. */

import { Worker } from 'node:worker_threads';

import type { Job } from '../../data/registry/jobs.repository.ts';
import type { Config } from '../config.ts';
import type { Log } from '../http/problem-reply.ts';
import type { JobOutcome } from './run-job.ts';

/** What the worker tells. */
export type WorkerMessage =
  | { readonly kind: 'outcome'; readonly outcome: JobOutcome }
  | { readonly kind: 'log'; readonly entry: Readonly<Record<string, unknown>> };

export function makeRunInWorker(config: Config, log: Log) {
  return async function runInWorker(job: Job): Promise<JobOutcome> {
    const worker = new Worker(new URL('./job-worker.ts', import.meta.url), { workerData: { config, job } });
    return new Promise((resolve, reject) => {
      let outcome: JobOutcome | undefined;
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'log') log(message.entry);
        else outcome = message.outcome;
      });
      worker.on('error', reject);
      worker.on('exit', (code) => {
        // Resolved only now, when the worker has closed its stores.
        if (outcome === undefined) reject(new Error(`the worker ended with code ${code} and no outcome`));
        else resolve(outcome);
      });
    });
  };
}
