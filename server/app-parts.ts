/** The web application, put together from the stores: every feature's routes with what they need. */

import { randomBytes } from 'node:crypto';

import type { Express } from 'express';

import { overviewOf } from '../analysis/results/overview-of.ts';
import { resultsOf } from '../analysis/results/results-of.ts';
import { makeAccountRoutes } from './account/account.routes.ts';
import type { SignedInAccount } from './account/permissions.ts';
import { makeSignIn } from './account/sign-in.ts';
import { sessionsOf, setPasswordOf, setupLinksOf } from './account-parts.ts';
import { makeApp } from './app.ts';
import type { Config } from './config.ts';
import {
  newId,
  now,
  publishReleaseOf,
  type Stores,
  translateFor,
  VIEWS_FOLDER,
  waveLifeOf,
} from './dependencies.ts';
import { makeExportRoutes } from './export/export.routes.ts';
import { DEFAULT_LOCALE } from './http/messages.ts';
import type { Log } from './http/problem-reply.ts';
import { makeInstrumentShelf } from './instrument/instrument-shelf.ts';
import { makeFindWave } from './respond/find-wave.ts';
import { makeRespondRoutes } from './respond/respond.routes.ts';
import { makeFindResults } from './results/find-results.ts';
import { makeResultsRoutes } from './results/results.routes.ts';
import { makeStudyRoutes } from './study/study.routes.ts';

export interface AppOfParts {
  readonly stores: Stores;
  readonly config: Pick<Config, 'trustedProxies'>;
  /** Scheme, host and port under which people reach the server. */
  readonly origin: string;
  readonly log: Log;
}

export function appOf({ stores, config, origin, log }: AppOfParts): Express {
  const registry = stores.registry.repositories;
  const ballotStore = stores.ballots.repositories;
  const t = translateFor(DEFAULT_LOCALE);
  const sessions = sessionsOf(stores, origin.startsWith('https:'));
  const instrumentByHash = makeInstrumentShelf(registry.instruments);
  const shared = {
    ...registry,
    ...ballotStore,
    accountOf: sessions.accountOf,
    instrumentByHash,
    randomBytes,
    newId,
    now,
    t,
    translateFor,
    publicOrigin: origin,
  };
  return makeApp({
    publicOrigin: origin,
    trustProxy: config.trustedProxies === 0 ? false : config.trustedProxies,
    viewsFolder: VIEWS_FOLDER,
    translateFor,
    locale: DEFAULT_LOCALE,
    randomBytes,
    log,
    routers: [
      makeRespondRoutes({
        ...shared,
        waveBySlug: makeFindWave(shared),
        withTransaction: stores.ballots.withTransaction,
      }),
      makeAccountRoutes({ ...accountParts(stores), sessions, t }),
      makeStudyRoutes({
        ...shared,
        waveLife: waveLifeOf(stores),
        publishRelease: publishReleaseOf(stores),
      }),
      makeResultsRoutes({
        ...shared,
        findResults: makeFindResults(shared),
        resultsOf,
        overviewOf,
        frameOf: (account) => resultsFrame(account, t('study.studies')),
      }),
      makeExportRoutes(shared),
    ],
  });
}

function accountParts(stores: Stores) {
  const { accounts } = stores.registry.repositories;
  return {
    signIn: makeSignIn({ accountByEmail: accounts.byEmail, now }),
    setupLinks: setupLinksOf(stores),
    emailOf: async (accountId: string) => (await accounts.byId(accountId))?.email,
    setPassword: setPasswordOf(stores),
  };
}

function resultsFrame(account: SignedInAccount | undefined, studies: string) {
  return {
    navigation: [{ label: studies, href: account === undefined ? '/' : '/studies' }],
    signedInAs: account?.name ?? null,
  };
}
