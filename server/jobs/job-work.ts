/** Which kinds of job there are, and what does each. */

import { type DailyJobDependencies, makeDailyJob } from './daily-job.ts';
import { makeReleaseJob, type ReleaseJobDependencies } from './release-job.ts';
import type { JobWork } from './run-job.ts';

export function makeJobWork(
  dependencies: ReleaseJobDependencies & DailyJobDependencies,
): Readonly<Record<string, JobWork>> {
  return { release: makeReleaseJob(dependencies), daily: makeDailyJob(dependencies) };
}
