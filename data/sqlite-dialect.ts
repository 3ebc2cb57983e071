/**
 * Kysely on one better-sqlite3 connection, as two processes on one file need it.
 *
 * A transaction begins with BEGIN IMMEDIATE, because a deferred one fails at once when it turns from reading
 * to writing. While another process writes, the wait is asynchronous and other reads go on. Queries of one
 * process take turns: inside a transaction only its own queries run.
 */

import type Database from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

import { type RetryPolicy, withRetry } from './retry.ts';
import { toStoreProblem } from './store-problem.ts';

export interface SqliteDialectConfig extends RetryPolicy {
  readonly database: Database.Database;
  /** For messages, e.g. "registry store /srv/readout/registry.db". */
  readonly storeName: string;
}

export function makeSqliteDialect(config: SqliteDialectConfig): Dialect {
  return {
    createDriver: () => makeDriver(config),
    createQueryCompiler: makeQueryCompiler,
    createAdapter: makeAdapter,
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

interface SqliteConnection extends DatabaseConnection {
  begin(): Promise<void>;
  finish(statement: 'COMMIT' | 'ROLLBACK'): void;
}

function makeDriver(config: SqliteDialectConfig): Driver {
  const turns = makeTurns();
  return {
    init: async () => {},
    acquireConnection: async () => makeConnection(config, turns),
    beginTransaction: async (connection) => (connection as SqliteConnection).begin(),
    commitTransaction: async (connection) => (connection as SqliteConnection).finish('COMMIT'),
    rollbackTransaction: async (connection) => (connection as SqliteConnection).finish('ROLLBACK'),
    releaseConnection: async () => {},
    destroy: async () => {
      config.database.close();
    },
  };
}

/** What Kysely takes for a connection: all of them share the one database and take turns on it. */
function makeConnection(config: SqliteDialectConfig, turns: Turns): SqliteConnection {
  const { database, storeName } = config;
  let endTurn: (() => void) | undefined;

  async function inTurn<T>(work: () => T): Promise<T> {
    const end = await turns.take();
    try {
      return work();
    } finally {
      end();
    }
  }

  /** Between two attempts nobody is kept waiting. */
  async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await withRetry(config, attempt);
    } catch (error) {
      throw toStoreProblem(error, storeName);
    }
  }

  return {
    begin: () =>
      patiently(async () => {
        const end = await turns.take();
        try {
          database.exec('BEGIN IMMEDIATE');
          endTurn = end;
        } catch (error) {
          end();
          throw error;
        }
      }),

    finish(statement) {
      try {
        // SQLite itself rolls back on some errors (disk full); then there is nothing left to end.
        if (database.inTransaction) database.exec(statement);
      } catch (error) {
        throw toStoreProblem(error, storeName);
      }
      // Not after a failed COMMIT: Kysely then asks for ROLLBACK, and the turn lasts until that.
      endTurn?.();
      endTurn = undefined;
    },

    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const work = () => execute<R>(database, query);
      if (endTurn === undefined) return patiently(() => inTurn(work));
      try {
        return work();
      } catch (error) {
        throw toStoreProblem(error, storeName);
      }
    },

    streamQuery() {
      throw new RangeError('an open stream would hold the only SQLite connection: read keyset pages');
    },
  };
}

function execute<R>(database: Database.Database, { sql, parameters }: CompiledQuery): QueryResult<R> {
  const statement = database.prepare(sql);
  if (statement.reader) return { rows: statement.all(...parameters) as R[] };
  const { changes } = statement.run(...parameters);
  return { rows: [], numAffectedRows: BigInt(changes) };
}

interface Turns {
  /** Waits for everybody before, and gives what ends the turn. */
  take(): Promise<() => void>;
}

function makeTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  return {
    async take() {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      await before;
      return resolve;
    },
  };
}

/** A transaction locks the whole file, so there are no rows to lock and no syntax for it. */
function makeQueryCompiler(): QueryCompiler {
  const compiler = new SqliteQueryCompiler();
  return {
    compileQuery(node, queryId) {
      if (node.kind !== 'SelectQueryNode' || node.endModifiers === undefined) {
        return compiler.compileQuery(node, queryId);
      }
      const { endModifiers, ...withoutLocks } = node;
      return compiler.compileQuery(withoutLocks, queryId);
    },
  };
}

/** Takes turns itself, so Kysely must not; and SQLite does undo DDL, so migrations are all or nothing. */
function makeAdapter(): SqliteAdapter {
  return Object.create(new SqliteAdapter(), {
    supportsMultipleConnections: { value: true },
    supportsTransactionalDdl: { value: true },
  }) as SqliteAdapter;
}
