/** Claims queued jobs, one at a time, keeps their lease while they run, and hands them to whoever runs them. */

import type { Job, JobsRepository } from '../../data/registry/jobs.repository.ts';
import type { JobOutcome } from './run-job.ts';

const LEASE_MS = 60_000;
const RENEW_MS = 20_000;
const POLL_MS = 1_000;

export interface JobRunnerDependencies {
  readonly jobs: JobsRepository;
  /** In a worker thread in the server; at once on the command line. */
  readonly run: (job: Job) => Promise<JobOutcome>;
  readonly leaseOwner: string;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

export type JobRunner = ReturnType<typeof makeJobRunner>;

export function makeJobRunner(dependencies: JobRunnerDependencies) {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = true;
  let current: Promise<unknown> = Promise.resolve();

  return {
    /** Polls until stopped. */
    start(): void {
      isStopped = false;
      poll();
    },

    /** Resolves when the job that is running has ended. */
    async stop(): Promise<void> {
      isStopped = true;
      clearTimeout(timer);
      await current;
    },

    /** Runs one queued job. @returns its outcome, or 'idle' if there was none. */
    runNext: () => runNext(dependencies),
  };

  function poll(): void {
    if (isStopped) return;
    current = runNext(dependencies).catch((error: unknown) => {
      dependencies.onError(error);
      return 'idle' as const;
    });
    void current.then((outcome) => {
      if (!isStopped) timer = setTimeout(poll, outcome === 'idle' || outcome === 'put-back' ? POLL_MS : 0);
    });
  }
}

async function runNext({ jobs, run, leaseOwner, now, onError }: JobRunnerDependencies) {
  const lease = () => ({ leaseOwner, leaseUntil: new Date(now().getTime() + LEASE_MS).toISOString() });
  const job = await jobs.claim(lease(), now().toISOString());
  if (job === undefined) return 'idle' as const;

  const renewing = setInterval(() => void jobs.renew(job.jobId, lease()).catch(onError), RENEW_MS);
  try {
    return await run(job);
  } finally {
    clearInterval(renewing);
  }
}
