/** Which of several groups differ: Dunn's comparisons of mean ranks, after a planned test of all of them. */

import { normalCdf } from '../../distributions/distributions.ts';
import type { ValueCounts } from '../value-counts.ts';
import { type RankedGroup, rankedGroups } from './ranked-groups.ts';

export interface DunnPair {
  /** Place of the first group in the list that was given, from 0. */
  readonly first: number;
  readonly second: number;
  /** Above 0 when the first group has the larger mean rank. */
  readonly z: number;
  /** Two-sided, not adjusted for the number of pairs. */
  readonly p: number;
}

/**
 * Dunn's comparison of every pair of groups by their mean ranks among all groups, corrected for ties.
 *
 *     z = (r_i - r_j) / sqrt((N (N + 1) / 12 - sum of (t^3 - t) / (12 (N - 1))) (1/n_i + 1/n_j))
 *
 * where r_i is the mean rank of group i with n_i of all N respondents, and t respondents share each distinct value.
 *
 * @param groups - [value, respondents] of each group; nobody is in two of them.
 * @returns One entry for each pair of groups that have respondents, by the places of the groups; p is not adjusted,
 *   the caller does that. None where `kruskalWallis` gives a reason instead of a test.
 * @throws RangeError if a value is not finite or a count cannot be a number of respondents.
 *
 * Source: Dunn OJ (1964). Multiple comparisons using rank sums. Technometrics 6, 241-252.
 * doi:10.1080/00401706.1964.10490181
 * Checked against: R 4.2.2, in test/golden/k_groups.json
 */
export function dunn(groups: readonly ValueCounts[]): readonly DunnPair[] {
  const { n, groups: ranked, rankSquares } = rankedGroups(groups);
  if (ranked.length < 2 || rankSquares === 0) return [];
  const variance = rankSquares / (n - 1);
  return ranked.flatMap((one, index) =>
    ranked.slice(index + 1).map((other) => comparison(one, other, variance)),
  );
}

function comparison(one: RankedGroup, other: RankedGroup, variance: number): DunnPair {
  const z = (one.meanRank - other.meanRank) / Math.sqrt(variance * (1 / one.n + 1 / other.n));
  return { first: one.place, second: other.place, z, p: 2 * normalCdf(-Math.abs(z)) };
}
