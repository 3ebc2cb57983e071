/** The difference of two means in standard deviations: Cohen's d. */

import { checkValueCounts } from '../check-arguments.ts';
import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { groupMoments } from './group-moments.ts';

/**
 * Cohen's d: difference of two means over the pooled standard deviation.
 *
 *     d = (mean1 - mean2) / s,  s^2 = ((n1 - 1) s1^2 + (n2 - 1) s2^2) / (n1 + n2 - 2)
 *
 * where s1^2 and s2^2 are the sample variances.
 *
 * @param first - [value, respondents] of the first group.
 * @param second - [value, respondents] of the second group, none of whom is in the first.
 * @returns Any number, above 0 when the first mean is larger; it overstates the difference in small samples (see
 *   `hedgesG`). Not estimable with fewer than two in a group (`n-lt-2`) or without variance (`zero-variance`).
 * @throws RangeError if a value is not finite or a count cannot be a number of respondents.
 *
 * Source: Cohen J (1988). Statistical power analysis for the behavioral sciences, 2nd edition. Erlbaum,
 * chapter 2.
 * Checked against: R 4.2.2, in test/golden/two_groups.json
 */
export function cohensD(first: ValueCounts, second: ValueCounts): PointEstimate {
  checkValueCounts('first', first);
  checkValueCounts('second', second);
  const [one, other] = [groupMoments(first), groupMoments(second)];
  const n = one.n + other.n;
  if (one.n < 2 || other.n < 2) return notEstimable('n-lt-2', n);
  const variance = ((one.n - 1) * one.variance + (other.n - 1) * other.variance) / (n - 2);
  if (variance === 0) return notEstimable('zero-variance', n);
  return pointEstimate((one.mean - other.mean) / Math.sqrt(variance), n);
}
