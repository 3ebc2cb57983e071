/** Opens the ballot store: answers, free text and drafts, and nothing that leads to a person. */

import type { Kysely } from 'kysely';

import type { StoreOptions, StoreTarget } from '../connect.ts';
import { openStore, type Store } from '../open-store.ts';
import { makeBallotsRepository } from './ballots.repository.ts';
import { makeDraftsRepository } from './drafts.repository.ts';
import { type HiddenOrder, hideArrivalOrder } from './hide-arrival-order.ts';
import { ballotsMigrations } from './migrations.ts';
import type { BallotsSchema } from './schema.ts';
import { makeTextsRepository } from './texts.repository.ts';
import { makeWaveStatesRepository } from './wave-states.repository.ts';

export type BallotsRepositories = ReturnType<typeof makeBallotsRepositories>;

export interface BallotStore extends Store<BallotsSchema, BallotsRepositories> {
  /** Rewrites the store so that nothing in its files tells the order of arrival. Daily and at close. */
  hideArrivalOrder(): Promise<HiddenOrder>;
}

export function makeBallotsRepositories(db: Kysely<BallotsSchema>) {
  return {
    waveStates: makeWaveStatesRepository(db),
    ballots: makeBallotsRepository(db),
    texts: makeTextsRepository(db),
    drafts: makeDraftsRepository(db),
  };
}

/** @throws StoreProblem, in words, if it cannot be used. */
export async function openBallots(target: StoreTarget, options: StoreOptions = {}): Promise<BallotStore> {
  const store = await openStore(
    {
      role: 'ballot store',
      recordedIn: 'ballots_migrations',
      migrations: ballotsMigrations,
      makeRepositories: makeBallotsRepositories,
    },
    target,
    options,
  );
  return { ...store, hideArrivalOrder: () => hideArrivalOrder(store) };
}
