/** Whether an interval holds the true value. */

import type { AnyEstimate } from '../../analysis/estimates/estimate.ts';

/** So that a limit which equals the true value but for rounding counts as holding it. */
const SLACK = 1e-12;

/** @returns undefined where the sample gives no interval. */
export function holds(estimate: AnyEstimate, truth: number): boolean | undefined {
  if (estimate.kind !== 'estimate') return undefined;
  const { lower, upper } = estimate.interval;
  return lower - SLACK <= truth && truth <= upper + SLACK;
}
