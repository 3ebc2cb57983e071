/** A queue of jobs on a real registry, and workers that die, stop or are slow when a test says so. */

import type { Job } from '../../../data/registry/jobs.repository.ts';
import { type JobOutcome, type JobWork, makeRunJob } from '../../../server/jobs/run-job.ts';
import type { TestStores } from '../../support/databases.ts';

export const NOON = '2026-03-10T12:00:00.000Z';

export function aQueue({ registry }: Pick<TestStores, 'registry'>) {
  const { jobs } = registry.repositories;
  let moment = Date.parse(NOON);
  const now = () => new Date(moment);
  const lease = (leaseOwner: string, seconds = 60) => ({
    leaseOwner,
    leaseUntil: new Date(moment + seconds * 1000).toISOString(),
  });
  const logged: Readonly<Record<string, unknown>>[] = [];
  return {
    jobs,
    now,
    /** Entries of the log. */
    logged,
    pass: (seconds: number) => {
      moment += seconds * 1000;
    },
    enqueue: (jobId = 'job1', kind = 'release') =>
      jobs.enqueue({ jobId, kind, studyId: 'study1', waveId: 'wave1', payload: { kind: 'final' } }),
    claim: (leaseOwner: string) => jobs.claim(lease(leaseOwner), now().toISOString()),
    runJob: (work: JobWork) =>
      makeRunJob({
        jobs,
        work: { release: work, daily: work },
        log: (entry) => logged.push(entry),
        now,
        newId: () => 'reference1',
      }),
    /** What stands in the row, without what does not matter here. */
    row: async (jobId = 'job1') => {
      const { state, step, attempts, progressPercent, error } = (await jobs.byId(jobId)) ?? missing(jobId);
      return { state, step, attempts, progressPercent, error };
    },
  };
}

export type Queue = ReturnType<typeof aQueue>;

/** Claims the next job for a worker and runs it. */
export async function runAs(
  { claim, runJob }: Queue,
  leaseOwner: string,
  work: JobWork,
): Promise<JobOutcome> {
  const job = await claim(leaseOwner);
  if (job === undefined) throw new RangeError('there is no job to run');
  return runJob(work)(job);
}

function missing(jobId: string): Job {
  throw new RangeError(`there is no job ${jobId}`);
}
