/** Where a share of n respondents lies with a given probability: the interpolated quantile of the binomial. */

import { betaCdf, normalQuantile } from '../../distributions/distributions.ts';
import { checkCount } from '../check-arguments.ts';

/** Above this variance the beta function has no digits left for the probability of one number. */
const EXACT_UP_TO = 2 ** 40;

/**
 * Quantile of a binomial share, interpolated between whole numbers of respondents so that limits do not jump from one
 * n to the next.
 *
 *     limit = (r - a) / n,  a = (P(R <= r) - probability) / (P(R <= r) - P(R <= r - 1))
 *
 * where R is binomial (n, p) and r the least number with P(R <= r) >= probability. Where its variance is above 2^40, it
 * is the normal approximation with a correction for skewness, less the half respondent of the interpolation.
 *
 * @param probability - 0.025 for the lower of two 95 % limits, 0.975 for the upper.
 * @param n - respondents, 1 or above.
 * @param p - the share that is aimed at, above 0 and below 1.
 * @returns A share from 0 to 1.
 * @throws RangeError if n is no number of respondents or 0, or one of the others is not between 0 and 1.
 *
 * Source: Spiegelhalter DJ (2005). Funnel plots for comparing institutional performance. Statistics in Medicine 24,
 * 1185-1202, appendix. doi:10.1002/sim.1970
 * Checked against: R 4.2.2 qbinom and pbinom, in test/golden/benchmark.json
 */
export function binomialLimit(probability: number, n: number, p: number): number {
  checkCount('n', n);
  if (n === 0) throw new RangeError('n: 0 respondents have no share');
  if (!(p > 0 && p < 1)) throw new RangeError(`p: ${p} is not between 0 and 1`);

  const near = nearPlace(probability, n, p);
  if (n * p * (1 - p) > EXACT_UP_TO) return Math.min(1, Math.max(0, (near - 0.5) / n));
  let r = Math.min(n, Math.max(0, Math.floor(near)));
  let upTo = binomialCdf(r, n, p);
  while (upTo < probability) {
    r += 1;
    upTo = binomialCdf(r, n, p);
  }
  let below = binomialCdf(r - 1, n, p);
  while (below >= probability) {
    r -= 1;
    upTo = below;
    below = binomialCdf(r - 1, n, p);
  }
  return Math.max(0, (r - (upTo - probability) / (upTo - below)) / n);
}

/** The normal approximation with a correction for skewness: mostly the quantile itself, seldom two away. */
function nearPlace(probability: number, n: number, p: number): number {
  const z = normalQuantile(probability);
  return n * p + z * Math.sqrt(n * p * (1 - p)) + ((z ** 2 - 1) * (1 - 2 * p)) / 6;
}

/** P(R <= r) by the beta distribution. */
function binomialCdf(r: number, n: number, p: number): number {
  if (r < 0) return 0;
  return r >= n ? 1 : betaCdf(1 - p, n - r, r + 1);
}
