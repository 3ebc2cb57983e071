/** Which pairs of a comparison its chart draws: all of them, or where they are too many the clear ones alone. */

import type { ShownComparison, ShownOutcome, ShownPair } from '../shown/shown-comparison.ts';
import { isClear } from './compared-context.ts';

/** With more rows than this only clear differences are drawn; the table has them all, and does not stand open. */
export const MOST_ROWS = 12;

export interface Part {
  readonly outcome: ShownOutcome;
  readonly pairs: readonly ShownPair[];
}

/** By outcome; without any pair where even the clear ones are too many. */
export function drawnParts({ outcomes }: ShownComparison): readonly Part[] {
  const all = outcomes.map((outcome) => ({ outcome, pairs: outcome.pairs }));
  const clear = outcomes.map((outcome) => ({ outcome, pairs: outcome.pairs.filter(isClear) }));
  return [all, clear].find((parts) => rowsIn(parts) <= MOST_ROWS) ?? [];
}

/** Whether rows of the table are missing from the chart, and there is a chart. */
export function isClearAlone(comparison: ShownComparison): boolean {
  const drawn = rowsIn(drawnParts(comparison));
  return drawn > 0 && drawn < rowsIn(comparison.outcomes);
}

function rowsIn(parts: readonly Pick<Part, 'pairs'>[]): number {
  return parts.reduce((sum, { pairs }) => sum + pairs.length, 0);
}
