/** How far the mean of such a sample lies from the true mean, as a standard deviation. */

import { type PointEstimate, pointEstimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { standardDeviation } from './standard-deviation.ts';

/**
 * Standard error of the mean of independent respondents.
 *
 *     standard error = s / sqrt(n)
 *
 * where s is the sample standard deviation (n - 1).
 *
 * @param counts - [value, respondents].
 * @returns 0 or above, in the values' unit; 0 when all are equal. Not estimable below two respondents.
 * @throws RangeError if a value is not finite or a count no number of respondents.
 *
 * Source: none; the definition.
 * Checked against: R 4.2.2, in test/golden/descriptives.json and mean_ci.json
 */
export function standardError(counts: ValueCounts): PointEstimate {
  const spread = standardDeviation(counts);
  if (spread.kind === 'not-estimable') return spread;
  return pointEstimate(spread.value / Math.sqrt(spread.n), spread.n);
}
