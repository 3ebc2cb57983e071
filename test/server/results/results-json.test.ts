/** The API holds every figure of the pages, as rounded there, and none that the pages do not have. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ReleasedGroup } from '../../../analysis/disclosure/release.ts';
import type { OverviewResult } from '../../../analysis/results/results.ts';
import type { FigureName } from '../../../server/results/json/json-figure.ts';
import { makeResultsJson, type ResultsJson } from '../../../server/results/json/results-json.ts';
import { makeShowResults } from '../../../server/results/show-results.ts';
import { translateFor } from '../../support/app.ts';
import { anOverview, CONTENT, foundResults, INSTRUMENT, PROTECTED, someResultsOf } from './some-results.ts';

const reading = (overview: Partial<OverviewResult> = {}) => ({
  translateFor,
  resultsOf: someResultsOf,
  overviewOf: () => anOverview(overview),
});

const answer = (overview: Partial<OverviewResult> = {}): ResultsJson =>
  makeResultsJson(reading(overview))(foundResults(), undefined);

/** Figures of one kind, without their names. */
function figures(
  { views }: ResultsJson,
  { page, figure, of }: Pick<FigureName, 'page' | 'figure'> & { readonly of?: string },
): readonly Record<string, unknown>[] {
  return (views[0]?.figures ?? [])
    .filter((json) => json.page === page && json.figure === figure && (of === undefined || json.of === of))
    .map(({ page: _page, figure: _figure, of: _of, ...rest }) => rest);
}

describe('the figures of a scale in the API', () => {
  const json = answer();
  const ofAwareness = (figure: string) => figures(json, { page: 'awareness', figure, of: 'awareness' });

  it('are the spread of the page', () => {
    const quartile = (value: number) => [{ method: 'quantile-type-7', unit: 'score', value, n: 33 }];
    assert.deepEqual(ofAwareness('lower-quartile'), quartile(7));
    assert.deepEqual(ofAwareness('median'), quartile(10));
    assert.deepEqual(ofAwareness('upper-quartile'), quartile(12));
    assert.deepEqual(ofAwareness('without-score'), [{ method: 'count', unit: 'respondents', n: 0 }]);
  });

  it('are the score bands that the page draws', () => {
    const bands = ofAwareness('score-band');
    assert.deepEqual(
      bands.map(({ scores, value, count }) => ({ scores, value, count })),
      [
        { scores: { from: 0, to: 5 }, value: 15, count: 5 },
        { scores: { from: 6, to: 8 }, value: 18, count: 6 },
        { scores: { from: 9, to: 10 }, value: 21, count: 7 },
        { scores: { from: 11, to: 12 }, value: 45, count: 15 },
      ],
    );
    assert.deepEqual(figures(json, { page: 'attitudes', figure: 'score-band' }), []);
  });
});

describe('the figures of items in the API', () => {
  const json = answer();

  it('have a mean only where options are points, as on the page', () => {
    const withMean = (page: FigureName['page']) =>
      new Set(
        (json.views[0]?.figures ?? [])
          .filter((figure) => figure.page === page && figure.figure === 'mean')
          .map(({ of }) => of),
      );
    assert.deepEqual(withMean('overview'), new Set());
    assert.deepEqual(withMean('provision'), new Set());
    assert.deepEqual(withMean('awareness'), new Set(['awareness']));
    assert.ok(withMean('attitudes').has('att_opp_1'));
  });

  it('are the shares of the page and the people beside them', () => {
    const show = makeShowResults(reading());
    const cellsOf = (page: 'gaps' | 'provision' | 'attitudes', id: string) =>
      show({ found: foundResults(), page, by: undefined, frame: {} })
        .figures.find((figure) => figure.id === id)
        ?.table?.rows.at(-1)
        ?.cells.map(({ value }) => value);
    const values = (list: readonly Record<string, unknown>[]) =>
      list.map(({ value, n }) => String(value ?? n));

    const prepared = figures(json, { page: 'gaps', figure: 'preparedness-answer', of: 'governance' });
    assert.deepEqual(values(prepared), cellsOf('gaps', 'preparedness-answers')?.slice(0, 5));
    assert.deepEqual(figures(json, { page: 'gaps', figure: 'preparedness-left-out', of: 'governance' }), [
      { method: 'count', unit: 'respondents', n: 2 },
    ]);
    const last = INSTRUMENT.provision.at(-1)?.item ?? '';
    assert.deepEqual(
      [
        ...values(figures(json, { page: 'provision', figure: 'option', of: last })).toReversed(),
        ...values(figures(json, { page: 'provision', figure: 'do-not-know', of: last })),
      ],
      cellsOf('provision', 'provision')?.slice(0, 5),
    );
    const agree = figures(json, { page: 'attitudes', figure: 'agree', of: 'att_opp_3' });
    assert.deepEqual(values(agree), [cellsOf('attitudes', 'attitude-opportunity')?.at(5)]);
  });

  it('are groups with their sizes where the page names groups', () => {
    const others: ReleasedGroup = { kind: 'others', codes: [2, 3], includesMissing: true };
    const role = {
      itemId: 'role',
      options: PROTECTED,
      missing: PROTECTED,
      n: PROTECTED,
      mean: PROTECTED,
      groups: [{ group: others, n: { kind: 'band', from: 10, to: 14 } as const }],
    };
    const banded = answer({ background: [role] });
    assert.deepEqual(figures(banded, { page: 'overview', figure: 'group', of: 'role' }), [
      {
        codes: [2, 3],
        includesNoAnswer: true,
        method: 'count',
        unit: 'respondents',
        n: { from: 10, to: 14 },
      },
    ]);
    assert.deepEqual(figures(banded, { page: 'overview', figure: 'option' }), []);
  });
});

describe('a view in the API', () => {
  it('says whether those who did not say are among its people', () => {
    const [whole, first, second] = CONTENT.views;
    assert.ok(whole && first && second);
    const merged = { ...second, group: { kind: 'others', codes: [3], includesMissing: true } as const };
    const release = {
      releaseId: 'b1',
      releasedOn: '2025-04-02',
      kind: 'final' as const,
      content: { ...CONTENT, views: [whole, first, merged] },
      statistics: () => ({ format: 2, comparisons: {} }) as const,
    };
    const { views } = makeResultsJson(reading())(foundResults({ release, mayBreakDown: true }), 'background');
    assert.deepEqual(
      views.map(({ includesNoAnswer }) => includesNoAnswer),
      [false, true],
    );
  });
});

describe('a wave of institutions in the API', () => {
  it('says from two institutions on what the intervals leave out', () => {
    assert.match(answer({ institutions: 2 }).caveat ?? '', /colleagues of one institution may answer alike/);
    assert.equal(answer({ institutions: 1 }).caveat, null);
    assert.equal(answer({ institutions: null }).caveat, null);
  });

  it('has no colleagues where each institution answers for itself', () => {
    const instrument = { ...INSTRUMENT, respondent: 'institution' as const };
    const json = makeResultsJson(reading({ institutions: 40 }))(foundResults({ instrument }), undefined);
    assert.equal(json.caveat, null);
  });
});
