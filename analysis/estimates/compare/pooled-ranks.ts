/** Groups ranked together: the distinct values of all groups, how many of each group have them, and mid-ranks. */

import { checkValueCounts } from '../check-arguments.ts';
import { respondentsIn, type ValueCounts } from '../value-counts.ts';

/** The respondents of all groups who share one value. */
export interface PooledValue {
  /** counts[group] respondents of the group have the value. */
  readonly counts: readonly number[];
  /** Respondents of all groups with the value. */
  readonly tied: number;
  /** Respondents of all groups with a smaller value. */
  readonly below: number;
  /** Mid-rank less the mean of all ranks, (N + 1) / 2. */
  readonly centredRank: number;
}

export interface PooledRanks {
  /** Respondents of all groups, N. */
  readonly n: number;
  /** Respondents of each group. */
  readonly sizes: readonly number[];
  /** From the smallest value to the largest. */
  readonly values: readonly PooledValue[];
  /** Sum of t^3 - t over the distinct values, where t respondents share a value. */
  readonly tieSum: number;
  /** Sum of the squared centred ranks of all respondents; 0 when all values are equal. */
  readonly rankSquares: number;
}

/**
 * Mid-ranks of the respondents of several groups taken together.
 *
 *     rank less its mean = (b - a) / 2
 *     rank squares       = sum of t (N - t) (N + t) / 12 = (N^3 - N - sum of (t^3 - t)) / 12
 *
 * where of N respondents t have a value, b a smaller and a a larger one. The first form of the squares subtracts
 * nothing of the size of N^3, so it keeps its precision where nearly everybody answers alike.
 *
 * @param groups - [value, respondents] of each group, in any order; the same value may be there more than once.
 * @returns Distinct values with at least one respondent, and the sums that tests of ranks need.
 * @throws RangeError if a value is not finite or a count cannot be a number of respondents.
 *
 * Source: Kruskal WH, Wallis WA (1952). Use of ranks in one-criterion variance analysis. JASA 47, 583-621.
 * doi:10.1080/01621459.1952.10483441
 * Checked against: R 4.2.2 rank, in test/golden/k_groups.json (mean_ranks) and two_groups.json (tie sums)
 */
export function pooledRanks(groups: readonly ValueCounts[]): PooledRanks {
  groups.forEach((group, place) => {
    checkValueCounts(`groups[${place}]`, group);
  });
  const sizes = groups.map(respondentsIn);
  const n = sizes.reduce((sum, size) => sum + size, 0);
  let below = 0;
  const values = countsByValue(groups).map((counts): PooledValue => {
    const tied = counts.reduce((sum, count) => sum + count, 0);
    const centredRank = (below - (n - below - tied)) / 2;
    below += tied;
    return { counts, tied, below: below - tied, centredRank };
  });
  const rankSquares = values.reduce((sum, { tied }) => sum + (tied * (n - tied) * (n + tied)) / 12, 0);
  return {
    n,
    sizes,
    values,
    tieSum: values.reduce((sum, { tied }) => sum + tied ** 3 - tied, 0),
    rankSquares,
  };
}

function countsByValue(groups: readonly ValueCounts[]): readonly (readonly number[])[] {
  const byValue = new Map<number, number[]>();
  groups.forEach((group, place) => {
    for (const [value, count] of group) {
      if (count === 0) continue;
      const counts = byValue.get(value) ?? groups.map(() => 0);
      counts[place] = (counts[place] ?? 0) + count;
      byValue.set(value, counts);
    }
  });
  return [...byValue].sort(([a], [b]) => a - b).map(([, counts]) => counts);
}
