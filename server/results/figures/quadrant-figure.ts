/** Importance against preparedness or availability, cut at scale points: which rows lie plainly in one quarter. */

import type { Translate } from '../../http/messages.ts';
import { legendEntry } from '../charts/legend.ts';
import { type Corners, quadrantChart } from '../charts/quadrant.chart.ts';
import { isKnown, type ShownNumber } from '../shown/shown-number.ts';
import { numberWords } from '../words/number-words.ts';
import type { ChartSketch, TableModel } from './figure-model.ts';
import { type AnswerScale, markOf, table } from './page-context.ts';

export interface QuadrantRow {
  readonly name: string;
  readonly importance: ShownNumber;
  /** Preparedness or availability. */
  readonly supply: ShownNumber;
}

export interface QuadrantCuts {
  readonly importance: number;
  readonly supply: number;
}

/** Names of the rows whose both intervals lie inside the quarter that asks for action: important, and not supplied. */
export function plainlyWanting(rows: readonly QuadrantRow[], cuts: QuadrantCuts): readonly string[] {
  return rows
    .filter(
      ({ importance, supply }) =>
        isKnown(importance) &&
        isKnown(supply) &&
        importance.lower > cuts.importance &&
        supply.upper < cuts.supply,
    )
    .map(({ name }) => name);
}

export interface QuadrantWords {
  readonly label: string;
  readonly across: string;
  readonly up: string;
  readonly corners: Corners;
  readonly mark: string;
}

export function quadrantSketch(
  rows: readonly QuadrantRow[],
  {
    words,
    scale,
    cuts,
    t,
  }: {
    readonly words: QuadrantWords;
    readonly scale: AnswerScale;
    readonly cuts: QuadrantCuts;
    readonly t: Translate;
  },
): ChartSketch {
  const points = rows.flatMap(({ name, importance, supply }) => {
    const [x, y] = [markOf(supply, t), markOf(importance, t)];
    if (x === undefined || y === undefined) return [];
    return [{ name, x, y, tip: t('charts.quadrant-tip', { name, importance: y.words, supply: x.words }) }];
  });
  const window = (ends: readonly { readonly lower: number; readonly upper: number }[], cut: number) =>
    windowOf(scale, ends, cut);
  return {
    label: words.label,
    legend: [legendEntry('dot', words.mark), legendEntry('cross', t('charts.intervals'))],
    unit: null,
    plan: quadrantChart(points, {
      x: {
        ...window(
          points.map(({ x }) => x),
          cuts.supply,
        ),
        cut: cuts.supply,
        title: words.across,
      },
      y: {
        ...window(
          points.map(({ y }) => y),
          cuts.importance,
        ),
        cut: cuts.importance,
        title: words.up,
      },
      corners: words.corners,
    }),
  };
}

/**
 * The part of the scale in which the points and their intervals lie, in whole points with the cut inside: on the
 * whole scale ten needs would cover each other. The sub line says so.
 */
function windowOf(
  { min, max }: AnswerScale,
  ends: readonly { readonly lower: number; readonly upper: number }[],
  cut: number,
): { readonly min: number; readonly max: number } {
  const lowest = Math.floor(Math.min(cut - 1, ...ends.map(({ lower }) => lower)));
  const highest = Math.ceil(Math.max(cut + 1, ...ends.map(({ upper }) => upper)));
  return { min: Math.max(min, lowest), max: Math.min(max, highest) };
}

/** @param words - caption, head of the names, head of the second mean. */
export function quadrantTable(
  rows: readonly QuadrantRow[],
  [caption, corner, supply]: readonly [string, string, string],
  t: Translate,
): TableModel {
  return table(
    caption,
    [corner, t('results.importance'), supply],
    rows.map((row) => ({
      name: row.name,
      cells: [numberWords(row.importance, t), numberWords(row.supply, t)],
    })),
  );
}
