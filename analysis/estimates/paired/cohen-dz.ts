/** How large paired differences are in units of their own spread: Cohen's d_z. */

import { checkValueCounts } from '../check-arguments.ts';
import { mean } from '../describe/mean.ts';
import { standardDeviation } from '../describe/standard-deviation.ts';
import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';

/**
 * Cohen's d_z: the mean difference over the standard deviation of the differences, not corrected for small samples.
 *
 *     d_z = mean / s
 *
 * where s is the sample standard deviation (n - 1) of the differences, not of the answers.
 *
 * @param differences - [difference, respondents]: first minus second answer of each complete pair.
 * @returns Any number, above 0 where the first answers are higher. Not estimable without pairs (`no-data`), with one
 *   (`n-lt-2`), and when all differences are equal (`zero-variance`).
 * @throws RangeError naming the difference or the count that is none.
 *
 * Source: Cohen J (1988). Statistical Power Analysis for the Behavioral Sciences, 2nd edition, Erlbaum, equation 2.3.5.
 * Checked against: R 4.2.2, in test/golden/paired_gap.json (dz)
 */
export function cohenDz(differences: ValueCounts): PointEstimate {
  checkValueCounts('differences', differences);
  const centre = mean(differences);
  if (centre.kind === 'not-estimable') return centre;
  const spread = standardDeviation(differences);
  if (spread.kind === 'not-estimable') return spread;
  if (spread.value === 0) return notEstimable('zero-variance', spread.n);
  return pointEstimate(centre.value / spread.value, centre.n);
}
