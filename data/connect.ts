/** From where a store is kept, to a connection on which the same queries run: SQLite or PostgreSQL. */

import { connectPostgres } from './connect-postgres.ts';
import { connectSqlite } from './connect-sqlite.ts';
import type { Connection } from './connection.ts';

/** A file (':memory:' in tests), or the address of a PostgreSQL database (postgres://...). */
export type StoreTarget = string | { readonly file: string };

export interface StoreOptions {
  /** Spreads out those who try again at the same moment; Math.random if not given. */
  readonly random?: () => number;
  /** How long a write waits for another program, in all, before it is refused; 5 seconds if not given. */
  readonly patienceMs?: number;
  /** For a worker that reads beside the server: nothing is created and nothing can be written. */
  readonly readOnly?: boolean;
}

/** @param role - what the store is, for messages: 'registry' or 'ballot store'. */
export async function connect<Schema>(
  role: string,
  target: StoreTarget,
  options: StoreOptions,
): Promise<Connection<Schema>> {
  const readOnly = options.readOnly ?? false;
  const retryPolicy = { random: options.random ?? Math.random, patienceMs: options.patienceMs ?? 5000 };
  return typeof target === 'string'
    ? connectPostgres(role, target, { readOnly, retryPolicy })
    : connectSqlite(role, target.file, { readOnly, retryPolicy });
}
