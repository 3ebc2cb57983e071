/**
 * Makes a folder and the ones above it.
 *
 * One at a time: `mkdir` with `recursive` never returns on a file system that refuses new folders as if the one
 * above were missing, as /proc does.
 */

import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** @throws the system's error, which names the folder. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it at this moment.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
