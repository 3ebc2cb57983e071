/** Differences of groups: one row each with its interval, around 0, and behind them the margin in which groups are similar. */

import type { ChartPlan, PlanMark } from '../../../views/assets/charts-kit.js';
import { type RankedAxis, type RankedGroup, rankedChart } from './ranked.chart.ts';

export interface DifferenceAxis {
  /** The largest difference that can be. */
  readonly most: number;
  readonly margin: number;
  /** The words of a value on the axis: '+20'. */
  readonly words: (value: number) => string;
}

/** As many steps to either side at most, so that their words have room on a phone. */
const MOST_STEPS = 4;

export function differenceChart(groups: readonly RankedGroup[], axis: DifferenceAxis): ChartPlan {
  const plan = rankedChart(groups, axisOf(groups, axis));
  const { margin } = axis;
  const isLong = groups.some(({ rows }) => rows.some(({ name }) => isOfFourLines(name)));
  const band: PlanMark = { from: [-margin, 'top'], to: [margin, 'bottom'], color: 'var(--c-band-2)' };
  const zero: PlanMark = { from: [0, 'top'], to: [0, 'bottom'], color: 'var(--c-mute)', width: 1.5 };
  return {
    ...plan,
    data: { ...plan.data, boxes: [band], rules: [zero, ...(plan.data.rules ?? [])] },
    fit: {
      ...plan.fit,
      wide: { ...plan.fit.wide, right: 160, row: isLong ? 78 : 42 },
      // A name of two lines grows upward, and so does one of four.
      narrow: { ...plan.fit.narrow, top: 24, row: isLong ? 112 : 76 },
    },
  };
}

/** Whether one of the two groups of a name may need two lines. */
function isOfFourLines(name: string): boolean {
  const parts = name.split('\n');
  return parts.length > 1 && parts.some((part) => part.length > MOST_IN_LINE);
}

/** Characters that have room in a line of a name. */
const MOST_IN_LINE = 22;

/** Symmetric about 0, and no wider than the intervals and the margin need. */
function axisOf(groups: readonly RankedGroup[], { most, margin, words }: DifferenceAxis): RankedAxis {
  const ends = groups.flatMap(({ rows }) =>
    rows.flatMap(({ mark }) => (mark === undefined ? [] : [Math.abs(mark.lower), Math.abs(mark.upper)])),
  );
  const reach = Math.max(margin, ...ends);
  const step = stepsFor(most).find((size) => reach <= MOST_STEPS * size) ?? most / MOST_STEPS;
  const steps = Math.max(2, Math.ceil(reach / step));
  const ticks = Array.from({ length: 2 * steps + 1 }, (_, index) => (index - steps) * step);
  return {
    min: -steps * step,
    max: steps * step,
    step,
    tickNames: Object.fromEntries(ticks.map((tick) => [tick, words(tick)])),
  };
}

/** From the finest: 10 or 20 of 100, 0.5 of the four points of a five-point scale, 1 or 2 of 12. */
function stepsFor(most: number): readonly number[] {
  const parts = most > 20 ? [10, 5] : most > 6 ? [12, 6] : [8];
  return parts.map((part) => most / part);
}
