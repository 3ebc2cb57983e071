/** Ranked shares or means: one row each with its interval, in groups parted by a line where there are any. */

import type { ChartPlan, PlanMark, PlanPoint, PlanText } from '../../../views/assets/charts-kit.js';
import { DOT, rowAxis, valueAxis } from './axes.ts';

export interface RankedRow {
  /** Where it has two parts, a line break between them; each is then cut by itself. */
  readonly name: string;
  /** What stands at the end of the row: '52 (35 to 67)', or why there is no number. */
  readonly words: string;
  /** Undefined where there is no number: the row has no mark. */
  readonly mark: { readonly value: number; readonly lower: number; readonly upper: number } | undefined;
}

export interface RankedGroup {
  /** What its members have in common, in words; '' for none. */
  readonly heading: string;
  readonly rows: readonly RankedRow[];
}

export interface RankedAxis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Words at values, for example the ends of a scale. */
  readonly tickNames?: Readonly<Record<number, string>>;
}

/** Shares start at 0 and end at 100, or at 80 or 60 where nothing reaches further. */
export function shareAxis(groups: readonly RankedGroup[]): RankedAxis {
  const highest = Math.max(0, ...groups.flatMap(({ rows }) => rows.map((row) => row.mark?.upper ?? 0)));
  return { min: 0, max: highest > 80 ? 100 : highest > 60 ? 80 : 60, step: 20 };
}

/** A scale from end to end, with so few steps that the words of its ends have room on a phone. */
export function scaleAxis({ min, max, tickNames }: Omit<RankedAxis, 'step'>): RankedAxis {
  const length = max - min;
  const steps = [4, 3, 2].find((count) => Number.isInteger(length / count)) ?? 1;
  return { min, max, step: length / steps, ...(tickNames && { tickNames }) };
}

/** A heading is a little lower than a row. */
const HEADING_ROWS = 0.75;

export function rankedChart(groups: readonly RankedGroup[], axis: RankedAxis = shareAxis(groups)): ChartPlan {
  const starts = startsOf(groups);
  const rows = starts.at(-1) ?? 0;
  const placed = groups.flatMap((group, index) => placedRows(group, starts[index] ?? 0));
  const points = placed.flatMap(({ row, y }) => (row.mark === undefined ? [] : [pointOf(row, row.mark, y)]));
  const headings = groups.flatMap(({ heading }, index): readonly PlanText[] =>
    heading === '' ? [] : [{ role: 'group', text: heading, y: (starts[index] ?? 0) + HEADING_ROWS / 2 }],
  );
  const rules = starts
    .slice(1, -1)
    .map((y): PlanMark => ({ from: ['start', y], to: ['end', y], color: 'var(--rule-2)' }));
  const dataset = { data: points, ...DOT, interval: { color: 'var(--c-a)', width: 3 } };
  return {
    type: 'scatter',
    data: {
      datasets: [dataset],
      texts: [...headings, ...placed.flatMap(rowTexts)],
      rules,
      lift: 17,
      ...(axis.tickNames && { tickNames: axis.tickNames }),
    },
    options: { scales: { x: levelAxis(axis), y: rowAxis(rows) } },
    fit: {
      rows,
      wide: { left: 240, right: 132, top: 4, bottom: 28, row: 38 },
      narrow: { left: 8, right: 14, top: 4, bottom: 28, row: 60 },
    },
  };
}

/** Words at its ticks are never turned, and of few ticks none is left out. */
function levelAxis({ min, max, step }: RankedAxis) {
  const axis = valueAxis(min, max, step);
  const isOfFew = (max - min) / step <= MOST_TICKS - 1;
  return { ...axis, ticks: { ...axis.ticks, maxRotation: 0, autoSkip: !isOfFew } };
}

/** As many have room on a phone, each with a word of three or four digits. */
const MOST_TICKS = 6;

interface PlacedRow {
  readonly row: RankedRow;
  readonly y: number;
}

/** Where each group begins, and where the last one ends, in rows. */
function startsOf(groups: readonly RankedGroup[]): readonly number[] {
  const starts = [0];
  for (const { heading, rows } of groups) {
    starts.push((starts.at(-1) ?? 0) + (heading === '' ? 0 : HEADING_ROWS) + rows.length);
  }
  return starts;
}

function placedRows({ heading, rows }: RankedGroup, start: number): readonly PlacedRow[] {
  const first = start + (heading === '' ? 0 : HEADING_ROWS) + 0.5;
  return rows.map((row, index) => ({ row, y: first + index }));
}

function rowTexts({ row, y }: PlacedRow): readonly PlanText[] {
  return [
    { role: 'name', text: row.name, y },
    { role: 'value', text: row.words, y },
  ];
}

function pointOf({ name, words }: RankedRow, mark: NonNullable<RankedRow['mark']>, y: number): PlanPoint {
  return {
    x: mark.value,
    y,
    xLo: mark.lower,
    xHi: mark.upper,
    tip: `${name.replaceAll('\n', ' ')}: ${words}`,
  };
}
