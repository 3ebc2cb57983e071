/** Runs one claimed job to its end, whichever kind it is, and leaves its row telling what happened. */

import type { Job, JobsRepository } from '../../data/registry/jobs.repository.ts';

/** Work that can be taken up after its last completed step. */
export type JobWork = (job: Job, done: CompleteStep) => Promise<void>;

/** Records a step, so that whoever takes the job over begins after it. @throws LostLease */
export type CompleteStep = (step: string, progressPercent: number) => Promise<void>;

/** Another worker holds the job now; what is done here must not be recorded. */
export class LostLease extends Error {}

const MOST_ATTEMPTS = 5;

export interface RunJobDependencies {
  readonly jobs: JobsRepository;
  readonly work: Readonly<Record<string, JobWork>>;
}

export type JobOutcome = 'done' | 'failed' | 'put-back' | 'lost';

export function makeRunJob({ jobs, work }: RunJobDependencies) {
  return async function runJob(job: Job): Promise<JobOutcome> {
    const doWork = work[job.kind];
    if (doWork === undefined) return end(jobs, job, 'fail', `there is no work of kind ${job.kind}`);
    if (job.attempts > MOST_ATTEMPTS) return end(jobs, job, 'fail', job.error || ENDED_EVERY_TIME);
    return runWork(jobs, job, doWork);
  };
}

/** Work that ends its process leaves no error behind, and must not be tried for ever. */
const ENDED_EVERY_TIME = 'the process ended at every attempt';

async function runWork(jobs: JobsRepository, job: Job, doWork: JobWork): Promise<JobOutcome> {
  try {
    await doWork(job, (step, progressPercent) => completeStep(jobs, job, { step, progressPercent }));
    return (await jobs.finish(job.jobId, job.leaseOwner)) === 'held' ? 'done' : 'lost';
  } catch (error) {
    return error instanceof LostLease ? 'lost' : giveUp(jobs, job, error);
  }
}

async function completeStep(jobs: JobsRepository, job: Job, done: { step: string; progressPercent: number }) {
  const held = await jobs.completeStep(job.jobId, job.leaseOwner, done);
  if (held === 'lost') throw new LostLease(job.jobId);
}

/** Five tries, then the job waits for a person: the error stands in its row. */
async function giveUp(jobs: JobsRepository, job: Job, error: unknown): Promise<JobOutcome> {
  const message = error instanceof Error ? error.message : String(error);
  return end(jobs, job, job.attempts >= MOST_ATTEMPTS ? 'fail' : 'putBack', message);
}

async function end(jobs: JobsRepository, job: Job, how: 'fail' | 'putBack', error: string) {
  const held = await jobs[how](job.jobId, job.leaseOwner, error);
  if (held === 'lost') return 'lost' as const;
  return how === 'fail' ? ('failed' as const) : ('put-back' as const);
}
