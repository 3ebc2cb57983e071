/** The second figure of the gaps page: mean importance and mean preparedness, and the distance between them. */

import type { Disclosed } from '../../../analysis/disclosure/disclosed.ts';
import type { TestResult } from '../../../analysis/estimates/estimate.ts';
import type { ModuleGap } from '../../../analysis/results/results.ts';
import { dumbbellChart } from '../charts/dumbbell.chart.ts';
import { legendEntry } from '../charts/legend.ts';
import { type FigureSketch, type NoteModel, textCell } from '../figures/figure-model.ts';
import {
  answerScale,
  countsOf,
  hiddenAmong,
  isCoarse,
  markOf,
  type PageContext,
  table,
} from '../figures/page-context.ts';
import { withheldIfNone } from '../figures/withheld.ts';
import { COEFFICIENT_DECIMALS, disclosedCoefficient } from '../shown/shown-coefficient.ts';
import { isClustered, isKnown, type NoNumberReason, shownShare } from '../shown/shown-number.ts';
import { digits } from '../words/digits.ts';
import { listWords } from '../words/list-words.ts';
import { countWords, inlineWords, type NumberWords, numberWords, spanWords } from '../words/number-words.ts';
import { pWords } from '../words/uncertainty-words.ts';
import { type GapRow, type GapsContext, sizeOf } from './gap-rows.ts';

/** Above this share of answers at the top of the scale a gap may be understated. */
const CEILING_IN_100 = 60;

export function gapFigure(context: GapsContext): FigureSketch {
  const { t, gap } = context;
  const rows = context.rows.toSorted((a, b) => sizeOf(b.gap) - sizeOf(a.gap));
  const gaps = rows.map((row) => row.gap);
  const withheld = withheldIfNone(gaps, context);
  const scale = answerScale(gap.importance, context);
  return {
    id: 'gap',
    headline: gapHeadline(rows, t),
    sub: t('results.gap-sub', { min: scale.min, max: scale.max }),
    ...(withheld && { withheld }),
    chart: {
      label: t('results.gap-label'),
      legend: [
        legendEntry('dot', t('results.gap-legend-preparedness')),
        legendEntry('diamond', t('results.gap-legend-importance')),
        legendEntry('any-interval', t('charts.interval')),
        legendEntry('gap', t('charts.gap')),
      ],
      unit: t('charts.gap-interval'),
      plan: dumbbellChart(
        rows.map(({ name, importance, preparedness, gap: difference }) => ({
          name,
          words: inlineWords(difference, t),
          importance: markOf(importance, t),
          preparedness: markOf(preparedness, t),
        })),
        scale,
      ),
    },
    method: gapMethod(rows, t),
    table: gapTable(rows, t),
    notes: [
      { heading: t('results.how-to-read'), paragraphs: [t('results.gap-read'), t('results.two-rulers')] },
      ...checkNotes(rows, t),
      ...ceilingNotes(rows, t),
    ],
  };
}

/** A gap is clear where its adjusted test says so, or, without a test, where its interval lies above 0. */
function isClear({ module, gap }: GapRow): boolean {
  if (!isKnown(gap) || gap.value <= 0) return false;
  const test = testOf(module);
  return test === undefined ? gap.lower > 0 : test.p < 0.05 && gap.lower > 0;
}

function testOf({ test }: ModuleGap): Extract<TestResult, { kind: 'test' }> | undefined {
  return test.kind === 'shown' && test.result.kind === 'test' ? test.result : undefined;
}

function gapHeadline(rows: readonly GapRow[], t: PageContext['t']): string {
  const clear = rows.filter(isClear).length;
  const hidden = hiddenAmong(rows.map((row) => row.gap));
  const values = {
    number: t('results.number', { n: clear }),
    total: t('results.number', { n: rows.length }),
    hidden,
  };
  if (rows.every((row) => !isKnown(row.gap))) return t('results.gap-headline-unknown');
  if (clear === 0) return t('results.gap-headline-none', { hidden });
  return clear === rows.length
    ? t('results.gap-headline-all', values)
    : t('results.gap-headline-some', values);
}

function gapMethod(rows: readonly GapRow[], t: PageContext['t']): string {
  const modules = rows.filter(isUnconfirmed).map(({ name }) => name);
  return [
    testsMethod(rows, t),
    ...(modules.length === 0 ? [] : [t('results.gap-unconfirmed', { modules: listWords(modules, t) })]),
  ].join(' ');
}

/** Whether the interval of a gap leaves out 0 and the sign test, adjusted, does not say that there is one. */
function isUnconfirmed({ module: { signTest }, gap }: GapRow): boolean {
  if (signTest.kind !== 'shown' || signTest.result.kind !== 'test') return false;
  return isKnown(gap) && (gap.lower > 0 || gap.upper < 0) && signTest.result.p >= 0.05;
}

function testsMethod(rows: readonly GapRow[], t: PageContext['t']): string {
  const gaps = rows.map((row) => row.gap);
  const tests = rows.map((row) => testOf(row.module)).filter((test) => test !== undefined);
  const values = {
    pairs: spanWords(countsOf(gaps), t),
    total: t('results.number', { n: tests.length }),
    hidden: hiddenAmong(gaps),
    pooled: isClustered(gaps) ? 'yes' : 'no',
  };
  const kind = kindOf(tests);
  if (isCoarse(gaps)) return t('results.gap-method-coarse', values);
  if (tests.length === 0) return t('results.gap-method-untested', values);
  const ps = tests.map((test) => test.p);
  const [least, greatest] = [pWords(Math.min(...ps)), pWords(Math.max(...ps))];
  return least === greatest
    ? t('results.gap-method-one', { ...values, kind, p: least })
    : t('results.gap-method', { ...values, kind, least, greatest });
}

/** 'mixed' where the modules have different numbers of people with a difference. */
function kindOf(tests: readonly { readonly test: string }[]): 'exact' | 'normal' | 'mixed' {
  const exact = tests.filter(isExact).length;
  return exact === tests.length ? 'exact' : exact === 0 ? 'normal' : 'mixed';
}

function isExact({ test }: { readonly test: string }): boolean {
  return test.endsWith('-exact');
}

function gapTable(rows: readonly GapRow[], t: PageContext['t']) {
  const columns = [
    t('results.module'),
    t('results.importance'),
    t('results.preparedness'),
    t('results.gap'),
    t('results.with-gap'),
    t('results.rank-biserial'),
    t('results.signed-rank-p'),
    t('results.sign-test-p'),
    t('results.pairs'),
  ] as const;
  return table(
    t('results.gap-caption'),
    columns,
    rows.map(({ module, name, importance, preparedness, gap }) => {
      const pairs = isKnown(gap) ? textCell(countWords(gap.n, t)) : numberWords(gap, t);
      return {
        name,
        cells: [importance, preparedness, gap, shownShare(module.withGap)]
          .map((number) => numberWords(number, t))
          .concat(biserialCell(module, t), signedRankCell(module, t), signCell(module, t), pairs),
      };
    }),
  );
}

/** With how p was made, which may be another way for another module. */
function signedRankCell(module: ModuleGap, t: PageContext['t']): NumberWords {
  const test = testOf(module);
  if (test === undefined) return hiddenCell(reasonOf(module.test), t);
  return textCell(t(isExact(test) ? 'results.p-exact' : 'results.p-normal', { p: pWords(test.p) }));
}

function signCell({ signTest }: ModuleGap, t: PageContext['t']): NumberWords {
  return signTest.kind === 'shown' && signTest.result.kind === 'test'
    ? textCell(pWords(signTest.result.p))
    : hiddenCell(reasonOf(signTest), t);
}

function biserialCell({ rankBiserial }: ModuleGap, t: PageContext['t']): NumberWords {
  const shown = disclosedCoefficient(rankBiserial);
  return shown.kind === 'none'
    ? hiddenCell(shown.reason, t)
    : textCell(digits(shown.value, { unit: 'gap', decimals: COEFFICIENT_DECIMALS }));
}

function hiddenCell(reason: NoNumberReason, t: PageContext['t']): NumberWords {
  return numberWords({ kind: 'none', unit: 'mean', reason }, t);
}

function reasonOf(test: Disclosed<TestResult>): NoNumberReason {
  if (test.kind === 'suppressed') return test.reason;
  return test.result.kind === 'test' ? 'protected' : test.result.reason;
}

/** What the numbers of the table are that need words; only where there are any. */
function checkNotes(rows: readonly GapRow[], t: PageContext['t']): readonly NoteModel[] {
  return rows.every(({ module }) => testOf(module) === undefined)
    ? []
    : [
        {
          heading: t('results.in-the-table'),
          paragraphs: [t('results.rank-biserial-text'), t('results.sign-test-text')],
        },
      ];
}

function ceilingNotes(rows: readonly GapRow[], t: PageContext['t']) {
  const high = rows.filter(({ module }) => {
    const ceiling = shownShare(module.ceiling);
    return isKnown(ceiling) && ceiling.value > CEILING_IN_100;
  });
  if (high.length === 0) return [];
  const modules = listWords(
    high.map(({ name }) => name),
    t,
  );
  return [
    {
      heading: t('results.ceiling'),
      paragraphs: [t('results.ceiling-text', { modules, limit: CEILING_IN_100 })],
    },
  ];
}
