/** How far the respondents' values lie from their mean. */

import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { mean } from './mean.ts';

/**
 * Sample standard deviation: the divisor is n - 1. Computed in two passes, so a large offset does no harm.
 *
 *     s = sqrt((c_1 (v_1 - mean)^2 + ... + c_m (v_m - mean)^2) / (n - 1))
 *
 * where c_j of n respondents have the value v_j.
 *
 * @param counts - [value, respondents].
 * @returns 0 or above, in the values' unit; 0 when all are equal. Not estimable below two respondents.
 * @throws RangeError if a value is not finite or a count no number of respondents.
 *
 * Source: none; the definition.
 * Checked against: R 4.2.2 sd, in test/golden/descriptives.json and mean_ci.json
 */
export function standardDeviation(counts: ValueCounts): PointEstimate {
  const centre = mean(counts);
  if (centre.kind === 'not-estimable') return centre;
  const { value, n } = centre;
  if (n < 2) return notEstimable('n-lt-2', n);

  const squares = counts.reduce((sum, [each, count]) => sum + count * (each - value) ** 2, 0);
  return pointEstimate(Math.sqrt(squares / (n - 1)), n);
}
