/** For commands that queue a job: works the queue off here until that job has ended, or waits for who holds it. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Job } from '../../data/registry/jobs.repository.ts';
import { now, runJobOf, type Stores } from '../dependencies.ts';
import { makeJobRunner } from '../jobs/job-runner.ts';
import { problems } from '../problem.ts';

const LONGEST_WAIT_MS = 10 * 60_000;
/** Nobody waits at a command line for all that a server would try, with growing pauses. */
const LONGEST_PAUSE_MS = 30_000;

/**
 * @param say - gets the entries for the log, one JSON object a line.
 * @throws Problem 'refused' with the job's error if it failed, or is not to be tried again soon; or if it did not end
 * in ten minutes.
 */
export async function workOffJob(stores: Stores, jobId: string, say: (line: string) => void): Promise<void> {
  const { jobs } = stores.registry.repositories;
  const runner = makeJobRunner({
    jobs,
    run: runJobOf(stores, (entry) => say(JSON.stringify(entry))),
    leaseOwner: randomUUID(),
    now,
    onError: (error) => {
      throw error;
    },
  });
  for (const until = Date.now() + LONGEST_WAIT_MS; Date.now() < until; ) {
    const job = await jobs.byId(jobId);
    if (job === undefined || job.state === 'done') return;
    refuseToWait(job);
    if ((await runner.runNext()) === 'idle') await sleep(200);
  }
  throw problems.refused('The job did not end in ten minutes; a running server goes on with it.');
}

/** @throws Problem 'refused' if the job was given up, or put back for long. */
function refuseToWait({ state, error, leaseUntil }: Job): void {
  if (state === 'failed') throw problems.refused(error);
  if (state === 'queued' && Date.parse(leaseUntil) > Date.now() + LONGEST_PAUSE_MS) {
    throw problems.refused(`${error} It is tried again after ${leaseUntil}, by a server that runs.`);
  }
}
