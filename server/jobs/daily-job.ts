/** Once a day: what has expired goes, and the order of arrival is hidden in the ballot store's files. */

import { createHash } from 'node:crypto';

import type { JobWork } from './run-job.ts';

export interface DailyJobDependencies {
  /** @param today - drafts whose day has come are deleted. */
  readonly removeExpiredDrafts: (today: string) => Promise<number>;
  /** @param now - a moment. */
  readonly removeExpiredSessions: (now: string) => Promise<void>;
  readonly removeExpiredLinks: (now: string) => Promise<void>;
  readonly hideArrivalOrder: () => Promise<unknown>;
  readonly now: () => Date;
}

export function makeDailyJob(dependencies: DailyJobDependencies): JobWork {
  const { removeExpiredDrafts, removeExpiredSessions, removeExpiredLinks, hideArrivalOrder, now } =
    dependencies;
  return async (_job, done) => {
    const moment = now().toISOString();
    await removeExpiredDrafts(moment.slice(0, 10));
    await removeExpiredSessions(moment);
    await removeExpiredLinks(moment);
    await done('expired-removed', 50);
    await hideArrivalOrder();
  };
}

/** The same for every process, so that one of them does the day's work. @param day - an ISO day. */
export function dailyJobId(day: string): string {
  return createHash('sha256').update(`readout:daily:${day}`).digest('hex').slice(0, 32);
}
