/** The ranks behind the signed-rank tests: one for each size of difference. */

import { checkValueCounts } from '../check-arguments.ts';
import type { ValueCounts } from '../value-counts.ts';

/** All respondents whose difference has one size, and their common rank. */
export interface SignedRank {
  /** Mid-rank by size. */
  readonly rank: number;
  readonly positive: number;
  readonly negative: number;
}

export interface SignedRanks {
  /** Pairs, with those of no difference. */
  readonly n: number;
  readonly zero: number;
  readonly nonZero: number;
  /** One entry for each size that is not zero, from the smallest. */
  readonly ranks: readonly SignedRank[];
  /** V+, the sum of the ranks of the positive differences. */
  readonly positiveSum: number;
  /** V-, the sum of the ranks of the negative differences. */
  readonly negativeSum: number;
}

/** Wilcoxon drops differences of zero before ranking; Pratt ranks them, lowest, and drops them after. */
export type Zeros = 'dropped' | 'ranked';

/**
 * Mid-ranks of the sizes of some differences, with how many of each size are positive and negative, and the sums of
 * the ranks by sign.
 *
 *     rank = b + (t + 1) / 2
 *
 * where t differences have this size and b are smaller: of those that are not zero when zeros are dropped (Wilcoxon),
 * of all when zeros are ranked (Pratt).
 *
 * @param differences - [difference, respondents].
 * @param zeros - 'dropped' unless told.
 * @returns Ranks and sums; no ranks and sums of 0 when all differences are zero.
 * @throws RangeError naming the difference or the count that is none.
 *
 * Source: Wilcoxon F (1945). Individual comparisons by ranking methods. Biometrics Bulletin 1, 80-83.
 * doi:10.2307/3001968. Pratt JW (1959). Remarks on zeros and ties in the Wilcoxon signed rank procedures. Journal of
 * the American Statistical Association 54, 655-667. doi:10.1080/01621459.1959.10501526
 * Checked against: R 4.2.2, in test/golden/paired_gap.json (V_pos, V_neg, n_zero, n_nonzero)
 */
export function signedRanks(differences: ValueCounts, zeros: Zeros = 'dropped'): SignedRanks {
  checkValueCounts('differences', differences);
  const signsBySize = signsOf(differences);
  const zero = differences.reduce((sum, [difference, count]) => sum + (difference === 0 ? count : 0), 0);
  let nonZero = 0;
  const ranks = [...signsBySize]
    .sort(([a], [b]) => a - b)
    .map(([, { positive, negative }]) => {
      const smaller = nonZero + (zeros === 'ranked' ? zero : 0);
      nonZero += positive + negative;
      return { rank: smaller + (positive + negative + 1) / 2, positive, negative };
    });
  return {
    n: zero + nonZero,
    zero,
    nonZero,
    ranks,
    positiveSum: ranks.reduce((sum, { rank, positive }) => sum + rank * positive, 0),
    negativeSum: ranks.reduce((sum, { rank, negative }) => sum + rank * negative, 0),
  };
}

function signsOf(differences: ValueCounts) {
  const signsBySize = new Map<number, { positive: number; negative: number }>();
  for (const [difference, count] of differences) {
    if (difference === 0 || count === 0) continue;
    const size = Math.abs(difference);
    const signs = signsBySize.get(size) ?? { positive: 0, negative: 0 };
    if (difference > 0) signs.positive += count;
    else signs.negative += count;
    signsBySize.set(size, signs);
  }
  return signsBySize;
}
