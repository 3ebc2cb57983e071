/** For commands that queue a job: works the queue off here until that job has ended, or waits for who holds it. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { now, runJobOf, type Stores } from '../dependencies.ts';
import { makeJobRunner } from '../jobs/job-runner.ts';
import { problems } from '../problem.ts';

const LONGEST_WAIT_MS = 10 * 60_000;

/** @throws Problem 'refused' with the job's error if it failed, or did not end in ten minutes. */
export async function workOffJob(stores: Stores, jobId: string): Promise<void> {
  const { jobs } = stores.registry.repositories;
  const runner = makeJobRunner({
    jobs,
    run: runJobOf(stores),
    leaseOwner: randomUUID(),
    now,
    onError: (error) => {
      throw error;
    },
  });
  for (const until = Date.now() + LONGEST_WAIT_MS; Date.now() < until; ) {
    const job = await jobs.byId(jobId);
    if (job === undefined || job.state === 'done') return;
    if (job.state === 'failed') throw problems.refused(job.error);
    if ((await runner.runNext()) === 'idle') await sleep(200);
  }
  throw problems.refused('The job did not end in ten minutes; a running server goes on with it.');
}
