/**
 * Transactions: several queries that hold together or not at all, tried again when another writer was in
 * the way.
 */

import type { IsolationLevel, Kysely } from 'kysely';

import { type RetryPolicy, withRetry } from './retry.ts';

/**
 * Runs the work on repositories of one transaction.
 *
 * The work may run more than once, so it changes nothing but through these repositories (mail goes through
 * the outbox), and it awaits nothing else: on SQLite, waiting inside for a query outside never ends.
 */
export type WithTransaction<Repositories> = <T>(
  work: (repositories: Repositories) => Promise<T>,
  settings?: TransactionSettings,
) => Promise<T>;

export interface TransactionSettings {
  /** PostgreSQL's own default if not given. SQLite is always serializable. */
  readonly isolationLevel?: IsolationLevel;
}

export function makeWithTransaction<Schema, Repositories>(
  db: Kysely<Schema>,
  makeRepositories: (db: Kysely<Schema>) => Repositories,
  policy: RetryPolicy,
): WithTransaction<Repositories> {
  return (work, settings = {}) =>
    withRetry(policy, () => {
      const transaction = db.transaction();
      const { isolationLevel } = settings;
      return (
        isolationLevel === undefined ? transaction : transaction.setIsolationLevel(isolationLevel)
      ).execute((inside) => work(makeRepositories(inside)));
    });
}
