/** What a comparison says in one of four verdicts; decided before anything is rounded. */

import type { Estimate } from '../../estimates/estimate.ts';
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
  if (!isClear(adjustedP)) return isSimilar(pair, margin) ? 'similar' : 'unclear';
  const { value, interval } = difference;
  const isOpposed = delta !== null && delta.kind !== 'not-estimable' && delta.value * value < 0;
  if (!isOpposed && value > 0 && interval.lower >= 0) return 'above';
  if (!isOpposed && value < 0 && interval.upper <= 0) return 'below';
  return 'unclear';
}

/** @param pairs - every pair of the groups. */
export function overallVerdict(
  { adjustedP }: Pick<ComparedGroups, 'adjustedP'>,
  pairs: readonly Pick<TestedPair, 'difference' | 'hasRoom'>[],
  margin: number,
): OverallVerdict {
  if (isClear(adjustedP)) return 'differ';
  return pairs.every((pair) => isSimilar(pair, margin)) ? 'similar' : 'unclear';
}

function isClear(adjustedP: number | null): boolean {
  return adjustedP !== null && adjustedP < CLEAR_BELOW;
}

/** An interval that leaves out 0 is never called similar, and neither are shares too near an end for the margin to tell. */
function isSimilar(
  { difference, hasRoom }: Pick<TestedPair, 'difference' | 'hasRoom'>,
  margin: number,
): boolean {
  if (difference.kind === 'not-estimable' || !hasRoom) return false;
  const { lower, upper } = difference.interval;
  return lower <= 0 && upper >= 0 && isInsideMargin(difference, margin);
}

/** Whether a margin means anything for two shares: both are at least as far from 0 and from 1. */
export function hasRoomFor(margin: number, shares: readonly number[]): boolean {
  return shares.every((share) => share >= margin && share <= 1 - margin);
}

/** Whether the whole interval is nearer to 0 than the margin. */
export function isInsideMargin(difference: Estimate, margin: number): boolean {
  if (difference.kind === 'not-estimable') return false;
  const { lower, upper } = difference.interval;
  return lower > -margin && upper < margin;
}
