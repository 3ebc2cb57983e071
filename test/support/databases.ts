/** Runs the same tests on SQLite and on a real PostgreSQL; each test has stores of its own. */

import { afterEach, describe } from 'node:test';

import { type Kysely, sql } from 'kysely';

import { type BallotStore, openBallots } from '../../data/ballots/open-ballots.ts';
import type { StoreTarget } from '../../data/connect.ts';
import { openRegistry, type Registry } from '../../data/registry/open-registry.ts';
import { postgresServer } from './postgres-server.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

export interface TestStores {
  readonly registry: Registry;
  readonly ballots: BallotStore;
}

/** Fresh, empty stores; they are closed after the test. */
export type MakeStores = () => Promise<TestStores>;

export function onEveryDatabase(name: string, defineTests: (makeStores: MakeStores) => void): void {
  for (const kind of ['sqlite', 'postgres'] as const) {
    describe(`${name}, on ${kind}`, () => defineTests(onDatabase(kind)));
  }
}

/** For tests of one database only: call it inside a describe. */
export function onDatabase(kind: DatabaseKind): MakeStores {
  const cleanups: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
  });

  return async () => {
    const targets = kind === 'sqlite' ? IN_MEMORY : await emptyDatabases();
    const registry = await openRegistry(targets.registry);
    const ballots = await openBallots(targets.ballots);
    cleanups.push(async () => {
      if (kind === 'postgres') {
        await emptyTables(registry.db, 'registry_migrations');
        await emptyTables(ballots.db, 'ballots_migrations');
        unused.push(targets);
      }
      await registry.close();
      await ballots.close();
    });
    return { registry, ballots };
  };
}

interface Targets {
  readonly registry: StoreTarget;
  readonly ballots: StoreTarget;
}

const IN_MEMORY: Targets = { registry: { file: ':memory:' }, ballots: { file: ':memory:' } };

/** Databases that another test has used and left empty: much quicker than a new one for each test. */
const unused: Targets[] = [];

async function emptyDatabases(): Promise<Targets> {
  return unused.pop() ?? { registry: await anEmptyDatabase(), ballots: await anEmptyDatabase() };
}

/** By deleting, which for few rows takes a tenth of the time of truncating; foreign keys are put aside. */
async function emptyTables<Schema>(db: Kysely<Schema>, recordedIn: string): Promise<void> {
  const tables = await db.introspection.getTables();
  const names = tables.map(({ name }) => name).filter((name) => !name.startsWith(recordedIn));
  await db.transaction().execute(async (transaction) => {
    await sql`set local session_replication_role = replica`.execute(transaction);
    for (const name of names) await sql`delete from ${sql.table(name)}`.execute(transaction);
  });
}

let made = 0;

/** A PostgreSQL database with nothing in it, not even tables; gone after the test process. */
export async function anEmptyDatabase(): Promise<string> {
  const server = await postgresServer();
  made += 1;
  await server.run(`create database test_${made}`);
  return server.urlOf(`test_${made}`);
}
