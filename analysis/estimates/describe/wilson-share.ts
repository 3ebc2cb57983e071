/** The share of respondents of whom something is true, with its Wilson interval. */

import { normalQuantile } from '../../distributions/distributions.ts';
import { checkFinite, checkLevel } from '../check-arguments.ts';
import { type Estimate, notEstimable } from '../estimate.ts';

/**
 * Share of n respondents of whom something is true, with Wilson's score interval (without continuity correction).
 *
 *     centre = (x + z^2/2) / (n + z^2)
 *     half   = z / (n + z^2) * sqrt(x (n - x) / n + z^2/4)
 *
 * where it is true of x of n respondents and z is the standard normal quantile at 1 - (1 - level)/2.
 *
 * @param x - respondents of whom it is true, 0 to n; not whole for weighted data (share times effective n).
 * @param n - respondents of whom it is known, 0 or above; the effective n for weighted data.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns A share from 0 to 1. Not estimable when n is 0. The interval stays inside 0 to 1 and is not symmetric;
 *   at level 0.95 its mean coverage is close to 0.95 and its least is 0.83 at n = 5.
 * @throws RangeError if n is negative or not finite, x is not from 0 to n, or level not between 0 and 1.
 *
 * Source: Wilson EB (1927). Probable inference, the law of succession, and statistical inference. JASA 22, 209-212.
 * doi:10.1080/01621459.1927.10502953
 * Checked against: R 4.2.2 prop.test(correct = FALSE), in test/golden/proportion_ci.json
 */
export function wilsonShare(x: number, n: number, level = 0.95): Estimate {
  checkFinite('n', n);
  if (!(x >= 0 && x <= n)) throw new RangeError(`x: ${x} is not from 0 to ${n}`);
  checkLevel(level);
  if (n === 0) return notEstimable('no-data', n);

  const z = normalQuantile((1 + level) / 2);
  const centre = (x + z ** 2 / 2) / (n + z ** 2);
  const half = (z / (n + z ** 2)) * Math.sqrt((x * (n - x)) / n + z ** 2 / 4);
  const lower = x === 0 ? 0 : Math.max(0, centre - half);
  const upper = x === n ? 1 : Math.min(1, centre + half);
  return { kind: 'estimate', value: x / n, interval: { lower, upper, level, method: 'wilson' }, n };
}
