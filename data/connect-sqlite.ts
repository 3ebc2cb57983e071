/** Opens an SQLite file with the settings on which durability and the removal of deleted rows depend. */

import Database from 'better-sqlite3';
import { Kysely } from 'kysely';

import type { Connection, ConnectSettings } from './connection.ts';
import { type RetryPolicy, withRetry } from './retry.ts';
import { makeSqliteDialect } from './sqlite-dialect.ts';
import { StoreProblem, toStoreProblem } from './store-problem.ts';

/** A longer wait would stall the event loop; beyond it the driver waits asynchronously. */
const BUSY_TIMEOUT_MS = 50;
const SYNCHRONOUS_FULL = 2;

export async function connectSqlite<Schema>(
  role: string,
  file: string,
  { readOnly, retryPolicy }: ConnectSettings,
): Promise<Connection<Schema>> {
  const storeName = `${role} ${file}`;
  const database = await openPatiently(retryPolicy, () => openFile(file, readOnly), storeName);
  assertDurable(database, storeName);
  const dialect = makeSqliteDialect({ ...retryPolicy, database, storeName });
  return { kind: 'sqlite', db: new Kysely<Schema>({ dialect }), storeName, retryPolicy };
}

async function openPatiently(
  retryPolicy: RetryPolicy,
  open: () => Database.Database,
  storeName: string,
): Promise<Database.Database> {
  try {
    return await withRetry(retryPolicy, async () => open());
  } catch (error) {
    throw toStoreProblem(error, storeName);
  }
}

function openFile(file: string, readOnly: boolean): Database.Database {
  const database = new Database(file, { readonly: readOnly, timeout: BUSY_TIMEOUT_MS });
  try {
    prepare(database, readOnly);
    // SQLite keeps some settings for good only after a first read.
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: Database.Database, readOnly: boolean): void {
  database.pragma('trusted_schema = OFF');
  database.pragma('temp_store = MEMORY');
  database.pragma('foreign_keys = ON');
  if (!readOnly) {
    // Rows of about 700 bytes without overflow pages; it has an effect on a new file only.
    database.pragma('page_size = 8192');
    database.pragma('journal_mode = WAL');
    database.pragma('secure_delete = ON');
    database.pragma('wal_autocheckpoint = 1000');
  }
  database.pragma('synchronous = FULL');
}

/** Asked after a first read: before it, SQLite names a setting that it will not keep. */
function assertDurable(database: Database.Database, storeName: string): void {
  const synchronous = database.pragma('synchronous', { simple: true });
  const journal = database.pragma('journal_mode', { simple: true });
  if (synchronous !== SYNCHRONOUS_FULL || (journal !== 'wal' && !database.memory)) {
    database.close();
    throw new StoreProblem(
      'store-not-durable',
      `The ${storeName} cannot be kept safely (synchronous ${synchronous}, journal ${journal}): is it on a local disk?`,
    );
  }
}
