/** The chart of a comparison: pairs of groups, each with its difference and interval. */

import { differenceChart } from '../charts/difference.chart.ts';
import { legendBox, legendEntry } from '../charts/legend.ts';
import type { RankedGroup } from '../charts/ranked.chart.ts';
import type { ChartSketch } from '../figures/figure-model.ts';
import { markOf } from '../figures/page-context.ts';
import type { ShownPair } from '../shown/shown-comparison.ts';
import { digits } from '../words/digits.ts';
import { inlineWords } from '../words/number-words.ts';
import { type ComparedContext, onlyPair, outcomeName, pairLines } from './compared-context.ts';
import { drawnParts, type Part } from './comparison-chart-rows.ts';
import { marginWords } from './comparison-method.ts';

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
  const parts = drawnParts(context.comparison);
  return parts.every(({ pairs }) => pairs.length === 0) ? undefined : groupsOf(parts, context);
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
      rows: pairs.map((pair) => rowOf(pairLines(pair, context), pair, context)),
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
