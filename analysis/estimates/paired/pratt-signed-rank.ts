/** Whether paired differences lie around zero: Pratt's signed-rank test, which gives pairs of no difference a rank. */

import { normalCdf } from '../../distributions/distributions.ts';
import { notEstimable, type TestResult } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { signedRanks } from './signed-ranks.ts';

/**
 * Pratt's signed-rank test that the differences are symmetric around zero, two-sided. Zeros get the lowest ranks and
 * are dropped after ranking, ties get mid-ranks; normal, without correction for continuity.
 *
 *     z = (V+ - V-) / sqrt(sum of r^2),  p = 2 P(Z >= |z|)
 *
 * where V+ and V- are the sums of the ranks of the positive and of the negative differences, and r is the rank of each
 * difference that is not zero.
 *
 * @param differences - [difference, respondents]: first minus second answer of each complete pair.
 * @returns z as the statistic, above 0 where positive differences weigh more, p, and n, the number of pairs with those
 *   of no difference. Not estimable without pairs (`no-data`), and when all differences are zero
 *   (`all-zero-differences`).
 * @throws RangeError naming the difference or the count that is none.
 *
 * Source: Pratt JW (1959). Remarks on zeros and ties in the Wilcoxon signed rank procedures. Journal of the American
 * Statistical Association 54, 655-667. doi:10.1080/01621459.1959.10501526
 * Checked against: R 4.2.2, in test/golden/paired_gap.json (pratt_z, pratt_p)
 */
export function prattSignedRank(differences: ValueCounts): TestResult {
  const { n, nonZero, ranks, positiveSum, negativeSum } = signedRanks(differences, 'ranked');
  if (n === 0) return notEstimable('no-data', n);
  if (nonZero === 0) return notEstimable('all-zero-differences', n);

  const squares = ranks.reduce((sum, each) => sum + (each.positive + each.negative) * each.rank ** 2, 0);
  const z = (positiveSum - negativeSum) / Math.sqrt(squares);
  const p = Math.min(1, 2 * normalCdf(-Math.abs(z)));
  return { kind: 'test', test: 'pratt-signed-rank', statistic: z, p, n };
}
