/** Runs one claimed job to its end, whichever kind it is, and leaves its row telling what happened. */

import type { CompletedStep, Job, JobsRepository } from '../../data/registry/jobs.repository.ts';
import type { Log } from '../http/problem-reply.ts';
import { errorEntry, ownSentence } from './error-entry.ts';

/** Work that can be taken up after its last completed step. */
export type JobWork = (job: Job, done: CompleteStep) => Promise<void>;

/** Records a step, so that whoever takes the job over begins after it. @throws LostLease */
export type CompleteStep = (done: CompletedStep) => Promise<void>;

/** Another worker holds the job now; what is done here must not be recorded. */
export class LostLease extends Error {}

/** With the growing pauses between them, about 35 minutes in all: longer than a database takes to come back. */
const MOST_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15 * 60_000;

export interface RunJobDependencies {
  readonly jobs: JobsRepository;
  readonly work: Readonly<Record<string, JobWork>>;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
}

export type JobOutcome = 'done' | 'failed' | 'put-back' | 'lost';

export function makeRunJob(dependencies: RunJobDependencies) {
  return async function runJob(job: Job): Promise<JobOutcome> {
    const doWork = dependencies.work[job.kind];
    if (doWork === undefined) return fail(dependencies, job, `There is no work of kind ${job.kind}.`);
    if (job.attempts > MOST_ATTEMPTS) return fail(dependencies, job, job.error || ENDED_EVERY_TIME);
    return runWork(dependencies, job, doWork);
  };
}

/** Work that ends its process leaves no error behind, and must not be tried for ever. */
const ENDED_EVERY_TIME = 'The process ended at every attempt.';

async function runWork(dependencies: RunJobDependencies, job: Job, doWork: JobWork): Promise<JobOutcome> {
  try {
    await doWork(job, (done) => completeStep(dependencies, job, done));
    const held = await dependencies.jobs.finish(job.jobId, job.leaseOwner);
    return held === 'held' ? 'done' : 'lost';
  } catch (error) {
    return error instanceof LostLease ? 'lost' : giveUp(dependencies, job, error);
  }
}

async function completeStep(
  { jobs, log }: RunJobDependencies,
  { jobId, kind, leaseOwner }: Job,
  done: CompletedStep,
) {
  const held = await jobs.completeStep(jobId, leaseOwner, done);
  if (held === 'lost') throw new LostLease(jobId);
  const { remarks = [] } = done;
  if (remarks.length > 0) log({ level: 'warning', jobId, kind, remarks });
}

/** A few tries with growing pauses, then the job waits for a person: the error stands in its row. */
async function giveUp(dependencies: RunJobDependencies, job: Job, error: unknown): Promise<JobOutcome> {
  const sentence = logged(dependencies, job, error);
  if (job.attempts >= MOST_ATTEMPTS) return fail(dependencies, job, sentence);
  const { jobs, now } = dependencies;
  const notBefore = new Date(now().getTime() + pauseMsAfter(job.attempts)).toISOString();
  const held = await jobs.putBack(job.jobId, job.leaseOwner, { error: sentence, notBefore });
  return held === 'lost' ? 'lost' : 'put-back';
}

/** 1 s, 4 s, 16 s, ...: a short outage of a store must not cost a wave its release. */
function pauseMsAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE_MS * 4 ** (attempts - 1), LONGEST_PAUSE_MS);
}

/** @returns what may stand in the job's row. */
function logged({ log, newId }: RunJobDependencies, { jobId, kind }: Job, error: unknown): string {
  const reference = newId();
  log({ ...errorEntry(error), reference, jobId, kind });
  return ownSentence(error) ?? `Something went wrong that should not. The log says more under ${reference}.`;
}

async function fail({ jobs }: RunJobDependencies, job: Job, error: string): Promise<JobOutcome> {
  return (await jobs.fail(job.jobId, job.leaseOwner, error)) === 'lost' ? 'lost' : 'failed';
}
