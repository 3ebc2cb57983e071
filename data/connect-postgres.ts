/** A pool of connections to a PostgreSQL database. */

import { Kysely, PostgresAdapter, PostgresDialect, sql } from 'kysely';
import pg from 'pg';

import type { Connection, ConnectSettings } from './connection.ts';
import { StoreProblem, toStoreProblem } from './store-problem.ts';

const INT8 = 20;
const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5000;

export async function connectPostgres<Schema>(
  role: string,
  url: string,
  { readOnly, retryPolicy }: ConnectSettings,
): Promise<Connection<Schema>> {
  const storeName = `${role} ${withoutPassword(url)}`;
  const pool = makePool(parsed(url, storeName), readOnly);
  const db = new Kysely<Schema>({ dialect: makeDialect(pool) });
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await db.destroy();
    throw toStoreProblem(error, storeName);
  }
  return { kind: 'postgres', db, storeName, retryPolicy };
}

function parsed(url: string, storeName: string): string {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StoreProblem(
      'store-unreachable',
      `The ${storeName} has no usable address: it must begin with postgres://.`,
    );
  }
  return url;
}

function makePool(connectionString: string, readOnly: boolean): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'readout',
    ...(readOnly ? { options: '-c default_transaction_read_only=on' } : {}),
    types: { getTypeParser },
  });
  // A connection that breaks while idle is replaced by the pool; whoever needs the next one sees the error.
  pool.on('error', () => {});
  return pool;
}

/** Counts are integers far below 2^53, and PostgreSQL would hand them out as text. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: unknown) =>
  oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');

/** The address in messages: host, port and database, and nothing that signs in. */
function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'database';
  const { hostname, port, pathname } = new URL(url);
  return `database ${decodeURIComponent(pathname.slice(1))} at ${hostname}${port && `:${port}`}`;
}

/** Migrations wait for each other on a row, because not every engine of this protocol has advisory locks. */
function makeDialect(pool: pg.Pool): PostgresDialect {
  const dialect = new PostgresDialect({ pool });
  dialect.createAdapter = () =>
    Object.create(new PostgresAdapter(), {
      acquireMigrationLock: { value: lockRow },
      releaseMigrationLock: { value: async () => {} },
    }) as PostgresAdapter;
  return dialect;
}

const lockRow: PostgresAdapter['acquireMigrationLock'] = async (db, { lockTable, lockRowId }) => {
  await sql`select id from ${sql.table(lockTable)} where id = ${lockRowId} for update`.execute(db);
};
