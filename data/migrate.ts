/**
 * Brings a store to the schema of this version when it is opened; there is no way back.
 *
 * All of it happens in one transaction, so a store is never half migrated, and of two servers that start
 * together one waits for the other. A store that a newer version has written is refused.
 */

import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';

import type { Connection } from './connection.ts';
import { codeOf, StoreProblem, toStoreProblem } from './store-problem.ts';

export type Migrations = Readonly<Record<string, Migration>>;

export interface StorePlan {
  /** Names of the tables in which the store records its migrations; they also tell the two stores apart. */
  readonly recordedIn: string;
  /** By name, numbered without gaps: '0001-accounts'. */
  readonly migrations: Migrations;
}

/**
 * Unique violation, relation exists, and the transaction that is aborted by either: somebody else created the
 * same table at the same moment.
 */
const CREATED_MEANWHILE = new Set(['23505', '42P07', '25P02']);

/** @throws StoreProblem if the store belongs to something else, is newer, or cannot be written. */
export async function migrate<Schema>(
  connection: Connection<Schema>,
  plan: StorePlan,
  readOnly: boolean,
): Promise<void> {
  const { kind, storeName } = connection;
  const db = connection.db as Kysely<unknown>;
  const applied = await appliedTo({ db, kind, storeName }, plan);
  const unknown = applied.find((name) => !(name in plan.migrations));
  if (unknown !== undefined) {
    throw new StoreProblem(
      'store-newer',
      `The ${storeName} was written by a newer version of Readout (it has ${unknown}): start that version, or restore a backup.`,
    );
  }
  if (applied.length === Object.keys(plan.migrations).length) return;
  if (readOnly) {
    throw new StoreProblem('store-not-a-store', `The ${storeName} has not been set up by this version.`);
  }
  try {
    await apply(db, plan);
  } catch (error) {
    if (kind === 'postgres' && CREATED_MEANWHILE.has(codeOf(error) ?? '')) {
      await apply(db, plan);
      return;
    }
    throw toStoreProblem(error, storeName);
  }
}

/** The migrations that a store has; none if it is empty. */
async function appliedTo(
  { db, kind, storeName }: Omit<Connection<unknown>, 'retryPolicy'>,
  { recordedIn }: StorePlan,
): Promise<readonly string[]> {
  const tables = (await db.introspection.getTables({ withInternalKyselyTables: true })).map(
    ({ name }) => name,
  );
  if (!tables.includes(recordedIn)) {
    // A PostgreSQL database may hold tables of its extensions; both stores have waves.
    if (kind === 'sqlite' ? tables.length > 0 : tables.includes('waves')) {
      throw new StoreProblem(
        'store-not-a-store',
        `The ${storeName} holds something else: each store needs a database of its own.`,
      );
    }
    return [];
  }
  const rows = await (db as Kysely<Record<string, { name: string }>>)
    .selectFrom(recordedIn)
    .select('name')
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

async function apply(db: Kysely<unknown>, { recordedIn, migrations }: StorePlan): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const migrator = new Migrator({
      db: transaction,
      provider: { getMigrations: async () => migrations },
      migrationTableName: recordedIn,
      migrationLockTableName: `${recordedIn}_lock`,
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  });
}
