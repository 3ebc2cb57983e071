/** The mean with Efron's BCa interval: for skewed answers of at least twenty respondents. */

import { checkCount, checkLevel } from '../check-arguments.ts';
import { type Estimate, notEstimable } from '../estimate.ts';
import type { Random } from '../seeded-random.ts';
import { respondentsIn, type ValueCounts } from '../value-counts.ts';
import { bcaInterval } from './bca-interval.ts';
import { mean } from './mean.ts';
import { meanInterval } from './mean-interval.ts';
import { distinctValues, resampleMeans } from './resample-means.ts';

/** Below this many respondents BCa covers less than Student's t, whose place it must not take. */
const BCA_FROM = 20;

/** Fewer leave the ends of the resample means, where the limits are, to chance. */
const RESAMPLES = 2000;

/** Steps of all draws together that stay well under a second. */
const MOST_STEPS = 1e8;

/** What one draw costs before its first step outwards, in steps. */
const STEPS_TO_BEGIN = 20;

export interface BcaOptions {
  /** Coverage aimed at; 0.95 unless told. */
  readonly level?: number;
  /** Samples drawn; 2000 unless told. */
  readonly resamples?: number;
}

/**
 * Mean of the respondents' values with Efron's BCa interval, from 2000 seeded resamples.
 *
 *     limits as `bcaInterval`, resample means as `resampleMeans`
 *
 * The work is bounded by rule: where resamples * (sum over the values of 20 + sqrt(c_j (1 - c_j / n))) passes 1e8 -
 * about 2300 distinct values, or six hundred million respondents on five - the interval is Student's t, and its method
 * says so: in samples of that size skewness moves the limits by little.
 *
 * @param counts - [value, respondents], c_j of n with the j-th value; their order does not matter.
 * @param random - the stream of random numbers; the same seed gives the same interval.
 * @param options - level and number of resamples.
 * @returns The mean in the values' unit. Not estimable without respondents (`no-data`), below 20 (`below-gate`: take
 *   `meanInterval`), and when all values are equal (`zero-variance`). The interval lies within the values.
 * @throws RangeError if a value is not finite, a count no number of respondents, there is no resample, or level is not
 *   between 0 and 1.
 *
 * Source: Efron B (1987). Better bootstrap confidence intervals. JASA 82, 171-185. doi:10.1080/01621459.1987.10478410
 * Checked against: R 4.2.2 boot 1.3-28.1, in test/golden/bca_fixed_resamples.json (given the resamples)
 */
export function bcaMean(counts: ValueCounts, random: Random, options: BcaOptions = {}): Estimate {
  const { level = 0.95, resamples = RESAMPLES } = options;
  checkLevel(level);
  checkCount('options.resamples', resamples);
  if (resamples === 0) throw new RangeError('options.resamples: at least one is needed');
  const centre = mean(counts);
  if (centre.kind === 'not-estimable') return centre;
  const { n } = centre;
  if (n < BCA_FROM) return notEstimable('below-gate', n);
  const distinct = distinctValues(counts);
  if (distinct.length === 1) return notEstimable('zero-variance', n);
  if (steps(distinct, resamples) > MOST_STEPS) return meanInterval(distinct, level);

  const bca = bcaInterval(distinct, resampleMeans(distinct, resamples, random), level);
  if (bca.kind === 'not-estimable') return bca;
  return { kind: 'estimate', value: bca.value, interval: bca.interval, n };
}

function steps(distinct: ValueCounts, resamples: number): number {
  const n = respondentsIn(distinct);
  const perSample = distinct.reduce(
    (sum, [, count]) => sum + STEPS_TO_BEGIN + Math.sqrt(count * (1 - count / n)),
    0,
  );
  return resamples * perSample;
}
