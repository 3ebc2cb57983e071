/** The ranks behind the signed-rank test: one for each size of difference, zeros left out. */

import type { ValueCounts } from '../value-counts.ts';

/** All respondents whose difference has one size, and their common rank. */
export interface SignedRank {
  /** Mid-rank among the differences that are not zero, by size. */
  readonly rank: number;
  readonly positive: number;
  readonly negative: number;
}

/**
 * Mid-ranks of the sizes of some differences, with how many of each size are positive and negative. Differences of
 * zero are dropped before ranking (Wilcoxon's convention).
 *
 *     rank = b + (t + 1) / 2
 *
 * where t non-zero differences have this size and b are smaller.
 *
 * @param differences - [difference, respondents].
 * @returns One entry for each size, from the smallest; empty when all differences are zero.
 *
 * Source: Wilcoxon F (1945). Individual comparisons by ranking methods. Biometrics Bulletin 1, 80-83.
 * doi:10.2307/3001968
 * Checked against: R 4.2.2, in test/golden/paired_gap.json (V_pos, V_neg)
 */
export function signedRanks(differences: ValueCounts): readonly SignedRank[] {
  const signsBySize = new Map<number, { positive: number; negative: number }>();
  for (const [difference, count] of differences) {
    if (difference === 0 || count === 0) continue;
    const size = Math.abs(difference);
    const signs = signsBySize.get(size) ?? { positive: 0, negative: 0 };
    if (difference > 0) signs.positive += count;
    else signs.negative += count;
    signsBySize.set(size, signs);
  }
  let smaller = 0;
  return [...signsBySize]
    .sort(([a], [b]) => a - b)
    .map(([, signs]) => {
      const tied = signs.positive + signs.negative;
      smaller += tied;
      return { rank: smaller - tied + (tied + 1) / 2, ...signs };
    });
}
