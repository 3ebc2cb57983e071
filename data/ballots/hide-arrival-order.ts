/**
 * Rewrites the ballot store in the order of its keys, which are random, and empties the log of changes.
 *
 * A random key alone does not hide who answered first: within a page of the file rows lie in the order of
 * arrival, deleted bytes stay, and the log repeats every change in order. What a server does not allow is
 * reported, and then the anonymous mode must be refused.
 */

import { type Kysely, sql } from 'kysely';

import type { Connection } from '../connection.ts';
import { codeOf } from '../store-problem.ts';
import type { BallotsSchema } from './schema.ts';

export interface HiddenOrder {
  /** Whether nothing is left in the store and its log that tells the order of arrival. */
  readonly isHidden: boolean;
  /** What could not be done, or still tells the order. */
  readonly obstacles: readonly HidingObstacle[];
}

export type HidingObstacle =
  /** Somebody reads or writes at this moment: try again. */
  | 'log-in-use'
  /** PostgreSQL: the role may not force a checkpoint or switch the log. */
  | 'log-not-permitted'
  /** PostgreSQL: wal_recycle is on, so old log files are kept under new names. */
  | 'log-recycled'
  /** PostgreSQL: the log is archived, or another server or a slot receives it. */
  | 'log-copied'
  /** PostgreSQL: track_commit_timestamp is on. */
  | 'commits-dated';

export async function hideArrivalOrder({ kind, db }: Connection<BallotsSchema>): Promise<HiddenOrder> {
  const obstacles = kind === 'sqlite' ? await rewriteFile(db) : await rewriteTables(db);
  return { isHidden: obstacles.length === 0, obstacles };
}

/** In place: a new file renamed over an open one corrupts it. */
async function rewriteFile(db: Kysely<BallotsSchema>): Promise<readonly HidingObstacle[]> {
  await sql`VACUUM`.execute(db);
  const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
  return rows[0]?.busy === 0 ? [] : ['log-in-use'];
}

const TABLES = [
  { name: 'ballots', key: ['study_id', 'wave_id', 'nullifier'] },
  { name: 'texts', key: ['study_id', 'wave_id', 'text_hash', 'item_id'] },
  { name: 'drafts', key: ['study_id', 'wave_id', 'draft_hash'] },
] as const;

async function rewriteTables(db: Kysely<BallotsSchema>): Promise<readonly HidingObstacle[]> {
  for (const { name, key } of TABLES) await rewriteTable(db, name, key);
  const obstacles = await lastingObstacles(db);
  return (await emptyLog(db)) ? obstacles : [...obstacles, 'log-not-permitted'];
}

/**
 * Through a copy and back, so that every row is new: CLUSTER would sort the rows but leave on each the number
 * of the transaction that brought it, which counts up with arrival.
 */
async function rewriteTable(
  db: Kysely<BallotsSchema>,
  name: (typeof TABLES)[number]['name'],
  key: readonly string[],
): Promise<void> {
  const table = sql.table(name);
  const copy = sql.table(`${name}_copy`);
  const order = sql.join(key.map((column) => sql.ref(column)));
  await db.transaction().execute(async (transaction) => {
    await sql`lock table ${table} in access exclusive mode`.execute(transaction);
    await sql`create table ${copy} as select * from ${table} order by ${order}`.execute(transaction);
    await sql`truncate ${table}`.execute(transaction);
    await sql`insert into ${table} select * from ${copy} order by ${order}`.execute(transaction);
    await sql`drop table ${copy}`.execute(transaction);
  });
}

/** Twice: the first checkpoint may still need the log file that the second one lets go. */
async function emptyLog(db: Kysely<BallotsSchema>): Promise<boolean> {
  try {
    for (let round = 0; round < 2; round += 1) {
      await sql`select pg_switch_wal()`.execute(db);
      await sql`checkpoint`.execute(db);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === '42501') return false;
    throw error;
  }
}

async function lastingObstacles(db: Kysely<BallotsSchema>): Promise<readonly HidingObstacle[]> {
  const { rows } = await sql<{ recycles: string; archives: string; dates: string; receivers: number }>`
    select
      current_setting('wal_recycle') as recycles,
      current_setting('archive_mode') as archives,
      current_setting('track_commit_timestamp') as dates,
      (select count(*) from pg_replication_slots) + (select count(*) from pg_stat_replication) as receivers
  `.execute(db);
  const [found] = rows;
  if (found === undefined) throw new TypeError('the server told nothing of its settings');
  const obstacles: HidingObstacle[] = [];
  if (found.recycles !== 'off') obstacles.push('log-recycled');
  if (found.archives !== 'off' || found.receivers > 0) obstacles.push('log-copied');
  if (found.dates !== 'off') obstacles.push('commits-dated');
  return obstacles;
}
