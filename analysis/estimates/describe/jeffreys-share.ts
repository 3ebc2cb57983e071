/** The share of respondents of whom something is true, with an interval between Wilson's and the strict one. */

import { betaQuantile } from '../../distributions/distributions.ts';
import { checkCount, checkLevel } from '../check-arguments.ts';
import { type Estimate, notEstimable } from '../estimate.ts';

/**
 * Share of n respondents of whom something is true, with the interval of Jeffreys' prior, ends fixed.
 *
 *     lower = B(q; x + 1/2, n - x + 1/2), 0 when x = 0
 *     upper = B(1 - q; x + 1/2, n - x + 1/2), 1 when x = n
 *
 * where it is true of x of n respondents, q = (1 - level)/2 and B(p; a, b) is the beta quantile.
 *
 * @param x - respondents of whom it is true, a whole number from 0 to n.
 * @param n - respondents of whom it is known.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns A share from 0 to 1. Not estimable when n is 0. The interval has equal tails; at x = 0 and x = n only the
 *   end that the data fix is moved, the other keeps its tail of q.
 * @throws RangeError if x or n is no number of respondents, x is above n, or level not between 0 and 1.
 *
 * Source: Brown LD, Cai TT, DasGupta A (2001). Interval estimation for a binomial proportion. Statistical Science 16,
 * 101-133, section 3.1.2. doi:10.1214/ss/1009213286
 * Checked against: R 4.2.2 qbeta, in test/golden/proportion_ci.json
 */
export function jeffreysShare(x: number, n: number, level = 0.95): Estimate {
  checkCount('x', x);
  checkCount('n', n);
  if (x > n) throw new RangeError(`x: ${x} is not from 0 to ${n}`);
  checkLevel(level);
  if (n === 0) return notEstimable('no-data', n);

  const tail = (1 - level) / 2;
  const limit = (p: number) => betaQuantile(p, x + 0.5, n - x + 0.5);
  const lower = x === 0 ? 0 : limit(tail);
  const upper = x === n ? 1 : limit(1 - tail);
  return { kind: 'estimate', value: x / n, interval: { lower, upper, level, method: 'jeffreys' }, n };
}
