/** A mean among all who were invited, when a good part of them answered. */

import { checkCount, checkLevel } from '../check-arguments.ts';
import { mean } from '../describe/mean.ts';
import { meanInterval } from '../describe/mean-interval.ts';
import type { Estimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';

/**
 * What the standard error of a mean is multiplied by when the sample is drawn without replacement.
 *
 *     correction = sqrt((N - n) / (N - 1))
 *
 * @param n - respondents, 0 to N.
 * @param population - N, respondents included.
 * @returns 0 when all answered, near 1 when few did; 0 for a population of one or none.
 * @throws RangeError if an argument is no number of people or n is above N.
 *
 * Source: Cochran WG (1977). Sampling Techniques, 3rd ed., Wiley, section 2.6. The variant with N - 1; with N in its
 * place the correction is smaller by a factor sqrt((N - 1) / N).
 * Checked against: all samples of a small population, in
 * test/analysis/estimates/nonresponse/finite-population-mean.test.ts
 */
export function finitePopulationCorrection(n: number, population: number): number {
  checkCount('n', n);
  checkCount('population', population);
  if (n > population) throw new RangeError(`n: ${n} of a population of ${population}`);
  return population <= 1 ? 0 : Math.sqrt((population - n) / (population - 1));
}

/**
 * Mean of a finite population with Student's t interval, narrowed by the finite-population correction. It is about
 * these N people and no others, and takes those who answered for a random sample of them.
 *
 *     mean +- t * s / sqrt(n) * sqrt((N - n) / (N - 1))
 *
 * where s is the sample standard deviation (n - 1) of the n who answered of N, and t the quantile of Student's
 * distribution with n - 1 degrees of freedom.
 *
 * @param counts - [value, respondents].
 * @param population - N, all of them, respondents included.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns The mean in the values' unit; the interval is the mean itself when all answered. Else as `meanInterval`:
 *   not estimable without respondents (`no-data`), with one (`n-lt-2`), and when all values are equal
 *   (`zero-variance`).
 * @throws RangeError if a value is not finite, a count or `population` no number of people, more answered than there
 *   are, or level is not between 0 and 1.
 *
 * Source: Cochran WG (1977). Sampling Techniques, 3rd ed., Wiley, sections 2.6 and 2.8.
 * Checked against: `meanInterval`, in test/analysis/estimates/nonresponse/finite-population-mean.test.ts
 */
export function finitePopulationMean(counts: ValueCounts, population: number, level = 0.95): Estimate {
  checkLevel(level);
  const centre = mean(counts);
  const correction = finitePopulationCorrection(centre.n, population);
  if (centre.kind === 'not-estimable') return centre;
  const { value, n } = centre;
  const infinite =
    n === population ? { interval: { lower: value, upper: value } } : meanInterval(counts, level);
  if ('reason' in infinite) return infinite;
  const limit = (end: number) => value + correction * (end - value);
  const { lower, upper } = infinite.interval;
  return {
    kind: 'estimate',
    value,
    interval: { lower: limit(lower), upper: limit(upper), level, method: 'student-t-finite-population' },
    n,
  };
}
