/** How far apart two kinds of respondents lie, whatever their numbers: early and late answers, for non-response. */

import { checkValueCounts } from '../check-arguments.ts';
import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { groupMoments } from './group-moments.ts';

/** Beyond this, in either direction, early and late respondents differ enough to say so. */
export const STANDARDISED_DIFFERENCE_FLAG = 0.2;

/** Each side needs this many respondents before the difference is shown. */
export const STANDARDISED_DIFFERENCE_PER_SIDE = 20;

/**
 * Standardised mean difference as balance is judged by: the two variances weigh the same, whatever the group sizes.
 *
 *     (mean1 - mean2) / sqrt((s1^2 + s2^2) / 2)
 *
 * where s1^2 and s2^2 are the sample variances.
 *
 * @param first - [value, respondents] of the first group, e.g. those who answered early.
 * @param second - [value, respondents] of the second group, none of whom is in the first.
 * @returns Any number, above 0 when the first mean is larger. Not estimable with fewer than two in a group (`n-lt-2`)
 *   or without variance in either (`zero-variance`).
 * @throws RangeError if a value is not finite or a count cannot be a number of respondents.
 *
 * Source: Austin PC (2009). Balance diagnostics for comparing the distribution of baseline covariates between
 * treatment groups in propensity-score matched samples. Statistics in Medicine 28, 3083-3107. doi:10.1002/sim.3697
 * Checked against: R 4.2.2, in test/golden/trend_nonresponse.json (smd)
 */
export function standardisedMeanDifference(first: ValueCounts, second: ValueCounts): PointEstimate {
  checkValueCounts('first', first);
  checkValueCounts('second', second);
  const [one, other] = [groupMoments(first), groupMoments(second)];
  const n = one.n + other.n;
  if (one.n < 2 || other.n < 2) return notEstimable('n-lt-2', n);
  const variance = (one.variance + other.variance) / 2;
  if (variance === 0) return notEstimable('zero-variance', n);
  return pointEstimate((one.mean - other.mean) / Math.sqrt(variance), n);
}
