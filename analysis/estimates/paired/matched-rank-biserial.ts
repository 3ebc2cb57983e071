/** How one-sided paired differences are, as an effect size. */

import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { signedRanks } from './signed-ranks.ts';

/**
 * Matched-pairs rank-biserial correlation: the effect size that belongs to the signed-rank test. Zeros are dropped.
 *
 *     r = (V+ - V-) / (V+ + V-)
 *
 * where V+ and V- are the sums of the ranks of the positive and of the negative differences.
 *
 * @param differences - [difference, respondents].
 * @returns From -1 (every difference negative) to 1 (every difference positive). Not estimable without pairs
 *   (`no-data`), and when all differences are zero (`all-zero-differences`). Without an interval: none is established for small samples with
 *   ties.
 * @throws RangeError naming the difference or the count that is none.
 *
 * Source: Kerby DS (2014). The simple difference formula. Comprehensive Psychology 3, 11.IT.3.1.
 * doi:10.2466/11.IT.3.1
 * Checked against: R 4.2.2, in test/golden/paired_gap.json
 */
export function matchedRankBiserial(differences: ValueCounts): PointEstimate {
  const { n, nonZero, positiveSum, negativeSum } = signedRanks(differences);
  if (n === 0) return notEstimable('no-data', n);
  if (nonZero === 0) return notEstimable('all-zero-differences', n);
  return pointEstimate((positiveSum - negativeSum) / (positiveSum + negativeSum), n);
}
