/** The chart of a comparison: pairs of groups, each with its difference and interval. */

import { differenceChart } from './charts/difference.chart.ts';
import { legendBox, legendEntry } from './charts/legend.ts';
import type { RankedGroup } from './charts/ranked.chart.ts';
import { type ComparedContext, isClear, onlyPair, outcomeName, pairName } from './compared-context.ts';
import { marginWords } from './comparison-method.ts';
import { digits } from './digits.ts';
import type { ChartSketch } from './figure-model.ts';
import { inlineWords } from './number-words.ts';
import { markOf } from './page-context.ts';
import type { ShownOutcome, ShownPair } from './shown-comparison.ts';

/** With more rows than this only clear differences are drawn; the table has them all, and does not stand open. */
export const MOST_ROWS = 12;

/** @returns undefined where there is no difference of two groups to draw, or too many. */
export function comparisonChart(context: ComparedContext): ChartSketch | undefined {
  const { t, comparison, panel } = context;
  const groups = drawn(context);
  const margin = Math.max(...comparison.outcomes.map((outcome) => outcome.margin));
  if (groups === undefined) return undefined;
  const unit = comparison.outcomes.some(({ kind }) => kind === 'share') ? 'points' : 'gap';
  const most = unit === 'points' ? 100 : longestScale(context);
  return {
    label: t('results.compare-label', { panel }),
    legend: [
      legendEntry('dot', t('charts.difference')),
      legendEntry('interval', t('charts.interval')),
      legendBox('var(--c-band-2)', t('charts.similar', { margin: marginWords(context) })),
    ],
    unit: t('charts.difference-interval'),
    plan: differenceChart(groups, {
      most,
      margin,
      words: (value) => digits(value, { unit, decimals: Number.isInteger(value) ? 0 : 1 }),
    }),
  };
}

function drawn(context: ComparedContext): readonly RankedGroup[] | undefined {
  const { outcomes } = context.comparison;
  const all = outcomes.map((outcome) => ({ outcome, pairs: outcome.pairs }));
  const clear = outcomes.map((outcome) => ({ outcome, pairs: outcome.pairs.filter(isClear) }));
  const parts = [all, clear].find((each) => rowsIn(each) <= MOST_ROWS) ?? [];
  return rowsIn(parts) === 0 ? undefined : groupsOf(parts, context);
}

interface Part {
  readonly outcome: ShownOutcome;
  readonly pairs: readonly ShownPair[];
}

function rowsIn(parts: readonly Part[]): number {
  return parts.reduce((sum, { pairs }) => sum + pairs.length, 0);
}

/** With two groups the rows are the outcomes; with more they are the pairs of each. */
function groupsOf(parts: readonly Part[], context: ComparedContext): readonly RankedGroup[] {
  if (onlyPair(context.comparison) !== undefined) {
    const rows = parts.flatMap(({ outcome, pairs }) =>
      pairs.map((pair) => rowOf(outcomeName(outcome.measure, context), pair, context)),
    );
    return [{ heading: '', rows }];
  }
  return parts
    .filter(({ pairs }) => pairs.length > 0)
    .map(({ outcome, pairs }) => ({
      heading: context.comparison.outcomes.length === 1 ? '' : outcomeName(outcome.measure, context),
      rows: pairs.map((pair) => rowOf(pairName(pair, context), pair, context)),
    }));
}

function rowOf(name: string, { difference }: ShownPair, { t }: ComparedContext) {
  return { name, words: inlineWords(difference, t), mark: markOf(difference, t) };
}

function longestScale({ instrument, comparison }: ComparedContext): number {
  const lengths = instrument.scales.flatMap(({ id, minimum, maximum }) =>
    comparison.outcomes.some(({ measure }) => measure === `score:${id}`) ? [maximum - minimum] : [],
  );
  return Math.max(...lengths);
}
