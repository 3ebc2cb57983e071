/** How likely a respondent of one group has a larger value than one of another. */

import type { AnyEstimate } from '../estimate.ts';
import { pointEstimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { cliffsDelta } from './cliffs-delta.ts';

/**
 * Probability that a respondent drawn from the first group has a larger value than one drawn from the second, equal
 * values counting one half, with the limits of Cliff's delta on the same scale.
 *
 *     P(x > y) + P(x = y) / 2 = U1 / (n1 n2) = (1 + delta) / 2
 *
 * @param first - [value, respondents] of the first group.
 * @param second - [value, respondents] of the second group, none of whom is in the first.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns From 0 to 1, 0.5 when neither tends to be larger. Not estimable, or without an interval, where Cliff's
 *   delta is.
 * @throws RangeError if a value is not finite, a count cannot be a number of respondents, or the level is not between
 *   0 and 1.
 *
 * Source: Vargha A, Delaney HD (2000). A critique and improvement of the CL common language effect size statistics of
 * McGraw and Wong. Journal of Educational and Behavioral Statistics 25, 101-132. doi:10.3102/10769986025002101
 * Checked against: R 4.2.2, in test/golden/two_groups.json (prob_superiority)
 */
export function probabilityOfSuperiority(first: ValueCounts, second: ValueCounts, level = 0.95): AnyEstimate {
  const delta = cliffsDelta(first, second, level);
  if (delta.kind === 'not-estimable') return delta;
  const value = (1 + delta.value) / 2;
  if (delta.kind === 'point') return pointEstimate(value, delta.n);
  const { interval } = delta;
  const limits = { lower: (1 + interval.lower) / 2, upper: (1 + interval.upper) / 2 };
  return { ...delta, value, interval: { ...interval, ...limits } };
}
