/**
 * Keeps a second server away from the same SQLite files.
 *
 * The lock is one that the operating system drops when the process ends, however it ends, so nothing stale can
 * be left behind. Command-line jobs beside a server do not take it.
 */

import { join } from 'node:path';

import Database from 'better-sqlite3';

import { makeFolder } from './make-folder.ts';
import { codeOf, StoreProblem, toStoreProblem } from './store-problem.ts';

/** @returns releases the lock. @throws StoreProblem if another server holds it, or the folder cannot be written. */
export function lockForServing(folder: string): () => void {
  const file = join(folder, 'serve.lock');
  let lock: Database.Database | undefined;
  try {
    makeFolder(folder);
    lock = new Database(file, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    if (codeOf(error) === 'SQLITE_BUSY') {
      throw new StoreProblem('store-locked', `Another server runs on the folder ${folder}.`, {
        cause: error,
      });
    }
    throw toStoreProblem(error, `folder ${folder}`);
  }
  const held = lock;
  return () => held.close();
}
