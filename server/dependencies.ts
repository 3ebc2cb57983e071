/**
 * The composition root: everything with a side effect is built here, and nothing else knows both stores.
 *
 * No module opens a database when it is imported; a process calls what it needs from here.
 */

import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';

import { openBallots } from '../data/ballots/open-ballots.ts';
import { makeFolder } from '../data/make-folder.ts';
import { openRegistry } from '../data/registry/open-registry.ts';
import { toStoreProblem } from '../data/store-problem.ts';
import type { Config } from './config.ts';
import { makeTranslateFor } from './http/messages.ts';
import type { Log } from './http/problem-reply.ts';
import { makeInstrumentShelf } from './instrument/instrument-shelf.ts';
import { makeJobWork } from './jobs/job-work.ts';
import { makeRunJob } from './jobs/run-job.ts';
import { makePublishRelease } from './study/publish-release.ts';
import { makeWaveLife } from './study/wave-life.ts';

/** Where the project itself lies. */
const PROJECT_FOLDER = resolve(import.meta.dirname, '..');

export const VIEWS_FOLDER = join(PROJECT_FOLDER, 'views');

/** Ids are 16 random bytes in hex, never ordered by time. */
export function newId(): string {
  return randomBytes(16).toString('hex');
}

export function now(): Date {
  return new Date();
}

export type Stores = Awaited<ReturnType<typeof openStores>>;

/** @throws StoreProblem, in words, if a store cannot be used. */
export async function openStores(config: Pick<Config, 'registry' | 'ballots'>) {
  const registry = await openRegistry(prepared(config.registry));
  try {
    const ballots = await openBallots(prepared(config.ballots));
    return {
      registry,
      ballots,
      close: async () => {
        await registry.close();
        await ballots.close();
      },
    };
  } catch (error) {
    await registry.close();
    throw error;
  }
}

/** The folder of a SQLite file is made when it is not there. */
function prepared(target: Config['registry']): Config['registry'] {
  if (typeof target !== 'string' && target.file !== ':memory:') {
    try {
      makeFolder(dirname(target.file));
    } catch (error) {
      throw toStoreProblem(error, `folder ${dirname(target.file)}`);
    }
  }
  return target;
}

/** The message catalogue of a locale; British English where there is none. */
export const translateFor = makeTranslateFor(join(VIEWS_FOLDER, 'messages'));

export function publishReleaseOf({ registry }: Pick<Stores, 'registry'>) {
  return makePublishRelease({ inRegistryTransaction: registry.withTransaction, newId, now });
}

export function waveLifeOf({ registry, ballots }: Stores) {
  return makeWaveLife({
    registry: registry.repositories,
    inRegistryTransaction: registry.withTransaction,
    waveStates: ballots.repositories.waveStates,
    newId,
    now,
  });
}

/** Runs one claimed job of any kind in this process. */
export function runJobOf({ registry, ballots }: Pick<Stores, 'registry' | 'ballots'>, log: Log) {
  const { jobs, waves, releases, instruments, sessions, accountLinks } = registry.repositories;
  return makeRunJob({
    jobs,
    log,
    now,
    newId,
    work: makeJobWork({
      waves,
      releases,
      inRegistryTransaction: registry.withTransaction,
      waveStates: ballots.repositories.waveStates,
      ballots: ballots.repositories.ballots,
      instrumentByHash: makeInstrumentShelf(instruments),
      removeExpiredDrafts: ballots.repositories.drafts.removeExpired,
      removeExpiredSessions: sessions.removeExpired,
      removeExpiredLinks: accountLinks.removeExpired,
      hideArrivalOrder: ballots.hideArrivalOrder,
      now,
    }),
  });
}
