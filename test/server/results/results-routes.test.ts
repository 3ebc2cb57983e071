/** Results by address: who may see them, that every page carries its notice, and that the API has the pages' numbers. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import request from 'supertest';

import type { OverviewResult } from '../../../analysis/results/results.ts';
import type { SignedInAccount } from '../../../server/account/permissions.ts';
import type { FindResults } from '../../../server/results/found-results.ts';
import { makeResultsRoutes } from '../../../server/results/results.routes.ts';
import { makeShowResults } from '../../../server/results/show-results.ts';
import { aTestApp, translateFor } from '../../support/app.ts';
import { SEED } from '../../support/some-comparisons.ts';
import { anOverview, CONTENT, foundResults, someResultsOf } from './some-results.ts';

const STEWARD: SignedInAccount = {
  accountId: 'a1',
  name: 'Steward',
  email: 's@society.example',
  isOperator: false,
  grants: [],
};

/** 'public' and 'tiny' are published; 'closed' is seen by the signed in only; 'early' has no release yet. */
const findResults: FindResults = async (slug, account) => {
  const mayBreakDown = account !== undefined;
  if (slug === 'public') return foundResults({ mayBreakDown });
  if (slug === 'tiny') return foundResults({ release: TINY_RELEASE });
  if (account === undefined) return undefined;
  if (slug === 'closed') return foundResults({ mayBreakDown });
  return slug === 'early' ? foundResults({ mayBreakDown, release: null }) : undefined;
};

/** Of fewer than 10 people: a release without any view. */
const TINY_RELEASE = {
  releaseId: '0123456789',
  releasedOn: '2025-04-02',
  kind: 'final' as const,
  content: {
    ...CONTENT,
    participation: { invited: null, received: null, countries: null, institutions: null },
    views: [],
  },
  statistics: () => NOTHING_COMPARED,
};

const NOTHING_COMPARED = { format: 2, comparisons: {} } as const;

const reading = { translateFor, resultsOf: someResultsOf, overviewOf: () => anOverview() };

function agent(account?: SignedInAccount) {
  const routes = makeResultsRoutes({
    ...reading,
    findResults,
    accountOf: async () => account,
    frameOf: (signedIn) => ({ signedInAs: signedIn?.name ?? null }),
  });
  return request(aTestApp({ routers: [routes] }));
}

const PAGES = ['', '/gaps', '/needs', '/awareness', '/attitudes', '/provision'];

describe('results pages', () => {
  for (const page of PAGES) {
    it(`/results/public${page} is public, carries the notice, and says what it assumes`, async () => {
      const { status, text } = await agent().get(`/results/public${page}`);
      assert.equal(status, 200);
      assert.match(text, /This is a reconstruction/);
      assert.match(
        text,
        /Assumes that those who answered resemble those who did not; this cannot be checked\./,
      );
      assert.doesNotMatch(text, /name="by"/, 'no breakdown is offered');
    });
  }

  it('show a chart twice on the server, with a label, data for the canvas and a table', async () => {
    const { text } = await agent().get('/results/public/gaps');
    const charts = [
      ...text.matchAll(/<div class="chart" role="img" aria-label="([^"]+)"[^>]*data-chart="([^"]+)"/g),
    ];
    assert.equal(charts.length, 4);
    for (const [, label, plan = ''] of charts) {
      assert.ok(label);
      const { type } = JSON.parse(
        plan
          .replaceAll('&quot;', '"')
          .replaceAll('&#x27;', "'")
          .replaceAll('&#x3D;', '=')
          .replaceAll('&lt;', '<')
          .replaceAll('&amp;', '&'),
      );
      assert.ok(type === 'scatter' || type === 'bar');
    }
    assert.equal([...text.matchAll(/<div class="(wide|narrow)"><svg /g)].length, 8);
    assert.equal([...text.matchAll(/<summary>Table of these numbers<\/summary>/g)].length, 4);
    assert.doesNotMatch(text, / style=| on[a-z]+="/);
  });

  it('answer alike for what is not there and what may not be seen', async () => {
    const [unknown, closed] = [
      await agent().get('/results/nothing/gaps'),
      await agent().get('/results/closed/gaps'),
    ];
    assert.deepEqual([unknown.status, closed.status], [404, 404]);
    const body = (text: string) => text.replaceAll(/nonce="[^"]*"|[0-9a-f]{12}/g, '');
    assert.equal(body(unknown.text), body(closed.text));
    assert.equal((await agent(STEWARD).get('/results/closed/gaps')).status, 200);
  });

  it('show nothing of a release of fewer than 10 people, in words and without a number', async () => {
    for (const page of PAGES) {
      const { status, text } = await agent().get(`/results/tiny${page}`);
      assert.equal(status, 200);
      assert.match(text, /Not shown, to protect the people who answered\./);
      assert.doesNotMatch(text, /<svg[^>]*class="chart|<table|in 100/);
    }
    const { body: answer } = await agent().get('/api/v1/waves/tiny/results');
    assert.equal(answer.suppression, 'protected');
    assert.deepEqual(answer.views, []);
  });

  it('know no other pages', async () => {
    assert.equal((await agent().get('/results/public/ranking')).status, 404);
  });

  it('say that results come with the next release', async () => {
    const { status, text } = await agent(STEWARD).get('/results/early/gaps');
    assert.equal(status, 200);
    assert.match(text, /Shown with the next release/);
    assert.match(
      text,
      /The wave closes on 8 March 2025 and results are released from 9 March 2025\. They do not change in between\./,
    );
    assert.equal((await agent(STEWARD).get('/api/v1/waves/early/results')).status, 404);
  });
});

describe('the key facts and the method lines', () => {
  const pageOf = (overview: Partial<OverviewResult>, mode: 'open' | 'confidential' = 'open') => {
    const found = foundResults();
    const show = makeShowResults({ ...reading, overviewOf: () => anOverview(overview) });
    return show({
      found: { ...found, wave: { ...found.wave, mode } },
      page: 'gaps',
      by: undefined,
      frame: {},
    });
  };

  it('speak of an open invitation only where there was one', () => {
    const response = (mode: 'open' | 'confidential') => pageOf({}, mode).facts[1]?.text;
    assert.equal(response('open'), 'not known: open invitation');
    assert.equal(response('confidential'), 'not known');
  });

  it('warn of colleagues who answer alike under every interval of several institutions', () => {
    const alike = /colleagues of one institution may answer alike/;
    for (const { method } of pageOf({ institutions: 40 }).figures) assert.match(method ?? '', alike);
    for (const { method } of pageOf({ institutions: null }).figures) assert.doesNotMatch(method ?? '', alike);
  });
});

describe('breakdowns', () => {
  it('are for people with a grant', async () => {
    for (const by of ['background', 'role', 'nothing']) {
      assert.equal((await agent().get(`/results/public/gaps?by=${by}`)).status, 401);
      assert.equal((await agent().get(`/api/v1/waves/public/results?by=${by}`)).status, 401);
    }
    const { status, text } = await agent(STEWARD).get('/results/public/gaps?by=background');
    assert.equal(status, 200);
    assert.match(text, /<option value="background" selected>/);
    assert.match(text, /15 to 22/);
  });

  it('are withheld without a number where the release has none', async () => {
    const { text } = await agent(STEWARD).get('/results/public/awareness?by=role');
    assert.match(text, /Not shown, to protect the people who answered\./);
    assert.match(text, /<a href="\/results\/congress-2025\/awareness">See the whole wave<\/a>/);
    assert.doesNotMatch(text, /<svg [^>]*width="720"/);
  });

  it('are refused for an item that is none', async () => {
    assert.equal((await agent(STEWARD).get('/results/public/gaps?by=country')).status, 404);
    assert.equal((await agent(STEWARD).get('/results/public?by=background')).status, 404);
  });
});

describe('the API', () => {
  it('has the numbers of the pages', async () => {
    const { body } = await agent().get('/api/v1/waves/public/results').expect(200);
    const show = makeShowResults(reading);
    const page = show({ found: foundResults(), page: 'gaps', by: undefined, frame: {} });
    const table = page.figures.find(({ id }) => id === 'important-and-unprepared')?.table;
    const rows = (table?.rows ?? []).map(({ cells }) => `${cells[0]?.value} ${cells[0]?.interval}`).sort();
    interface Shown {
      readonly figure: string;
      readonly value: number;
      readonly interval: { readonly lower: number; readonly upper: number };
    }
    const figures: readonly Shown[] = body.views[0].figures.filter(
      ({ figure }: Shown) => figure === 'important-and-unprepared',
    );
    assert.equal(figures.length, 6);
    assert.deepEqual(
      figures.map(({ value, interval }) => `${value} (${interval.lower} to ${interval.upper})`).sort(),
      rows,
    );
  });

  it('has the simultaneous intervals that the needs page draws, and its groups', async () => {
    const { body } = await agent().get('/api/v1/waves/public/results').expect(200);
    const { text } = await agent().get('/results/public/needs').expect(200);
    interface Placed {
      readonly figure: string;
      readonly value: number;
      readonly interval: { readonly lower: number; readonly upper: number; readonly level: number };
    }
    const placed: readonly Placed[] = body.views[0].figures.filter(
      ({ figure }: Placed) => figure === 'important-and-absent-simultaneous',
    );
    assert.equal(placed.length, 10);
    for (const { value, interval } of placed) {
      assert.equal(interval.level, 0.995);
      assert.ok(text.includes(`${value} (${interval.lower} to ${interval.upper})`));
    }
    assert.match(text, /Mean weighted discrepancy score \(Borich\)/);
    assert.equal(body.views[0].tieGroups.needs.length, 1);
    assert.match(text, /No clean cut between the needs, but/);
  });

  it('gives each figure an interval, n and method, or the reason why there is none', async () => {
    const { body } = await agent(STEWARD).get('/api/v1/waves/public/results?by=background').expect(200);
    assert.deepEqual(
      body.views.map(({ id }: { id: string }) => id),
      ['background:diagnostic', 'background:dual_qualified'],
    );
    for (const figure of body.views.flatMap(
      ({ figures }: { figures: readonly Record<string, unknown>[] }) => figures,
    )) {
      if (figure.none !== undefined) {
        assert.equal(figure.none, 'protected');
        assert.equal(figure.value, undefined);
        assert.equal(figure.n, undefined);
      } else {
        assert.match(String(figure.method), /^(student-t-outward|wilson-widest|count)$/);
        assert.deepEqual(figure.n, { from: 15, to: 22 });
      }
    }
    assert.equal(body.views[0].tieGroups.gaps, null);
  });

  it('is public with the release, for the whole wave only, and carries the notice', async () => {
    const { body } = await agent().get('/api/v1/waves/public/results').expect(200);
    assert.deepEqual(
      body.views.map(({ id }: { id: string }) => id),
      ['all'],
    );
    assert.match(body.notice, /reconstruction/);
    assert.equal(body.release.id, SEED);
    assert.equal((await agent().get('/api/v1/waves/closed/results')).status, 404);
  });
});
