/** Variance between institutions beyond chance, tau squared: DerSimonian-Laird, REML and Paule-Mandel. */

import { pairProducts } from '../clusters/pair-products.ts';
import { crossing, type Deviance, leastDeviance } from './bisection.ts';

/** An institution's mean with the variance that chance gives it, above 0. */
export interface UncertainMean {
  readonly mean: number;
  readonly variance: number;
}

export interface WeightedMean {
  readonly mean: number;
  /** Sum of the weights 1 / (v_i + tau^2); its inverse is the variance of the mean. */
  readonly weights: number;
  /** Sum of w_i w_j over all i != j: the same as the square of their sum less the sum of their squares. */
  readonly pairedWeights: number;
  /** Sum of w_i (y_i - mean)^2. */
  readonly q: number;
  /** Sum of w_i^2 (y_i - mean)^2. */
  readonly squaredQ: number;
}

/**
 * Mean of institutions' means weighted by the inverse of their variance, and the sums that tau squared is found from.
 *
 *     w_i = 1 / (v_i + tau^2),  mean = (sum of w_i y_i) / (sum of w_i),  Q = sum of w_i (y_i - mean)^2
 *
 * @param institutions - mean y_i and variance v_i of each.
 * @param betweenVariance - tau^2; with 0 the sum Q is Cochran's.
 * @returns The mean and the sums.
 *
 * Source: DerSimonian R, Laird N (1986). Meta-analysis in clinical trials. Controlled Clinical Trials 7, 177-188.
 * doi:10.1016/0197-2456(86)90046-2
 * Checked against: R metafor 3.8-1, in test/golden/benchmark.json
 */
export function weightedMean(institutions: readonly UncertainMean[], betweenVariance: number): WeightedMean {
  const start = institutions[0]?.mean ?? 0;
  const each = institutions.map(({ variance }) => 1 / (variance + betweenVariance));
  const weights = each.reduce((sum, weight) => sum + weight, 0);
  const distance = institutions.reduce(
    (sum, { mean }, place) => sum + (each[place] ?? 0) * (mean - start),
    0,
  );
  const centre = start + distance / weights;
  let q = 0;
  let squaredQ = 0;
  institutions.forEach(({ mean }, place) => {
    const weight = each[place] ?? 0;
    q += weight * (mean - centre) ** 2;
    squaredQ += (weight * (mean - centre)) ** 2;
  });
  return { mean: centre, weights, pairedWeights: pairProducts(each), q, squaredQ };
}

/**
 * Tau squared by DerSimonian and Laird's moments.
 *
 *     tau^2 = max(0, (Q - (k - 1)) / (sum of w_i - sum of w_i^2 / sum of w_i)),  w_i = 1 / v_i
 *
 * @param institutions - mean and variance of each of k, 2 or more.
 * @returns 0 or above, in squared units of the mean.
 *
 * Source: DerSimonian R, Laird N (1986). Meta-analysis in clinical trials. Controlled Clinical Trials 7, 177-188.
 * doi:10.1016/0197-2456(86)90046-2
 * Checked against: R metafor 3.8-1 rma(method = "DL"), in test/golden/benchmark.json
 */
export function derSimonianLaird(institutions: readonly UncertainMean[]): number {
  const { q, weights, pairedWeights } = weightedMean(institutions, 0);
  return Math.max(0, (q - (institutions.length - 1)) / (pairedWeights / weights));
}

/**
 * Tau squared by Paule and Mandel: the value at which Q is what chance makes on average.
 *
 *     sum of (y_i - mean)^2 / (v_i + tau^2) = k - 1,  or 0 when the left side is below k - 1 at 0
 *
 * @param institutions - mean and variance of each of k, 2 or more.
 * @returns 0 or above, in squared units of the mean.
 *
 * Source: Paule RC, Mandel J (1982). Consensus values and weighting factors. Journal of Research of the National
 * Bureau of Standards 87, 377-385. doi:10.6028/jres.087.022
 * Checked against: R metafor 3.8-1 rma(method = "PM"), in test/golden/benchmark.json
 */
export function pauleMandel(institutions: readonly UncertainMean[]): number {
  const excess = (variance: number) => institutions.length - 1 - weightedMean(institutions, variance).q;
  if (excess(0) >= 0) return 0;
  let upper = scaleOf(institutions);
  while (excess(upper) <= 0) upper *= 2;
  return crossing(excess, 0, upper);
}

/**
 * Tau squared by restricted maximum likelihood.
 *
 *     least of  sum of log(v_i + tau^2) + log(sum of w_i) + sum of w_i (y_i - mean)^2  over tau^2 >= 0
 *
 * @param institutions - mean and variance of each of k, 2 or more.
 * @returns 0 or above, in squared units of the mean.
 *
 * Source: Viechtbauer W (2005). Bias and efficiency of meta-analytic variance estimators in the random-effects model.
 * Journal of Educational and Behavioral Statistics 30, 261-293. doi:10.3102/10769986030003261
 * Checked against: R metafor 3.8-1 rma(method = "REML"), in test/golden/benchmark.json
 */
export function restrictedLikelihood(institutions: readonly UncertainMean[]): number {
  return leastDeviance((variance) => restrictedDeviance(institutions, variance), scaleOf(institutions));
}

function restrictedDeviance(institutions: readonly UncertainMean[], between: number): Deviance {
  const { weights, pairedWeights, q, squaredQ } = weightedMean(institutions, between);
  const logs = institutions.reduce((sum, { variance }) => sum + Math.log(variance + between), 0);
  return { deviance: logs + Math.log(weights) + q, slope: pairedWeights / weights - squaredQ };
}

/** The sum of squares of the means about the first, or their own variance where all are equal. */
function scaleOf(institutions: readonly UncertainMean[]): number {
  const start = institutions[0]?.mean ?? 0;
  const spread = institutions.reduce((sum, { mean }) => sum + (mean - start) ** 2, 0);
  return spread > 0 ? spread : institutions.reduce((most, { variance }) => Math.max(most, variance), 0);
}
