/** Every address of the application, called by everyone who might: the answers are these, and a new address needs a row. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Express } from 'express';

import { onDatabase } from '../../support/databases.ts';
import { ASKERS, type Asker, aHouse, type HouseOptions } from './house.ts';

interface Row extends HouseOptions {
  readonly method: 'get' | 'post';
  /** As the router has it; `:slug` is the wave of the house. */
  readonly route: string;
  readonly query?: string;
  /** What nobody gets, what a stranger gets, and what those get who may. */
  readonly statuses: readonly [nobody: number, stranger: number, allowed: number];
  readonly allowed: readonly Asker[];
}

const MEMBERS: readonly Asker[] = [
  'lead of one institution',
  'steward of one institution',
  'institution-lead',
  'researcher',
  'steward',
];
const SIGNED_IN: readonly Asker[] = ASKERS.filter((asker) => asker !== 'nobody');

const run = (name: string, options: HouseOptions): Row => ({
  ...options,
  method: 'post',
  route: `/waves/:slug/${name}`,
  statuses: [401, 404, 303],
  allowed: ['steward'],
});

const results = (route: string, query = ''): readonly Row[] => [
  {
    stage: 'released',
    ballots: 30,
    method: 'get',
    route,
    query,
    statuses: [404, 404, 200],
    allowed: MEMBERS,
  },
  {
    stage: 'published',
    ballots: 30,
    method: 'get',
    route,
    query,
    statuses: query === '' ? [200, 200, 200] : [401, 403, 200],
    allowed: MEMBERS,
  },
];

const ROWS: readonly Row[] = [
  { stage: 'draft', method: 'get', route: '/', statuses: [200, 200, 200], allowed: [] },
  { stage: 'draft', method: 'get', route: '/studies', statuses: [303, 303, 200], allowed: SIGNED_IN },
  { stage: 'open', method: 'get', route: '/waves/:slug', statuses: [401, 404, 200], allowed: ['steward'] },
  run('open', { stage: 'draft' }),
  run('close', { stage: 'open' }),
  run('retry', { stage: 'open' }),
  run('release', { stage: 'open', given: { interimReleases: true } }),
  run('publish', { stage: 'released' }),
  run('unpublish', { stage: 'published' }),
  ...(['get', 'post'] as const).map(
    (method): Row => ({
      stage: 'released',
      ballots: 30,
      method,
      route: '/waves/:slug/export',
      statuses: [401, 404, 200],
      allowed: ['researcher', 'steward'],
    }),
  ),
  ...results('/results/:slug'),
  ...results('/results/:slug/:page'),
  ...results('/results/:slug/:page', '?by=role'),
  ...results('/api/v1/waves/:slug/results'),
  ...results('/api/v1/waves/:slug/results', '?by=role'),
];

/** Addresses that ask nobody who they are: respondents', and those to sign in. */
const WITHOUT_ACCOUNT = [
  'get /s/:slug',
  'post /s/:slug/start',
  'get /s/:slug/answers',
  'post /s/:slug/answers',
  'get /s/:slug/resume',
  'post /s/:slug/resume',
  'get /s/:slug/withdraw',
  'post /s/:slug/withdraw',
  'get /sign-in',
  'post /sign-in',
  'post /sign-out',
  'get /account/set-up',
  'post /account/set-up',
  'get /v/:hash/*name',
  'get /*name',
];

const pathOf = (route: string, slug: string) => route.replace(':slug', slug).replace(':page', 'gaps');

function expectedOf({ statuses: [nobody, stranger, allowed], ...row }: Row, asker: Asker): number {
  if (row.allowed.includes(asker)) return allowed;
  return asker === 'nobody' ? nobody : stranger;
}

describe('the permission matrix', () => {
  const makeStores = onDatabase('sqlite');

  for (const row of ROWS) {
    const { method, route, query = '', stage } = row;
    it(`holds for ${method} ${route}${query} of a wave that is ${stage}`, async () => {
      const house = await aHouse(await makeStores(), row);
      for (const asker of ASKERS) {
        const before = await house.traces();
        const { status } = await house.ask(asker, method, pathOf(route, 'ours') + query);
        assert.equal(status, expectedOf(row, asker), asker);
        if (status >= 400) assert.deepEqual(await house.traces(), before, asker);
      }
    });
  }

  it('has a row for every address that there is', async () => {
    const { app } = await aHouse(await makeStores(), { stage: 'draft' });
    const rows = ROWS.map(({ method, route }) => `${method} ${route}`);
    assert.deepEqual([...routesOf(app)].sort(), [...new Set([...rows, ...WITHOUT_ACCOUNT])].sort());
  });
});

describe('a wave that somebody may not see', () => {
  const makeStores = onDatabase('sqlite');
  const strangers = ASKERS.filter((asker) => !MEMBERS.includes(asker));

  it('looks exactly like one that there is not', async () => {
    const house = await aHouse(await makeStores(), { stage: 'released', ballots: 30 });
    for (const { method, route, query = '' } of ROWS.filter(({ route: path }) => path.includes(':slug'))) {
      for (const asker of strangers) {
        const [there, notThere] = await Promise.all([
          house.ask(asker, method, pathOf(route, 'ours') + query),
          house.ask(asker, method, pathOf(route, 'nowhere') + query),
        ]);
        assert.equal(there.status, notThere.status, `${asker}: ${method} ${route}`);
        assert.equal(plain(there.text), plain(notThere.text), `${asker}: ${method} ${route}`);
      }
    }
  });
});

/** Without nonces, which differ in each answer. */
function plain(text: string): string {
  return text.replaceAll(/nonce="[^"]*"/g, '');
}

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

function routesOf(app: Express): readonly string[] {
  const { stack } = app.router as unknown as { readonly stack: readonly Layer[] };
  return stack.flatMap(routesOfLayer);
}

function routesOfLayer({ route, handle }: Layer): readonly string[] {
  if (route === undefined) return (handle.stack ?? []).flatMap(routesOfLayer);
  return Object.keys(route.methods).map((method) => `${method} ${route.path}`);
}
