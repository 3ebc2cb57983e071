/** Gap: importance (diamond) and preparedness (dot) of each row, each with its interval; the band between them is the gap. */

import type { ChartPlan, PlanMark } from '../../../views/assets/charts-kit.js';
import { DIAMOND, DOT, rowAxis, valueAxis } from './axes.ts';

interface Marked {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly words: string;
}

export interface DumbbellRow {
  readonly name: string;
  /** The gap with its interval, or why there is none. */
  readonly words: string;
  readonly importance: Marked | undefined;
  readonly preparedness: Marked | undefined;
}

/** Two marks of one row stand a tenth of a row above and below its middle. */
const APART = 0.1;

export function dumbbellChart(
  rows: readonly DumbbellRow[],
  scale: { readonly min: number; readonly max: number; readonly tickNames: Readonly<Record<number, string>> },
): ChartPlan {
  const middle = (row: number) => row + 0.5;
  const marks = (measure: 'importance' | 'preparedness', shift: number) =>
    rows.flatMap((row, index) => {
      const mark = row[measure];
      if (mark === undefined) return [];
      const ends = { xLo: mark.lower, xHi: mark.upper };
      return [{ x: mark.value, y: middle(index) + shift, ...ends, tip: `${row.name}: ${mark.words}` }];
    });
  const bands = rows.flatMap(({ importance, preparedness }, index) =>
    importance === undefined || preparedness === undefined
      ? []
      : [{ x: [preparedness.value, importance.value] as const, y: middle(index) }],
  );
  const rules: readonly PlanMark[] = rows
    .slice(1)
    .map((_, index) => ({ from: ['start', index + 1], to: ['end', index + 1], color: 'var(--c-grid)' }));

  return {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: marks('importance', -APART),
          ...DIAMOND,
          order: 1,
          interval: { color: 'var(--c-b)', width: 3 },
        },
        { data: marks('preparedness', APART), ...DOT, order: 2, interval: { color: 'var(--c-a)', width: 3 } },
        {
          type: 'bar',
          indexAxis: 'y',
          data: bands,
          barThickness: 24,
          backgroundColor: 'var(--c-band)',
          hoverBackgroundColor: 'var(--c-band)',
          order: 9,
        },
      ],
      texts: rows.flatMap(({ name, words }, index) => [
        { role: 'name' as const, text: name, y: middle(index) },
        { role: 'value' as const, text: words, y: middle(index) },
      ]),
      rules,
      tickNames: scale.tickNames,
      lift: 24,
    },
    options: { scales: { x: valueAxis(scale.min, scale.max, 1), y: rowAxis(rows.length) } },
    fit: {
      rows: rows.length,
      wide: { left: 240, right: 164, top: 4, bottom: 28, row: 58 },
      narrow: { left: 8, right: 14, top: 4, bottom: 28, row: 74 },
    },
  };
}
