/** Mean ranks: what the tests of several groups compare. */

import type { ValueCounts } from '../value-counts.ts';
import { pooledRanks } from './pooled-ranks.ts';

export interface RankedGroup {
  /** Place of the group in the list that was given, from 0. */
  readonly place: number;
  readonly n: number;
  /** Mean of its respondents' mid-ranks among the respondents of all groups. */
  readonly meanRank: number;
}

export interface RankedGroups {
  /** Respondents of all groups. */
  readonly n: number;
  /** Groups with at least one respondent. */
  readonly groups: readonly RankedGroup[];
  /** Sum of the squared distances of all ranks from their mean; 0 when all values are equal. */
  readonly rankSquares: number;
}

/**
 * Mean rank of each group among the respondents of all groups; groups without respondents are left out.
 *
 *     mean rank = (N + 1) / 2 + sum over the group of (rank - (N + 1) / 2) / n
 *
 * where N respondents are ranked together, ties by mid-ranks, and n of them are in the group.
 *
 * @param groups - [value, respondents] of each group; nobody is in two of them.
 * @returns Mean ranks with the sizes and places of the groups.
 * @throws RangeError if a value is not finite or a count cannot be a number of respondents.
 *
 * Source: Kruskal WH, Wallis WA (1952). Use of ranks in one-criterion variance analysis. JASA 47, 583-621.
 * doi:10.1080/01621459.1952.10483441
 * Checked against: R 4.2.2, in test/golden/k_groups.json (mean_ranks)
 */
export function rankedGroups(groups: readonly ValueCounts[]): RankedGroups {
  const { n, sizes, values, rankSquares } = pooledRanks(groups);
  const sums = groups.map(() => 0);
  for (const { counts, centredRank } of values) {
    counts.forEach((count, place) => {
      sums[place] = (sums[place] ?? 0) + count * centredRank;
    });
  }
  const ranked = sizes.map((size, place) => ({
    place,
    n: size,
    meanRank: (n + 1) / 2 + (sums[place] ?? 0) / Math.max(1, size),
  }));
  return { n, groups: ranked.filter((group) => group.n > 0), rankSquares };
}
