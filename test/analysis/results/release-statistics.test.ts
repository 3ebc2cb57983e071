/** What is computed with a release: the same for ever, from its content alone, and of nothing that it does not show. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readComparison } from '../../../analysis/disclosure/read-statistics.ts';
import type { ReleaseContent, ReleasedView } from '../../../analysis/disclosure/release.ts';
import type { Comparison, ComparisonPanel } from '../../../analysis/results/comparison/comparisons.ts';
import { releaseStatistics } from '../../../analysis/results/release-statistics.ts';
import { anyWave, INSTRUMENT, released, respondents, tabulated } from '../../support/disclosure-wave.ts';
import { forAll } from '../../support/for-all.ts';
import { SEED } from '../../support/some-comparisons.ts';

const YEARS_1 = respondents(30, { years: 1, imp_ethics: 5, prep_ethics: 1, prep_governance: 2 });
const YEARS_3 = respondents(40, { years: 3, imp_ethics: 5, prep_ethics: 4, prep_governance: 3 });
const SPREAD = [1, 2, 3, 4, 5].flatMap((prep) =>
  [1, 3].flatMap((years) => respondents(3, { years, prep_ethics: prep, prep_governance: prep })),
);

const CONTENT = released(tabulated(YEARS_1, YEARS_3, SPREAD)).content;

function panelOf(content: ReleaseContent, panel: ComparisonPanel): Comparison | undefined {
  return releaseStatistics(content, INSTRUMENT, SEED).comparisons.years?.[panel];
}

function withViews(views: readonly ReleasedView[]): ReleaseContent {
  return { ...CONTENT, views };
}

describe('the statistics of a release', () => {
  it('compare the groups of each breakdown that are shown exactly', () => {
    const gaps = panelOf(CONTENT, 'gaps');
    assert.equal(gaps?.design, 'independent');
    assert.deepEqual(
      gaps?.outcomes.map(({ measure }) => measure),
      ['gap:ethics', 'gap:governance'],
    );
    assert.deepEqual(gaps?.outcomes[0]?.groups, ['years:up_to_5', 'years:up_to_20']);
    // 36 of 45 against 6 of 55: complete pairs, important and unprepared.
    const [pair] = gaps?.outcomes[0]?.pairs ?? [];
    assert.ok(pair?.difference.kind === 'estimate');
    assert.ok(Math.abs(pair.difference.value - (36 / 45 - 6 / 55)) < 1e-12);
    assert.equal(pair.verdict, 'above');
  });

  it('count who does not know whether a need is there among those who rated it', () => {
    const unsure = respondents(10, { years: 1, need_imp_time: 5, need_av_time: -3 });
    const { content } = released(tabulated(YEARS_1, YEARS_3, unsure));
    const [pair] = panelOf(content, 'needs')?.outcomes[0]?.pairs ?? [];
    assert.ok(pair?.difference.kind === 'estimate');
    assert.ok(Math.abs(pair.difference.value - (30 / 40 - 1)) < 1e-12);
  });

  it('are in the order of the options, whatever the order of the views', () => {
    assert.deepEqual(panelOf(withViews(CONTENT.views.toReversed()), 'gaps'), panelOf(CONTENT, 'gaps'));
  });

  it('say nothing where fewer than two groups are shown exactly', () => {
    const views = CONTENT.views.map((view) =>
      view.id === 'years:up_to_20' ? { ...view, measures: {} } : view,
    );
    const statistics = releaseStatistics(withViews(views), INSTRUMENT, SEED);
    assert.deepEqual(statistics.comparisons, {});
    const comparison = readComparison(statistics, 'years', 'gaps');
    assert.deepEqual(comparison, { kind: 'suppressed', reason: 'protected' });
  });

  it('take the cluster-robust differences of a release that has one for each pair of a panel', () => {
    const pair = {
      ...{ first: 'years:up_to_5', second: 'years:up_to_20', difference: 0.7, lower: 0.5, upper: 0.9 },
      ...{ level: 0.95, statistic: 7, p: 0.0001, n: 100 },
    };
    const comparisons = { years: { 'gap:ethics': [pair], 'gap:governance': [pair] } };
    const content = { ...CONTENT, comparisons };
    assert.equal(panelOf(content, 'gaps')?.design, 'clustered');
    assert.equal(panelOf(content, 'needs')?.design, 'independent');
  });

  it('survive being stored', () => {
    const statistics = releaseStatistics(CONTENT, INSTRUMENT, SEED);
    assert.deepEqual(JSON.parse(JSON.stringify(statistics)), statistics);
  });

  it('are the same for the same release, and read nothing but views of the breakdown', () => {
    forAll(
      [anyWave],
      (ballots) => {
        const { content } = released(tabulated(ballots));
        const statistics = releaseStatistics(content, INSTRUMENT, SEED);
        assert.deepEqual(releaseStatistics(content, INSTRUMENT, SEED), statistics);
        const groups = content.views.filter(({ breakdown }) => breakdown !== null);
        assert.deepEqual(releaseStatistics({ ...content, views: groups }, INSTRUMENT, SEED), statistics);
      },
      25,
    );
  });

  it('tell of no group that the release does not show as a table', () => {
    forAll(
      [anyWave],
      (ballots) => {
        const { content } = released(tabulated(ballots));
        const { comparisons } = releaseStatistics(content, INSTRUMENT, SEED);
        const told = Object.values(comparisons)
          .flatMap((panels) => Object.values(panels))
          .flatMap(({ outcomes }) => outcomes)
          .flatMap(({ measure, groups }) => groups.map((group) => [group, measure] as const));
        const kindOf = (group: string, measure: string) =>
          content.views.find(({ id }) => id === group)?.measures[measure]?.kind;
        assert.ok(told.every(([group, measure]) => kindOf(group, measure) === 'table'));
      },
      25,
    );
  });
});
