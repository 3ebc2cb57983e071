/** The mean of some values with Student's t interval. */

import { tQuantile } from '../../distributions/distributions.ts';
import { checkLevel } from '../check-arguments.ts';
import { type Estimate, notEstimable } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { mean } from './mean.ts';
import { standardDeviation } from './standard-deviation.ts';

/**
 * Mean of the respondents' values with Student's t interval.
 *
 *     mean +- t * s / sqrt(n)
 *
 * where s is the sample standard deviation (n - 1) and t the quantile of Student's distribution at
 * 1 - (1 - level)/2 with n - 1 degrees of freedom.
 *
 * @param counts - [value, respondents].
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns The mean in the values' unit. Not estimable without respondents (`no-data`), with one (`n-lt-2`), and
 *   when all values are equal (`zero-variance`): then the mean is known (see `mean`) and no interval can be given.
 *   The interval is not cut at the ends of the scale.
 * @throws RangeError if a value is not finite, a count no number of respondents, or level not between 0 and 1.
 *
 * Source: Student (1908). The probable error of a mean. Biometrika 6, 1-25. doi:10.1093/biomet/6.1.1
 * Checked against: R 4.2.2 t.test, in test/golden/mean_ci.json
 */
export function meanInterval(counts: ValueCounts, level = 0.95): Estimate {
  checkLevel(level);
  const centre = mean(counts);
  if (centre.kind === 'not-estimable') return centre;
  const spread = standardDeviation(counts);
  if (spread.kind === 'not-estimable') return spread;
  const { value, n } = centre;
  if (spread.value === 0) return notEstimable('zero-variance', n);

  const half = (tQuantile((1 + level) / 2, n - 1) * spread.value) / Math.sqrt(n);
  return {
    kind: 'estimate',
    value,
    interval: { lower: value - half, upper: value + half, level, method: 'student-t' },
    n,
  };
}
