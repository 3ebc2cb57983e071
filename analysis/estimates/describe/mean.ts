/** The mean of some values, alone. */

import { checkValueCounts } from '../check-arguments.ts';
import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import { respondentsIn, type ValueCounts } from '../value-counts.ts';

/**
 * Arithmetic mean of the respondents' values, for places that show it without an interval. Measured from a value that
 * somebody has, so that the mean of values that are all equal is that value to the last digit.
 *
 *     mean = (c_1 v_1 + ... + c_m v_m) / n,  n = c_1 + ... + c_m
 *
 * where c_j respondents have the value v_j.
 *
 * @param counts - [value, respondents].
 * @returns The mean in the values' unit. Not estimable when nobody has a value.
 * @throws RangeError if a value is not finite or a count no number of respondents.
 *
 * Source: none; the definition.
 * Checked against: R 4.2.2 mean, in test/golden/descriptives.json and mean_ci.json
 */
export function mean(counts: ValueCounts): PointEstimate {
  checkValueCounts('counts', counts);
  const n = respondentsIn(counts);
  if (n === 0) return notEstimable('no-data', n);
  const origin = counts.find(([, count]) => count > 0)?.[0] ?? 0;
  const distance = counts.reduce((sum, [value, count]) => sum + (value - origin) * count, 0);
  return pointEstimate(origin + distance / n, n);
}
