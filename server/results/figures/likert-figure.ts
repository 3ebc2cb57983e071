/** Distributions of Likert items as shares of 100, for the diverging bars and their table. */

import type { Disclosed } from '../../../analysis/disclosure/disclosed.ts';
import { roundedPercent } from '../../../analysis/disclosure/rounding.ts';
import type { Translate } from '../../http/messages.ts';
import { legendBox } from '../charts/legend.ts';
import { likertChart, likertPaints } from '../charts/likert.chart.ts';
import type { ShownNumber } from '../shown/shown-number.ts';
import { inlineWords, type NumberWords, numberWords } from '../words/number-words.ts';
import { type ChartSketch, textCell } from './figure-model.ts';

export interface LikertFigureRow {
  readonly name: string;
  /** Whole shares of 100 of each answer, from low to high; undefined where they are not shown. */
  readonly steps: readonly number[] | undefined;
  /** Share of the high answers. */
  readonly high: ShownNumber;
}

export function stepsOf(
  counts: Disclosed<{ readonly counts: readonly number[] }>,
): readonly number[] | undefined {
  if (counts.kind === 'suppressed') return undefined;
  const n = counts.result.counts.reduce((sum, count) => sum + count, 0);
  return n === 0 ? undefined : counts.result.counts.map((count) => roundedPercent(count, n));
}

export function likertSketch(
  rows: readonly LikertFigureRow[],
  {
    options,
    label,
    unit,
    t,
  }: {
    readonly options: readonly string[];
    readonly label: string;
    readonly unit: string;
    readonly t: Translate;
  },
): ChartSketch {
  const paints = likertPaints(options.length);
  return {
    label,
    legend: options.map((option, step) => legendBox(paints[step] ?? '', option)),
    unit,
    plan: likertChart(
      rows.map(({ name, steps, high }) => ({ name, steps, words: inlineWords(high, t) })),
      options.length,
    ),
  };
}

/** The cells of a row: each step, or that it is not shown. */
export function stepCells({ steps }: LikertFigureRow, count: number, t: Translate): readonly NumberWords[] {
  const hidden = numberWords({ kind: 'none', unit: 'in-100', reason: 'protected' }, t);
  return steps === undefined
    ? Array.from({ length: count }, () => hidden)
    : steps.map((share) => textCell(String(share)));
}
