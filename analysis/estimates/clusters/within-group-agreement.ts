/** Whether people at one institution agree about a shared fact: r_wg. */

import { checkValueCounts } from '../check-arguments.ts';
import { standardDeviation } from '../describe/standard-deviation.ts';
import { type PointEstimate, pointEstimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';

export interface WithinGroupAgreement {
  /** Respondents of the institution with an answer. */
  readonly n: number;
  /** Sample variance of their answers, divisor n - 1. */
  readonly variance: PointEstimate;
  /** Variance if everybody answered at random, all options alike: (A^2 - 1) / 12. */
  readonly expectedVariance: number;
  /** r_wg, 0 to 1. */
  readonly agreement: PointEstimate;
}

/**
 * Agreement of one institution's respondents on one item, r_wg, against the uniform null distribution.
 *
 *     r_wg = max(0, 1 - s^2 / ((A^2 - 1) / 12))
 *
 * where s^2 is the sample variance of the answers (divisor n - 1) and A the number of options.
 *
 * @param counts - [code, respondents] of one institution, codes 1 to A.
 * @param options - A, the number of options of the item, 2 or above.
 * @returns From 0 (at least as spread as answers at random; also when negative) to 1 (all the same answer). Not
 *   estimable without respondents (`no-data`) and with one (`n-lt-2`).
 * @throws RangeError if options is not a whole number from 2, a count is none, or a code is not from 1 to options.
 *
 * Source: James LR, Demaree RG, Wolf G (1984). Estimating within-group interrater reliability with and without
 * response bias. Journal of Applied Psychology 69, 85-98. doi:10.1037/0021-9010.69.1.85
 * Checked against: R 4.2.2, in test/golden/agreement_within.json
 */
export function withinGroupAgreement(counts: ValueCounts, options: number): WithinGroupAgreement {
  checkOptions(counts, options);
  const expectedVariance = (options ** 2 - 1) / 12;
  const spread = standardDeviation(counts);
  if (spread.kind === 'not-estimable') {
    return { n: spread.n, variance: spread, expectedVariance, agreement: spread };
  }
  const { n } = spread;
  const variance = spread.value ** 2;
  const agreement = pointEstimate(Math.max(0, 1 - variance / expectedVariance), n);
  return { n, variance: pointEstimate(variance, n), expectedVariance, agreement };
}

function checkOptions(counts: ValueCounts, options: number): void {
  if (!Number.isSafeInteger(options) || options < 2) {
    throw new RangeError(`options: ${options} is not a number of options to choose from`);
  }
  checkValueCounts('counts', counts);
  counts.forEach(([code], place) => {
    if (!(code >= 1 && code <= options)) {
      throw new RangeError(`counts[${place}]: ${code} is not one of ${options} options`);
    }
  });
}
