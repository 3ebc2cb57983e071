/** The need priority list: needs by how many find them important and absent, in groups instead of ranks. */

import type { FlagPairTable } from '../../tables/tables.ts';
import { checkLevel } from '../check-arguments.ts';
import { wilsonShare } from '../describe/wilson-share.ts';
import { checkedFlagCounts, type FlagCount, flagCounts } from './flag-counts.ts';
import { groupsByOverlap, type PlacedShare } from './groups-by-overlap.ts';

export interface NeedPriorityList {
  /** From the most to the least frequent; those in one group cannot be put in order. */
  readonly groups: readonly (readonly PlacedShare[])[];
  /** Needs that nobody rated, by id: they are in no group. */
  readonly unrated: readonly string[];
  /** Coverage of all intervals at once. */
  readonly level: number;
  /** Coverage of each interval alone: 1 - (1 - level) / m. */
  readonly levelOfEach: number;
}

/**
 * Needs in order of the share of respondents for whom each is important and absent, with simultaneous intervals and in
 * tie groups.
 *
 *     share_i = x_i / n_i,  Wilson's interval at level 1 - (1 - level) / m
 *
 * where x_i of the n_i respondents for whom it is known have need i, and m is the number of needs in the list, those
 * that nobody rated among them (Bonferroni: all m intervals hold their shares at once with the level at least, as far
 * as each has its own). Groups: `groupsByOverlap`. The order of shares does not use that the same respondents rated
 * all needs; `tieGroups` does.
 *
 * @param flags - important and absent for each need: a table of flags in pairs, or counts.
 * @param level - coverage of all intervals at once, 0.95 unless told.
 * @returns Groups of needs with share, n and interval. The result does not depend on the order of needs.
 * @throws RangeError naming the need or the part of the table that is wrong, or if the level is not between 0 and 1.
 *
 * Source: Wilson EB (1927), doi:10.1080/01621459.1927.10502953; Dunn OJ (1961). Multiple comparisons among means.
 * Journal of the American Statistical Association 56, 52-64. doi:10.1080/01621459.1961.10482090
 * Checked against: worked by hand in test/analysis/estimates/needs/need-priority-list.test.ts
 */
export function needPriorityList(
  flags: FlagPairTable | readonly FlagCount[],
  level = 0.95,
): NeedPriorityList {
  checkLevel(level);
  const counts = 'kind' in flags ? flagCounts(flags) : checkedFlagCounts(flags);
  const levelOfEach = 1 - (1 - level) / Math.max(1, counts.length);
  const rated = counts.flatMap(({ id, count, n }): readonly PlacedShare[] => {
    const share = wilsonShare(count, n, levelOfEach);
    return share.kind === 'estimate' ? [{ id, share: share.value, n, interval: share.interval }] : [];
  });
  return {
    groups: groupsByOverlap(rated),
    unrated: counts
      .filter(({ n }) => n === 0)
      .map(({ id }) => id)
      .sort(),
    level,
    levelOfEach,
  };
}
