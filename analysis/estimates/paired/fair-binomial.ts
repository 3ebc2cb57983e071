/** The binomial distribution of a fair coin, which sign tests rest on. */

import { betaCdf, normalCdf } from '../../distributions/distributions.ts';

/** Above this the beta function loses digits, and the normal distribution is right to nine. */
const BETA_UP_TO = 2 ** 30;

/**
 * Probability of at most x heads in n throws of a fair coin.
 *
 *     P(X <= x) = I_{1/2}(n - x, x + 1),  0 for x < 0 and 1 for x >= n
 *
 * Above 2^30 throws it is the normal distribution's, with the correction for continuity:
 * P(Z <= (x + 1/2 - n/2) / (sqrt(n) / 2)).
 *
 * @param x - a whole number.
 * @param n - throws, 1 or more.
 * @returns A probability from 0 to 1; the lower tail keeps its relative precision.
 *
 * Source: Abramowitz M, Stegun IA (1964). Handbook of Mathematical Functions, 26.5.24.
 * Checked against: R 4.2.2 binom.test, in test/golden/trend_nonresponse.json and paired_gap.json; pbinom, in
 * test/analysis/estimates/paired/mcnemar.test.ts
 */
export function fairBinomialCdf(x: number, n: number): number {
  if (x < 0) return 0;
  if (x >= n) return 1;
  return n > BETA_UP_TO ? normalCdf((2 * x + 1 - n) / Math.sqrt(n)) : betaCdf(0.5, n - x, x + 1);
}
