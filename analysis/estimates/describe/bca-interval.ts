/** The BCa interval of a mean from resample means that are already there: the part that leaves nothing to chance. */

import { normalCdf, normalQuantile } from '../../distributions/distributions.ts';
import { checkFinite, checkLevel } from '../check-arguments.ts';
import { type Interval, type NotEstimable, notEstimable } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { mean } from './mean.ts';

/** Resample means this close to the mean, relative to the values, are equal to it and differ by rounding only. */
const EQUAL_WITHIN = 1e-12;

export interface BcaInterval {
  readonly kind: 'bca';
  readonly n: number;
  /** The mean of the respondents. */
  readonly value: number;
  /** z0: the normal quantile of the share of resample means below the mean. */
  readonly biasCorrection: number;
  /** a: a sixth of the skewness of the influence of each respondent. */
  readonly acceleration: number;
  /** Which quantiles of the resample means the limits are. */
  readonly adjustedProbabilities: readonly [number, number];
  readonly interval: Interval;
}

/**
 * Efron's bias-corrected and accelerated (BCa) interval for a mean, from given resample means.
 *
 *     z0 = Z(share of resample means strictly below the mean)
 *     a  = sum of d_i^3 / (6 (sum of d_i^2)^1.5),  d_i = x_i - mean
 *     p  = P(z0 + (z0 + z) / (1 - a (z0 + z))),  z = Z(q) and Z(1 - q)
 *
 * where Z is the normal quantile, P its distribution function and q = (1 - level)/2. A limit is the quantile p of the
 * R resample means, between the order statistics at k = floor((R + 1) p) and k + 1 on the normal scale:
 *
 *     t(k) + (Z(p) - Z(k / (R + 1))) / (Z((k + 1) / (R + 1)) - Z(k / (R + 1))) * (t(k + 1) - t(k))
 *
 * and the smallest or the largest resample mean where k is 0 or R.
 *
 * @param counts - [value, respondents].
 * @param resampleMeans - means of R samples of n drawn from the respondents with replacement, in any order.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns The mean, z0, a, both p and the interval. Not estimable without respondents (`no-data`), with one
 *   (`n-lt-2`), when all values are equal (`zero-variance`), and when no resample mean, or each, is below the mean
 *   (`no-variation`).
 * @throws RangeError if an argument is no number, there is no resample mean, or level is not between 0 and 1.
 *
 * Source: Efron B (1987). Better bootstrap confidence intervals. JASA 82, 171-185. doi:10.1080/01621459.1987.10478410.
 * Interpolation: Davison AC, Hinkley DV (1997). Bootstrap Methods and their Application, Cambridge, equation 5.8.
 * Checked against: R 4.2.2 boot 1.3-28.1, in test/golden/bca_fixed_resamples.json
 */
export function bcaInterval(
  counts: ValueCounts,
  resampleMeans: readonly number[],
  level = 0.95,
): BcaInterval | NotEstimable {
  checkLevel(level);
  checkResampleMeans(resampleMeans);
  const centre = mean(counts);
  if (centre.kind === 'not-estimable') return centre;
  const { value, n } = centre;
  if (n < 2) return notEstimable('n-lt-2', n);
  const acceleration = accelerationOf(counts, value);
  if (acceleration === undefined) return notEstimable('zero-variance', n);
  const shareBelow = shareStrictlyBelow(resampleMeans, value);
  if (shareBelow === 0 || shareBelow === 1) return notEstimable('no-variation', n);

  const biasCorrection = normalQuantile(shareBelow);
  const adjusted = (p: number) => {
    const shifted = biasCorrection + normalQuantile(p);
    return normalCdf(biasCorrection + shifted / (1 - acceleration * shifted));
  };
  const sorted = Float64Array.from(resampleMeans).sort();
  const low = adjusted((1 - level) / 2);
  const high = adjusted((1 + level) / 2);
  const [lower, upper] = [orderStatistic(sorted, low), orderStatistic(sorted, high)];
  return {
    kind: 'bca',
    n,
    value,
    biasCorrection,
    acceleration,
    adjustedProbabilities: [low, high],
    interval: { lower, upper, level, method: 'bca' },
  };
}

function checkResampleMeans(resampleMeans: readonly number[]): void {
  if (resampleMeans.length === 0) throw new RangeError('resampleMeans: there is none');
  resampleMeans.forEach((each, place) => {
    checkFinite(`resampleMeans[${place}]`, each);
  });
}

function accelerationOf(counts: ValueCounts, centre: number): number | undefined {
  let squares = 0;
  let cubes = 0;
  for (const [value, count] of counts) {
    squares += count * (value - centre) ** 2;
    cubes += count * (value - centre) ** 3;
  }
  return squares === 0 ? undefined : cubes / (6 * squares ** 1.5);
}

function shareStrictlyBelow(resampleMeans: readonly number[], centre: number): number {
  const limit = centre - EQUAL_WITHIN * Math.abs(centre);
  return resampleMeans.filter((each) => each < limit).length / resampleMeans.length;
}

function orderStatistic(sorted: Float64Array, p: number): number {
  const resamples = sorted.length;
  const below = Math.floor((resamples + 1) * p);
  if (below < 1) return sorted[0] ?? 0;
  if (below >= resamples) return sorted[resamples - 1] ?? 0;
  const [from, to] = [sorted[below - 1] ?? 0, sorted[below] ?? 0];
  const [zFrom, zTo] = [
    normalQuantile(below / (resamples + 1)),
    normalQuantile((below + 1) / (resamples + 1)),
  ];
  return from + ((normalQuantile(p) - zFrom) / (zTo - zFrom)) * (to - from);
}
