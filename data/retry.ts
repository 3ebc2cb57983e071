/** Trying again what failed only because somebody else was writing at the same moment. */

import { setTimeout as sleep } from 'node:timers/promises';

import { codeOf } from './store-problem.ts';

export interface RetryPolicy {
  /** From 0 to 1; spreads out those who failed together. */
  readonly random: () => number;
  /** How long it is tried in all, before the error is passed on. */
  readonly patienceMs: number;
}

const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 200;

/** Serialization failure, deadlock (PostgreSQL); busy (SQLite). */
const TRANSIENT = new Set(['40001', '40P01']);

/**
 * Runs the work again, after a pause that doubles and varies, as long as it fails for a passing reason.
 *
 * @throws the last error when patience is over, and any other error at once.
 */
export async function withRetry<T>(policy: RetryPolicy, work: () => Promise<T>): Promise<T> {
  let waitedMs = 0;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || waitedMs >= policy.patienceMs) throw error;
    }
    const thisPauseMs = pauseMs * (0.5 + policy.random());
    await sleep(thisPauseMs);
    waitedMs += thisPauseMs;
  }
}

function isTransient(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && (TRANSIENT.has(code) || code.startsWith('SQLITE_BUSY'));
}
