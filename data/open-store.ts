/** Opens a store: connects, brings it up to date, and hands out its repositories. */

import type { Kysely } from 'kysely';

import { connect, type StoreOptions, type StoreTarget } from './connect.ts';
import type { Connection } from './connection.ts';
import { migrate, type StorePlan } from './migrate.ts';
import { makeWithTransaction, type WithTransaction } from './with-transaction.ts';

export interface Store<Schema, Repositories> extends Connection<Schema> {
  readonly repositories: Repositories;
  readonly withTransaction: WithTransaction<Repositories>;
  close(): Promise<void>;
}

export interface StoreDefinition<Schema, Repositories> extends StorePlan {
  readonly role: string;
  readonly makeRepositories: (db: Kysely<Schema>) => Repositories;
}

/** @throws StoreProblem, in words, if the store cannot be used. */
export async function openStore<Schema, Repositories>(
  definition: StoreDefinition<Schema, Repositories>,
  target: StoreTarget,
  options: StoreOptions,
): Promise<Store<Schema, Repositories>> {
  const { role, makeRepositories } = definition;
  const connection = await connect<Schema>(role, target, options);
  try {
    await migrate(connection, definition, options.readOnly ?? false);
  } catch (error) {
    await connection.db.destroy();
    throw error;
  }
  const { db, retryPolicy } = connection;
  return {
    ...connection,
    repositories: makeRepositories(db),
    withTransaction: makeWithTransaction(db, makeRepositories, retryPolicy),
    close: () => db.destroy(),
  };
}
