/** Likert: answers from low to high around the middle of the scale; a hatch on the low steps on every medium. */

import type { ChartPlan, PlanDataset, PlanText } from '../../../views/assets/charts-kit.js';
import { nameAxis, valueAxis } from './axes.ts';

export interface LikertRow {
  readonly name: string;
  /** Share of the high answers with its interval, or why there is none. */
  readonly words: string;
  /** Shares of 100 of each step, from low to high; undefined where they are not shown. */
  readonly steps: readonly number[] | undefined;
}

/** One segment: where it lies around the middle, and how it is filled. */
interface Segment {
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

/** The paints of a scale's steps: of the five colours of the scale, as many as it has, from end to end. */
export function likertPaints(steps: number): readonly string[] {
  return Array.from({ length: steps }, (_, step) => {
    const tone = toneOf(step, steps);
    if (tone === 1) return 'hatch(--l1,--l1-ink,5,0.7)';
    return tone === 2 ? 'hatch(--l2,--l-edge,8,0.7)' : `var(--l${tone})`;
  });
}

function toneOf(step: number, steps: number): number {
  return Math.round(1 + (4 * step) / (steps - 1));
}

/** The middle step is halved around 0; with an even number of steps the middle lies between two. */
export function segmentsOf(shares: readonly number[]): readonly Segment[] {
  const half = shares.length / 2;
  const below = shares.reduce((sum, share, step) => sum + share * Math.min(1, Math.max(0, half - step)), 0);
  let from = -below;
  return shares.map((share, step) => {
    const segment = { step, from, to: from + share };
    from += share;
    return segment;
  });
}

export function likertChart(rows: readonly LikertRow[], stepCount: number): ChartPlan {
  const placed = rows.map((row) => (row.steps === undefined ? [] : segmentsOf(row.steps)));
  const ends = placed.flat();
  const min = Math.min(-1, ...ends.map((segment) => segment.from));
  const max = Math.max(1, ...ends.map((segment) => segment.to));
  const paints = likertPaints(stepCount);
  return {
    type: 'bar',
    data: {
      labels: rows.map((row) => row.name),
      datasets: stackOrder(stepCount).map(({ step, side }) => ({
        ...stepDataset(
          paints[step] ?? '',
          placed.map((segments) => partOf(segments[step], side)),
        ),
        // The halves of the middle step have no border where they meet.
        borderSkipped: isMiddle(step, stepCount) ? 'start' : false,
      })),
      rules: [{ from: [0, 'top'], to: [0, 'bottom'], color: 'var(--ink-3)' }],
      texts: rows.flatMap((row, index) => rowTexts(row, index, placed[index] ?? [])),
      lift: 23,
    },
    options: {
      indexAxis: 'y',
      scales: {
        x: { ...valueAxis(min, max, 1), display: false, stacked: true },
        y: { ...nameAxis(false), stacked: true },
      },
    },
    fit: {
      rows: rows.length,
      wide: { left: 232, right: 126, top: 4, bottom: 6, row: 46 },
      narrow: { left: 1, right: 1, top: 4, bottom: 6, row: 74 },
    },
  };
}

function isMiddle(step: number, steps: number): boolean {
  return steps % 2 === 1 && step === (steps - 1) / 2;
}

/** From the middle outward on the low side, then on the high side: the order in which bars are stacked. */
function stackOrder(steps: number): readonly { readonly step: number; readonly side: 'low' | 'high' }[] {
  const all = Array.from({ length: steps }, (_, step) => step);
  const low = all.filter((step) => step < steps / 2).toReversed();
  const high = all.filter((step) => step + 1 > steps / 2);
  return [
    ...low.map((step) => ({ step, side: 'low' as const })),
    ...high.map((step) => ({ step, side: 'high' as const })),
  ];
}

/** What of a segment lies on one side of 0; the low side is negative. */
function partOf(segment: Segment | undefined, side: 'low' | 'high'): number {
  if (segment === undefined) return 0;
  const { from, to } = segment;
  return side === 'low' ? Math.min(0, from) - Math.min(0, to) : Math.max(0, to) - Math.max(0, from);
}

function stepDataset(paint: string, data: readonly number[]): PlanDataset {
  return {
    data,
    backgroundColor: paint,
    hoverBackgroundColor: paint,
    borderColor: 'var(--l-edge)',
    hoverBorderColor: 'var(--l-edge)',
    borderWidth: 1,
    barThickness: 28,
  };
}

function rowTexts(row: LikertRow, index: number, segments: readonly Segment[]): readonly PlanText[] {
  const numbers = segments.flatMap(({ step, from, to }): readonly PlanText[] => {
    const tone = toneOf(step, segments.length);
    const share = row.steps?.[step] ?? 0;
    const patch = tone < 3 ? { patch: `var(--l${tone})` } : {};
    return [
      {
        role: 'segment',
        text: String(share),
        span: [from, to],
        y: index,
        color: `var(--l${tone}-ink)`,
        ...patch,
      },
    ];
  });
  return [
    { role: 'name', text: row.name, y: index },
    { role: 'value', text: row.words, y: index },
    ...numbers,
  ];
}
