/** Quadrant: each point with its interval on both axes, cut at scale points and never at a median. */

import type { ChartPlan, PlanMark } from '../../../views/assets/charts-kit.js';
import { DOT, valueAxis } from './axes.ts';

interface Marked {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface QuadrantPoint {
  readonly name: string;
  readonly x: Marked;
  readonly y: Marked;
  /** What a pointer resting on it reads: both means with their intervals. */
  readonly tip: string;
}

export interface QuadrantAxis {
  readonly min: number;
  readonly max: number;
  readonly cut: number;
  readonly title: string;
}

/** Names of the quarters: the tinted one (top left), then top right, bottom left, bottom right. */
export type Corners = readonly [string, string, string, string];

export function quadrantChart(
  points: readonly QuadrantPoint[],
  { x, y, corners }: { readonly x: QuadrantAxis; readonly y: QuadrantAxis; readonly corners: Corners },
): ChartPlan {
  const cuts: readonly PlanMark[] = [
    { from: [x.cut, 'top'], to: [x.cut, 'bottom'], color: 'var(--c-mute)', width: 1.25 },
    { from: [x.min, y.cut], to: [x.max, y.cut], color: 'var(--c-mute)', width: 1.25 },
  ];
  const data = points.map((point) => ({
    x: point.x.value,
    y: point.y.value,
    xLo: point.x.lower,
    xHi: point.x.upper,
    yLo: point.y.lower,
    yHi: point.y.upper,
    tip: point.tip,
  }));
  const [tinted, topRight, bottomLeft, bottomRight] = corners;
  const quiet = { role: 'corner' as const, narrow: { hidden: true } };
  return {
    type: 'scatter',
    data: {
      datasets: [{ data, ...DOT, interval: { color: 'var(--c-mute)', width: 1.25 } }],
      boxes: [{ from: [x.min, y.max], to: [x.cut, y.cut], color: 'var(--c-band-2)' }],
      rules: cuts,
      texts: [
        { role: 'axis', text: y.title, x: 'start', y: 'top' },
        { role: 'axis', text: x.title, x: 'end', y: 'bottom', align: 'right', dx: -8 },
        {
          role: 'corner',
          text: tinted,
          x: x.min,
          y: y.max,
          dx: 8,
          dy: 20,
          weight: 600,
          color: 'var(--accent)',
        },
        { ...quiet, text: topRight, x: x.max, y: y.max, dx: -8, dy: 20, align: 'right' },
        { ...quiet, text: bottomLeft, x: x.min, y: y.min, dx: 8, dy: -10 },
        { ...quiet, text: bottomRight, x: x.max, y: y.min, dx: -8, dy: -10, align: 'right' },
      ],
      points: points.map((point) => point.name),
    },
    options: { scales: { x: valueAxis(x.min, x.max, 1), y: valueAxis(y.min, y.max, 1) } },
    fit: {
      rows: 1,
      wide: { left: 16, right: 10, top: 30, bottom: 52, row: 400 },
      narrow: { left: 8, right: 10, top: 30, bottom: 52, row: 320 },
    },
  };
}
