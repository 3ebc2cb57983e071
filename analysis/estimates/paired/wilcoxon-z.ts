/** The normal approximation of Wilcoxon's signed-rank test: its z, signed. */

import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { signedRanks } from './signed-ranks.ts';

/**
 * z of Wilcoxon's signed-rank test, corrected for ties and for continuity. Zeros are dropped, ties get mid-ranks.
 *
 *     z = sign(V - E) max(0, |V - E| - 1/2) / sqrt(m (m + 1) (2m + 1) / 24 - sum of (t^3 - t) / 48)
 *
 * where V is the sum of the ranks of the positive differences, E = m (m + 1) / 4, m differences are not zero and t is
 * the number of differences of each size.
 *
 * @param differences - [difference, respondents]: first minus second answer of each complete pair.
 * @returns Above 0 where positive differences weigh more; the two-sided p is 2 P(Z >= |z|). Not estimable without
 *   pairs (`no-data`), and when all differences are zero (`all-zero-differences`).
 * @throws RangeError naming the difference or the count that is none.
 *
 * Source: Lehmann EL (1975). Nonparametrics, Holden-Day, appendix 4.
 * Checked against: R 4.2.2 wilcox.test(exact = FALSE), in test/golden/paired_gap.json (z_cc)
 */
export function wilcoxonZ(differences: ValueCounts): PointEstimate {
  const { n, nonZero: m, ranks, positiveSum, negativeSum } = signedRanks(differences);
  if (n === 0) return notEstimable('no-data', n);
  if (m === 0) return notEstimable('all-zero-differences', n);

  const ties = ranks.reduce((sum, { positive, negative }) => {
    const t = positive + negative;
    return sum + (t ** 3 - t) / 48;
  }, 0);
  const variance = (m * (m + 1) * (2 * m + 1)) / 24 - ties;
  // E is half of the sum of all ranks, so V - E is half of the difference of the sums.
  const distance = (positiveSum - negativeSum) / 2;
  const corrected = Math.sign(distance) * Math.max(0, Math.abs(distance) - 0.5);
  return pointEstimate(corrected / Math.sqrt(variance), n);
}
