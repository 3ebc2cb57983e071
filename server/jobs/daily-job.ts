/** Once a day: what has expired goes, and the order of arrival is hidden in the ballot store's files. */

import { createHash } from 'node:crypto';

import { dayIn } from '../study/calendar-day.ts';
import { type HideArrivalOrder, hideOrder } from './hide-order.ts';
import type { JobWork } from './run-job.ts';

export interface DailyJobDependencies {
  /** @param today - drafts whose day has come are deleted. */
  readonly removeExpiredDrafts: (today: string) => Promise<number>;
  /** @param now - a moment. */
  readonly removeExpiredSessions: (now: string) => Promise<void>;
  readonly removeExpiredLinks: (now: string) => Promise<void>;
  readonly hideArrivalOrder: HideArrivalOrder;
  readonly now: () => Date;
}

/** Twelve hours behind universal time: where a day begins last. Drafts expire on a day of their wave's own zone. */
const LAST_TIME_ZONE = 'Etc/GMT+12';

export function makeDailyJob(dependencies: DailyJobDependencies): JobWork {
  const { removeExpiredDrafts, removeExpiredSessions, removeExpiredLinks, hideArrivalOrder, now } =
    dependencies;
  return async (_job, done) => {
    const moment = now();
    await removeExpiredDrafts(dayIn(LAST_TIME_ZONE, moment));
    await removeExpiredSessions(moment.toISOString());
    await removeExpiredLinks(moment.toISOString());
    await done({ step: 'expired-removed', progressPercent: 50 });
    const remarks = await hideOrder(hideArrivalOrder);
    await done({ step: 'order-hidden', progressPercent: 100, remarks });
  };
}

/** The same for every process, so that one of them does the day's work. @param day - an ISO day. */
export function dailyJobId(day: string): string {
  return createHash('sha256').update(`readout:daily:${day}`).digest('hex').slice(0, 32);
}
