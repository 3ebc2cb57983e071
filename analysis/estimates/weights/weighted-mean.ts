/** The mean of the population that weighted respondents stand for. */

import { linearisedMean, type WeightedGroup, type WeightedMean } from './linearised-mean.ts';

/**
 * Weighted mean with its linearised standard error, the weights taken as fixed.
 *
 *     mean = sum of w x / sum of w
 *     standard error = sqrt(n / (n - 1) * sum of (w (x - mean))^2) / sum of w
 *     interval = mean +- t * standard error,  t with effective n - 1 degrees of freedom
 *
 * where w and x run over the n respondents of weight above 0, and the effective n is Kish's. With equal weights it is
 * the mean with Student's t interval.
 *
 * @param groups - value counts of the respondents of each weight; groups may share a weight.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns The parts, in the values' unit. Not estimable: the mean and all else without respondents of weight above 0
 *   (`no-data`); standard error and interval with one (`n-lt-2`); the interval also with an effective n below two
 *   (`n-lt-2`) and when all values are equal (`zero-variance`).
 * @throws RangeError if a weight is negative or not finite, a value is not finite, a count no number of respondents,
 *   or level not between 0 and 1.
 *
 * Source: Särndal CE, Swensson B, Wretman J (1992). Model Assisted Survey Sampling, Springer, section 5.7.
 * Checked against: R 4.2.2 survey 4.1-1 svymean, in test/golden/weights.json (se_linearised_fixed_weights)
 */
export function weightedMean(groups: readonly WeightedGroup[], level = 0.95): WeightedMean {
  return linearisedMean(groups, level, {
    method: 'weighted-linearised',
    fittedFrom: (centre) => groups.map(() => centre),
  });
}
