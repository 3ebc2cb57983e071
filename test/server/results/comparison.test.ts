/** Group comparisons on breakdown pages: the headline claims no more than the tests, and everything has its reason. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Disclosed, shown } from '../../../analysis/disclosure/disclosed.ts';
import { adjustClustered } from '../../../analysis/results/comparison/adjust-comparisons.ts';
import { clusteredOutcomes } from '../../../analysis/results/comparison/clustered-pairs.ts';
import type { Comparison } from '../../../analysis/results/comparison/comparisons.ts';
import type { ViewResults } from '../../../analysis/results/results.ts';
import type { BreakdownContext } from '../../../server/results/breakdown/breakdown.view-model.ts';
import { gapsByGroup, provisionByGroup } from '../../../server/results/breakdown/breakdown-pages.ts';
import { comparisonFigures } from '../../../server/results/comparison/comparison.view-model.ts';
import type { FigureModel, FigureSketch } from '../../../server/results/figures/figure-model.ts';
import { finishFigure } from '../../../server/results/figures/finish-figure.ts';
import { translateFor } from '../../support/app.ts';
import {
  fivePoints,
  type Shares,
  scoreOutcome,
  scoresCompared,
  sharesClustered,
  sharesCompared,
  tested,
} from '../../support/some-comparisons.ts';
import { INSTRUMENT, NAMES, PROTECTED, wholeWave } from './some-results.ts';

const t = translateFor('en-GB');
const WHOLE = { label: 'whole', href: '/results/x/gaps' };

const view = (option: string, code: number): ViewResults =>
  wholeWave({ viewId: `own_ai_use:${option}`, group: { kind: 'options', codes: [code] } });

/** @param options - of own use of AI, that the release shows. */
function context(
  comparison: Disclosed<Comparison>,
  options: readonly string[] = ['never', 'tried', 'monthly'],
): BreakdownContext {
  return {
    t,
    names: NAMES,
    instrument: INSTRUMENT,
    by: 'own_ai_use',
    views: options.map((option) => view(option, CODES.indexOf(option) + 1)),
    whole: WHOLE,
    comparisonOf: () => comparison,
    design: { kind: 'independent' },
  };
}

const CODES = ['never', 'tried', 'monthly', 'weekly', 'daily'];
const [NEVER, TRIED, MONTHLY] = ['own_ai_use:never', 'own_ai_use:tried', 'own_ai_use:monthly'] as const;

function figureOf(comparison: Comparison, panel: 'gaps' | 'preparedness' = 'gaps'): FigureSketch {
  const [figure] = comparisonFigures(context(shown(comparison)), [panel]);
  assert.ok(figure);
  return figure;
}

const finished = (sketch: FigureSketch): FigureModel => finishFigure(sketch, t);

const rowsOf = ({ table }: FigureSketch): readonly (readonly string[])[] =>
  (table?.rows ?? []).map(({ name, cells }) => [
    name,
    ...cells.map(({ value, interval }) => (interval === null ? value : `${value} ${interval}`)),
  ]);

const plain = (text: string | null | undefined) => (text ?? '').replaceAll('\u00a0', ' ');

const gaps = (byModule: Readonly<Record<string, Shares>>): FigureSketch =>
  figureOf(
    sharesCompared(
      Object.fromEntries(Object.entries(byModule).map(([module, shares]) => [`gap:${module}`, shares])),
    ),
  );

describe('a comparison of two groups', () => {
  const sketch = gaps({
    governance: { [NEVER]: [26, 37], [TRIED]: [9, 36] },
    ethics_safety: { [NEVER]: [9, 37], [TRIED]: [7, 36] },
  });

  it('names the one clear difference, the higher group first', () => {
    assert.equal(
      sketch.headline,
      'Governance and Regulation: clearly more often important and unprepared among “Never” than among “I have tried it once or twice”',
    );
  });

  it('gives the difference with its interval first, then p, then the verdict', () => {
    assert.deepEqual(sketch.table?.columns.map(plain), [
      'Difference, points of 100, 95 % interval',
      'p, adjusted',
      'In words',
      'Respondents',
    ]);
    assert.deepEqual(
      rowsOf(sketch).map((row) => row.map(plain)),
      [
        ['Governance and Regulation', '+45 (+23 to +62)', 'p < 0.001', 'clearly above', '73'],
        ['AI Ethics and Patient Safety', '+5 (−14 to +23)', 'p = 0.614', 'no clear difference', '73'],
      ],
    );
  });

  it('draws each module around 0, with the margin behind', () => {
    const plan = sketch.chart?.plan;
    assert.deepEqual(
      plan?.data.texts?.filter(({ role }) => role === 'name').map(({ text }) => text),
      ['Governance and Regulation', 'AI Ethics and Patient Safety'],
    );
    assert.equal(plan?.options.scales.x.min, -80);
    assert.equal(plan?.options.scales.x.max, 80);
    assert.deepEqual(
      plan?.data.boxes?.map(({ from, to }) => [from[0], to[0]]),
      [[-15, 15]],
    );
  });

  it('says which test, over which family, and when groups count as similar', () => {
    const method = plain(finished(sketch).method);
    assert.match(
      method,
      /^Pearson’s chi-square tests \(uncorrected\), Holm-adjusted over one family of two tests: one for each module\./,
    );
    assert.match(method, /adjusted p below 0\.05/);
    assert.match(
      method,
      /Each interval is for its row alone; p and the verdict allow for both tests, so an interval may leave out 0/,
    );
    assert.match(method, /a margin of 15 in 100 either way, which all studies share/);
    assert.match(method, /95 % intervals: Newcombe’s for differences of shares\./);
    assert.match(method, /Answers are taken as independent\./);
  });

  it('says of which groups and modules nothing can be said', () => {
    const method = plain(sketch.method);
    assert.match(
      method,
      /Groups are compared where their answers are shown in full, which takes at least 23 answers from each\./,
    );
    assert.match(method, /Not compared: About every month; About every week; On most working days\./);
    assert.match(method, /Fewer than two groups can be compared in Data Science Fundamentals, /);
  });

  it('says “no clear difference” where there is none, and never that groups agree', () => {
    const unclear = gaps({ governance: { [NEVER]: [20, 37], [TRIED]: [15, 36] } });
    assert.equal(
      unclear.headline,
      'No clear difference between the groups in how often modules are important and unprepared',
    );
    assert.match(plain(unclear.method), /a family of one test, so there is nothing to adjust/);
    assert.doesNotMatch(JSON.stringify(unclear), /the same as each|agree|equal/);
  });

  it('calls groups similar only where the whole interval lies inside the margin', () => {
    const similar = gaps({ governance: { [NEVER]: [300, 1000], [TRIED]: [290, 1000] } });
    assert.match(similar.headline, /^Similar in the groups that are compared/);
    assert.equal(rowsOf(similar)[0]?.[3], 'similar');
  });

  it('says of a clear difference that it is smaller than the margin', () => {
    const small = gaps({ governance: { [NEVER]: [3500, 10_000], [TRIED]: [3000, 10_000] } });
    assert.equal(rowsOf(small)[0]?.[3], 'clearly above, by less than the margin');
  });

  it('does not call shares similar that are nearer to an end than the margin', () => {
    const rare = gaps({ governance: { [NEVER]: [30, 1000], [TRIED]: [31, 1000] } });
    assert.equal(rowsOf(rare)[0]?.[3], 'no clear difference');
  });

  it('says of a group with those who did not say that nobody in it can be told apart', () => {
    const comparison = shown(sharesCompared({ 'gap:governance': { [NEVER]: [26, 37], [TRIED]: [9, 36] } }));
    const base = context(comparison);
    const views = base.views.map((each) =>
      each.viewId === TRIED
        ? { ...each, group: { kind: 'others', codes: [2], includesMissing: true } as const }
        : each,
    );
    const [figure] = comparisonFigures({ ...base, views }, ['gaps']);
    assert.match(figure?.method ?? '', /its contrast to other groups is weaker for it\./);
    assert.doesNotMatch(sketch.method ?? '', /did not say/);
  });

  it('words why there is no p', () => {
    const nobody = gaps({ governance: { [NEVER]: [0, 37], [TRIED]: [0, 36] } });
    assert.equal(rowsOf(nobody)[0]?.[2], 'almost all the same');
    assert.match(plain(nobody.method), /^Almost all gave the same answer, so there is nothing to test\./);
  });
});

describe('a comparison of scores', () => {
  const scores = {
    [NEVER]: fivePoints(10, 16, 9, 2, 0),
    [TRIED]: fivePoints(4, 12, 14, 6, 1),
    [MONTHLY]: fivePoints(1, 3, 10, 12, 4),
  };
  const sketch = figureOf(scoresCompared({ preparedness: scores }), 'preparedness');

  it('has all groups together first, and then the pairs, with their effect sizes', () => {
    assert.deepEqual(
      rowsOf(sketch).map((row) => plain(row[0])),
      [
        'all three groups together',
        '“Never” less “I have tried it once or twice”',
        '“Never” less “About every month”',
        '“I have tried it once or twice” less “About every month”',
      ],
    );
    const [all, pair] = rowsOf(sketch);
    assert.match(all?.[2] ?? '', /^epsilon squared 0\.\d\d$/);
    assert.match(pair?.[1] ?? '', /^−0\.\d \(−\d\.\d to [−+]?\d\.\d\)$/);
    assert.match(pair?.[2] ?? '', /^Cliff’s delta −0\.\d\d \(−0\.\d\d to [−+]?0\.\d\d\)$/);
    assert.match(pair?.[3] ?? '', /^−0\.\d\d$/);
    assert.equal(all?.[5], 'clear difference');
  });

  it('counts the clear pairs in its headline', () => {
    assert.match(
      sketch.headline,
      /^Preparedness to teach: (two|three) of three pairs of groups clearly differ$/,
    );
  });

  it('names both steps of its tests', () => {
    const method = plain(finished(sketch).method);
    assert.match(method, /^Kruskal-Wallis tests: a family of one test/);
    assert.match(
      method,
      /Pairs of groups are tested only where all groups together clearly differ: Dunn’s tests, Holm-adjusted over the pairs of that scale\./,
    );
    assert.match(method, /95 % intervals: Welch’s for differences of means, and Cliff’s for his delta\./);
    assert.match(method, /a margin of 0\.5 points of the scale either way/);
  });

  it('leaves the finding to the comparison, and says in the figure of means how far they run', () => {
    const page = gapsByGroup(context(shown(scoresCompared({ preparedness: scores }))));
    assert.equal(page[0]?.headline, 'Preparedness to teach: the means of the groups run from 2.9 to 2.9');
    assert.match(page[0]?.method ?? '', /whether they do is a figure of its own/);
  });
});

describe('a comparison of three groups', () => {
  const sketch = gaps({
    governance: { [NEVER]: [26, 37], [TRIED]: [14, 36], [MONTHLY]: [5, 30] },
    ethics_safety: { [NEVER]: [9, 37], [TRIED]: [7, 37], [MONTHLY]: [6, 30] },
  });

  it('has pairs only of a module in which all groups together differ', () => {
    assert.deepEqual(
      rowsOf(sketch).map((row) => plain(row[0])),
      [
        'Governance and Regulation: all three groups together',
        'Governance and Regulation: “Never” less “I have tried it once or twice”',
        'Governance and Regulation: “Never” less “About every month”',
        'Governance and Regulation: “I have tried it once or twice” less “About every month”',
        'AI Ethics and Patient Safety: all three groups together',
      ],
    );
    assert.deepEqual(
      rowsOf(sketch)
        .map((row) => row[4])
        .at(-1),
      'no clear difference',
    );
    assert.equal(
      sketch.headline,
      'The groups clearly differ in how often modules are important and unprepared: Governance and Regulation. For the others there is no clear difference',
    );
  });

  it('has neither chart nor pairs where nothing differs', () => {
    const none = gaps({ ethics_safety: { [NEVER]: [9, 37], [TRIED]: [7, 37], [MONTHLY]: [6, 30] } });
    assert.equal(none.chart, undefined);
    assert.deepEqual(
      rowsOf(none).map((row) => row[0]),
      ['all three groups together'],
    );
    assert.ok(finished(none).tableIsOpen);
    assert.match(
      plain(none.method),
      /Pairs of groups are tested only where all groups together clearly differ\./,
    );
  });

  it('gives the bias-corrected V of all groups, and of pairs the difference', () => {
    const [all, pair] = rowsOf(sketch);
    assert.match(all?.[2] ?? '', /^Cramér’s V 0\.\d\d$/);
    assert.equal(pair?.[2], 'the difference');
  });
});

describe('a cluster-robust comparison', () => {
  const pair = {
    difference: {
      kind: 'estimate',
      value: 0.2,
      interval: { lower: 0.05, upper: 0.35, level: 0.95, method: 'cr2-satterthwaite' },
      n: 73,
    },
    test: { kind: 'test', test: 'cr2-difference', statistic: 2.9, p: 0.012, n: 73 },
  } as const;
  const shares = { [NEVER]: [26, 37], [TRIED]: [9, 36], [MONTHLY]: [9, 30] } as const;

  it('has every pair in its family, and says how its intervals allow for colleagues', () => {
    const sketch = figureOf(sharesClustered({ 'gap:governance': shares }, pair));
    assert.equal(rowsOf(sketch).length, 3);
    const method = plain(finished(sketch).method);
    assert.match(
      method,
      /^Cluster-robust t tests, Holm-adjusted over one family of three tests: one for each row of the table\./,
    );
    assert.match(
      method,
      /Colleagues of one institution may answer alike, and the cluster-robust intervals allow for it\./,
    );
    assert.doesNotMatch(method, /taken as independent/);
  });

  it('says why effect sizes have no interval, where there are any', () => {
    const two = { [NEVER]: fivePoints(10, 16, 9, 2, 0), [TRIED]: fivePoints(4, 12, 14, 6, 1) };
    const outcomes = clusteredOutcomes([tested(scoreOutcome('preparedness', two))], () => pair);
    assert.ok(outcomes);
    const why =
      /Cliff’s delta and Hedges’ g have no interval here: theirs would take answers as independent\./;
    assert.match(figureOf(adjustClustered(outcomes), 'preparedness').method ?? '', why);
    assert.doesNotMatch(figureOf(sharesClustered({ 'gap:governance': shares }, pair)).method ?? '', why);
  });

  it('draws the clear pairs alone where there are too many rows, and folds the table', () => {
    const measures = INSTRUMENT.modules.map((module) => `gap:${module}`);
    const many = Object.fromEntries(measures.map((measure) => [measure, shares]));
    const unclear = { ...pair, test: { ...pair.test, p: 0.4 } };
    const sketch = figureOf(sharesClustered(many, unclear));
    assert.equal(sketch.chart, undefined);
    assert.doesNotMatch(sketch.method ?? '', /are drawn/);
    assert.equal(finished(sketch).tableIsOpen, false);
    assert.equal(rowsOf(sketch).length, 18);
  });
});

describe('a comparison of which the clear pairs alone are drawn', () => {
  it('says so', () => {
    const differing = { [NEVER]: [300, 400], [TRIED]: [200, 400], [MONTHLY]: [100, 400] } as const;
    const one = { [NEVER]: [300, 400], [TRIED]: [100, 400], [MONTHLY]: [102, 400] } as const;
    const modules = INSTRUMENT.modules.slice(0, 5).map((module) => `gap:${module}`);
    const many = gaps(
      Object.fromEntries(modules.map((module, index) => [module.slice(4), index < 2 ? differing : one])),
    );
    assert.equal(rowsOf(many).length, 20);
    assert.equal(many.chart?.plan.data.datasets[0]?.data.length, 12);
    assert.match(many.method ?? '', /Only the clear differences are drawn; the table has all\./);
    assert.match(many.method ?? '', /allow for all tests of the family/);
  });
});

describe('a panel that cannot be compared', () => {
  it('says why in the place of the figure, without a number of people', () => {
    const [sketch] = comparisonFigures(context(PROTECTED), ['gaps']);
    assert.ok(sketch);
    const { headline, withheld, chart, method, table } = finished(sketch);
    assert.equal(headline, 'Important and unprepared: the groups compared');
    assert.equal(withheld?.title, 'Not shown, to protect the people who answered.');
    assert.equal(
      withheld?.text,
      'Groups are compared where their answers are shown in full, which takes at least 23 answers from each.',
    );
    assert.deepEqual(withheld?.link, WHOLE);
    assert.deepEqual([chart, method, table], [null, null, null]);
  });

  it('is not there where the instrument does not ask, and provision has none', () => {
    const silent = { ...context(PROTECTED), instrument: { ...INSTRUMENT, gaps: [] } };
    assert.deepEqual(comparisonFigures(silent, ['gaps']), []);
    assert.ok(provisionByGroup(context(PROTECTED)).every(({ id }) => !id.startsWith('comparison')));
  });
});
