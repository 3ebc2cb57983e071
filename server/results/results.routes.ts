/** Addresses of results: a page for each subject, and all figures as JSON. Pages read releases only. */

import express, { type Request, type Router } from 'express';

import type { SignedInAccount } from '../account/permissions.ts';
import { endpoint, json, page as pageReply, type Reply } from '../http/endpoint.ts';
import type { FrameParts } from '../http/frame.ts';
import { slugOf } from '../http/slug.ts';
import { problems } from '../problem.ts';
import type { FindResults, FoundResults } from './found-results.ts';
import { makeResultsJson } from './json/results-json.ts';
import { isResultsPage, type ResultsPage } from './results-pages.ts';
import { makeShowResults, type ShowResultsDependencies } from './show-results.ts';

export interface ResultsDependencies extends ShowResultsDependencies {
  readonly findResults: FindResults;
  /** Who asks; undefined for nobody. */
  readonly accountOf: (request: Request) => Promise<SignedInAccount | undefined>;
  /** Navigation and name for the masthead. */
  readonly frameOf: (account: SignedInAccount | undefined) => Partial<FrameParts>;
}

export function makeResultsRoutes(dependencies: ResultsDependencies): Router {
  const showResults = makeShowResults(dependencies);
  const resultsJson = makeResultsJson(dependencies);
  const router = express.Router();

  const show = async (request: Request, name: string): Promise<Reply> => {
    if (!isResultsPage(name)) throw problems.pageNotFound();
    const { found, by, account } = await findFor(request, dependencies);
    const model = showResults({ found, page: name, by, frame: dependencies.frameOf(account) });
    return pageReply(VIEWS[name], model);
  };

  router.get(
    '/results/:slug',
    endpoint((request) => show(request, 'overview')),
  );
  router.get(
    '/results/:slug/:page',
    endpoint((request) => show(request, String(request.params.page))),
  );
  router.get(
    '/api/v1/waves/:slug/results',
    endpoint(async (request) => {
      const { found, by } = await findFor(request, dependencies);
      return json(resultsJson(found, by));
    }),
  );
  return router;
}

const VIEWS = {
  overview: 'results/overview',
  gaps: 'results/gaps',
  needs: 'results/needs',
  awareness: 'results/awareness',
  attitudes: 'results/attitudes',
  provision: 'results/provision',
} as const satisfies Record<ResultsPage, string>;

interface Found {
  readonly found: FoundResults;
  readonly by: string | undefined;
  readonly account: SignedInAccount | undefined;
}

/** What does not exist and what may not be seen answer alike. */
async function findFor(request: Request, { findResults, accountOf }: ResultsDependencies): Promise<Found> {
  const account = await accountOf(request);
  const slug = slugOf(request);
  const found = slug === undefined ? undefined : await findResults(slug, account);
  if (found === undefined) throw problems.waveNotFound();

  const { by } = request.query;
  const breakdown = typeof by === 'string' && by !== '' ? by : undefined;
  // Whatever it is that was asked for, so that nothing is said of what there is.
  if (breakdown !== undefined && !found.mayBreakDown) {
    throw account === undefined ? problems.signInNeeded() : problems.notAllowed();
  }
  return { found, by: breakdown, account };
}
