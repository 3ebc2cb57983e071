/** The share of respondents of whom something is true, with an interval that never covers less than it says. */

import { betaQuantile } from '../../distributions/distributions.ts';
import { checkCount, checkLevel } from '../check-arguments.ts';
import { type Estimate, notEstimable } from '../estimate.ts';

/**
 * Share of n respondents of whom something is true, with the exact interval of Clopper and Pearson.
 *
 *     lower = B(q; x, n - x + 1), 0 when x = 0
 *     upper = B(1 - q; x + 1, n - x), 1 when x = n
 *
 * where it is true of x of n respondents, q = (1 - level)/2 and B(p; a, b) is the beta quantile.
 *
 * @param x - respondents of whom it is true, a whole number from 0 to n.
 * @param n - respondents of whom it is known.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns A share from 0 to 1. Not estimable when n is 0. The interval is strict: it covers at least the level
 *   whatever the true share, 0.99 on average at n = 5, and is therefore wide.
 * @throws RangeError if x or n is no number of respondents, x is above n, or level not between 0 and 1.
 *
 * Source: Clopper CJ, Pearson ES (1934). The use of confidence or fiducial limits illustrated in the case of the
 * binomial. Biometrika 26, 404-413. doi:10.1093/biomet/26.4.404
 * Checked against: R 4.2.2 binom.test, in test/golden/proportion_ci.json
 */
export function clopperPearsonShare(x: number, n: number, level = 0.95): Estimate {
  checkCount('x', x);
  checkCount('n', n);
  if (x > n) throw new RangeError(`x: ${x} is not from 0 to ${n}`);
  checkLevel(level);
  if (n === 0) return notEstimable('no-data', n);

  const tail = (1 - level) / 2;
  const lower = x === 0 ? 0 : betaQuantile(tail, x, n - x + 1);
  const upper = x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x);
  return { kind: 'estimate', value: x / n, interval: { lower, upper, level, method: 'clopper-pearson' }, n };
}
