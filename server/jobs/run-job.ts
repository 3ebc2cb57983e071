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
    if (doWork === undefined) {
      await jobs.fail(job.jobId, job.leaseOwner, `there is no work of kind ${job.kind}`);
      return 'failed';
    }
    try {
      await doWork(job, async (step, progressPercent) => {
        const held = await jobs.completeStep(job.jobId, job.leaseOwner, { step, progressPercent });
        if (held === 'lost') throw new LostLease(job.jobId);
      });
      return (await jobs.finish(job.jobId, job.leaseOwner)) === 'held' ? 'done' : 'lost';
    } catch (error) {
      if (error instanceof LostLease) return 'lost';
      return giveUp(job, error);
    }
  };

  /** Five tries, then the job waits for a person: the error stands in its row. */
  async function giveUp(job: Job, error: unknown): Promise<JobOutcome> {
    const message = error instanceof Error ? error.message : String(error);
    const isLast = job.attempts >= MOST_ATTEMPTS;
    if (isLast) await jobs.fail(job.jobId, job.leaseOwner, message);
    else await jobs.putBack(job.jobId, job.leaseOwner, message);
    return isLast ? 'failed' : 'put-back';
  }
}
