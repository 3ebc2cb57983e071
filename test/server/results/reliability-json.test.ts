/** The API has the reliability of each scale with the numbers of its page, or the same reason why there is none. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import request from 'supertest';

import { shown } from '../../../analysis/disclosure/disclosed.ts';
import { wilsonShare } from '../../../analysis/estimates/describe/wilson-share.ts';
import { notEstimable, pointEstimate } from '../../../analysis/estimates/estimate.ts';
import type { ScaleResult, ViewResults } from '../../../analysis/results/results.ts';
import type { JsonFigure } from '../../../server/results/json/json-figure.ts';
import { reliabilityFigures } from '../../../server/results/json/json-reliability.ts';
import { makeResultsRoutes } from '../../../server/results/results.routes.ts';
import { aTestApp, translateFor } from '../../support/app.ts';
import { aRatedPanel } from './some-reliability.ts';
import { anOverview, foundResults, INSTRUMENT, NAMES, PROTECTED, wholeWave } from './some-results.ts';

const { preparedness, awareness } = wholeWave();
const PREPAREDNESS_ITEMS = INSTRUMENT.scales.find(({ id }) => id === 'preparedness')?.items ?? [];

/** 120 answers, so that omega is there. */
function bigWave(): ViewResults {
  assert.ok(preparedness);
  const panel = aRatedPanel(PREPAREDNESS_ITEMS, {
    n: 120,
    omegaTotal: pointEstimate(0.8251, 120),
    straightLining: wilsonShare(6, 120),
  });
  return wholeWave({ preparedness: { ...preparedness, reliability: shown(panel) } });
}

function agent(view: ViewResults) {
  const routes = makeResultsRoutes({
    translateFor,
    resultsOf: () => view,
    overviewOf: () => anOverview(),
    findResults: async () => foundResults(),
    accountOf: async () => undefined,
    frameOf: () => ({ signedInAs: null }),
  });
  return request(aTestApp({ routers: [routes] }));
}

async function answersOf(
  view: ViewResults,
): Promise<{ readonly page: string; readonly api: readonly JsonFigure[] }> {
  const http = agent(view);
  const { text } = await http.get('/results/public/gaps').expect(200);
  const { body } = await http.get('/api/v1/waves/public/results').expect(200);
  const start = text.indexOf('id="reliability-preparedness"');
  assert.ok(start > 0);
  return { page: text.slice(start, text.indexOf('</figure>', start)), api: body.views[0].figures };
}

/** Rows of the tables of a figure, as text. */
function rowsIn(page: string): readonly string[] {
  return [...page.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/gs)].map(([, name, cells = '']) =>
    [name, ...[...cells.matchAll(/<td.*?>(.*?)<\/td>/gs)].map(([, cell = '']) => cell)]
      .map((cell = '') => cell.replaceAll(/<[^>]*>/g, ''))
      .join(' | '),
  );
}

const ofScale = (score: Pick<ScaleResult, 'itemKind' | 'reliability'>) => {
  assert.ok(preparedness);
  return reliabilityFigures({ page: 'gaps', of: 'preparedness' }, { ...preparedness, ...score });
};

describe('the reliability of a scale in the API', () => {
  it('has the numbers of the page', async () => {
    const { page, api } = await answersOf(bigWave());
    const numberOf = (figure: string, of: string) => {
      const found = api.find((json) => json.page === 'gaps' && json.figure === figure && json.of === of);
      assert.ok(found && 'value' in found, `${figure} of ${of}`);
      return found.unit === 'in-100' ? String(found.value) : found.value.toFixed(2);
    };
    const whole = (figure: string) => numberOf(figure, 'preparedness');
    assert.deepEqual(rowsIn(page), [
      `Cronbach’s alpha | ${whole('reliability')} (0.69 to 0.89) | 120`,
      `Standardised alpha | ${whole('standardised-alpha')} | 120`,
      `Omega total | ${whole('omega-total')} | 120`,
      `Same answer to every item, in 100 | ${whole('straight-lining')} (2 to 10) | 6 of 120`,
      ...PREPAREDNESS_ITEMS.map((item, index) =>
        [
          NAMES.module(INSTRUMENT.modules[index] ?? ''),
          numberOf('item-rest-correlation', item),
          numberOf('alpha-if-deleted', item),
          '120',
        ].join(' | '),
      ),
    ]);
    assert.equal(whole('omega-total'), '0.83');
  });

  it('names the statistic, and how its interval was made or that it has none', () => {
    const figures = ofScale({
      itemKind: 'rated',
      reliability: shown(aRatedPanel(['a', 'b', 'c', 'd'], { omegaTotal: pointEstimate(0.83, 33) })),
    });
    const named = figures.map((json) => [json.of, json.statistic, 'method' in json ? json.method : null]);
    assert.deepEqual(named.slice(0, 6), [
      ['preparedness', 'cronbach-alpha', 'feldt'],
      ['preparedness', 'standardised-alpha', 'standardised-alpha'],
      ['preparedness', 'omega-total', 'omega-total'],
      ['preparedness', 'straight-lining', 'wilson'],
      ['a', 'item-rest-correlation', 'item-rest-correlation'],
      ['a', 'alpha-if-deleted', 'alpha-if-deleted'],
    ]);
    assert.deepEqual(figures[0], {
      page: 'gaps',
      of: 'preparedness',
      figure: 'reliability',
      statistic: 'cronbach-alpha',
      method: 'feldt',
      unit: 'coefficient',
      value: 0.81,
      interval: { lower: 0.69, upper: 0.89, level: 0.95 },
      n: 33,
    });
  });

  it('is KR-20 and difficulty where items are right or wrong', () => {
    const { itemKind, reliability } = awareness?.score ?? {};
    assert.ok(itemKind && reliability);
    const figures = ofScale({ itemKind, reliability });
    assert.deepEqual([...new Set(figures.map(({ statistic }) => statistic))], ['kr-20', 'item-difficulty']);
    const [, first] = figures;
    assert.ok(first && 'count' in first);
    // Wilson's interval of 32 of 33 is 0.847 to 0.995.
    assert.deepEqual([first.value, first.count, first.n], [97, 32, 33]);
    assert.deepEqual(first.interval, { lower: 85, upper: 99, level: 0.95 });
  });

  it('gives the reason of each part below its gate', () => {
    const reasons = ofScale({
      itemKind: 'rated',
      reliability: shown(
        aRatedPanel(['a', 'b', 'c'], {
          n: 29,
          alpha: notEstimable('below-gate', 29),
          straightLining: notEstimable('below-gate', 29),
        }),
      ),
    }).flatMap((json) => ('none' in json ? [[json.figure, json.none]] : []));
    assert.deepEqual(reasons.slice(0, 3), [
      ['reliability', 'below-gate'],
      ['omega-total', 'below-gate'],
      ['straight-lining', 'below-gate'],
    ]);
  });

  it('says of a protected scale nothing but that it is', () => {
    for (const [itemKind, statistic] of [
      ['rated', 'cronbach-alpha'],
      ['right-or-wrong', 'kr-20'],
    ] as const) {
      assert.deepEqual(ofScale({ itemKind, reliability: PROTECTED }), [
        {
          page: 'gaps',
          of: 'preparedness',
          figure: 'reliability',
          statistic,
          unit: 'coefficient',
          none: 'protected',
        },
      ]);
    }
  });

  it('is in the answer of the two scales of attitudes and of awareness', async () => {
    const { api } = await answersOf(bigWave());
    const scales = api.filter(({ figure }) => figure === 'reliability').map(({ page, of }) => [page, of]);
    assert.deepEqual(scales, [
      ['gaps', 'preparedness'],
      ['awareness', 'awareness'],
      ['attitudes', 'attitude_opportunity'],
      ['attitudes', 'attitude_concern'],
    ]);
  });
});

describe('the reliability of a scale by address', () => {
  it('stands on its page in words and numbers, with two tables that are open', async () => {
    const { page } = await answersOf(wholeWave());
    assert.match(page, /The items of “Preparedness to teach” vary together: Cronbach’s alpha 0\.81/);
    assert.match(page, /needs 100 complete answers/);
    assert.equal([...page.matchAll(/<table>/g)].length, 2);
    assert.match(page, /<caption class="vh">Reliability of “Preparedness to teach”<\/caption>/);
    assert.match(page, /<caption>The items of “Preparedness to teach” one by one<\/caption>/);
    assert.doesNotMatch(page, /<details|<svg/);
  });

  it('is withheld with its reason and without a table', async () => {
    assert.ok(preparedness);
    const few = aRatedPanel(PREPAREDNESS_ITEMS, { n: 29, alpha: notEstimable('below-gate', 29) });
    const { page } = await answersOf(
      wholeWave({ preparedness: { ...preparedness, reliability: shown(few) } }),
    );
    assert.match(page, /Needs 30 complete answers/);
    assert.doesNotMatch(page, /<table|29/);
  });
});
