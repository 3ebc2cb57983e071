/** What a comparison says in one of four verdicts; decided before anything is rounded. */

import type { Estimate } from '../estimates/estimate.ts';
import type { ComparedGroups, ComparedPair, OverallVerdict, PairVerdict, TestedPair } from './comparisons.ts';

/** An adjusted p below this is clear. */
const CLEAR_BELOW = 0.05;

/**
 * Clear only where the adjusted test and the interval agree; a test of ranks must also point the way the means do, since
 * two groups may differ in their ranks and not in their means.
 */
export function pairVerdict(pair: TestedPair & Pick<ComparedPair, 'adjustedP'>, margin: number): PairVerdict {
  const { difference, delta, adjustedP } = pair;
  if (difference.kind === 'not-estimable') return 'unclear';
  const { value, interval } = difference;
  const isOpposed = delta !== null && delta.kind !== 'not-estimable' && delta.value * value < 0;
  if (isClear(adjustedP) && !isOpposed && value > 0 && interval.lower >= 0) return 'above';
  if (isClear(adjustedP) && !isOpposed && value < 0 && interval.upper <= 0) return 'below';
  return isInsideMargin(difference, margin) ? 'similar' : 'unclear';
}

/** @param pairs - every pair of the groups. */
export function overallVerdict(
  { adjustedP }: Pick<ComparedGroups, 'adjustedP'>,
  pairs: readonly Pick<TestedPair, 'difference'>[],
  margin: number,
): OverallVerdict {
  if (isClear(adjustedP)) return 'differ';
  const areSimilar = pairs.every(({ difference }) => isInsideMargin(difference, margin));
  return areSimilar ? 'similar' : 'unclear';
}

function isClear(adjustedP: number | null): boolean {
  return adjustedP !== null && adjustedP < CLEAR_BELOW;
}

/** Whether the whole interval is nearer to 0 than the margin. */
export function isInsideMargin(difference: Estimate, margin: number): boolean {
  if (difference.kind === 'not-estimable') return false;
  const { lower, upper } = difference.interval;
  return lower > -margin && upper < margin;
}
