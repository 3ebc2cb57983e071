/**
 * Groups by overlap: modules or needs from the largest share to the smallest, where those whose intervals overlap stand
 * together. In place of rank numbers, which a small study cannot support.
 */

import type { Interval } from '../estimate.ts';

/** A share with an interval that was made for its place in an order: simultaneous, or cluster-robust. */
export interface PlacedShare {
  readonly id: string;
  readonly share: number;
  readonly n: number;
  readonly interval: Interval;
}

/**
 * Groups of shares whose intervals cannot be told apart.
 *
 *     a group ends between two shares only if lower_i > upper_j for each i above and each j below
 *
 * where shares stand from the largest down and [lower, upper] is the interval of each. Intervals that touch overlap.
 * Equal shares are never split.
 *
 * @param needs - shares with intervals that hold them; for a statement about all at once the intervals must be
 *   simultaneous (see `needPriorityList`).
 * @returns Groups from the largest shares to the smallest; inside a group by id, which says nothing about order. The
 *   result does not depend on the order of the argument.
 * @throws RangeError naming an id that comes twice, or whose interval does not hold its share.
 *
 * Source: Goldstein H, Healy MJR (1995). The graphical presentation of a collection of means. Journal of the Royal
 * Statistical Society A 158, 175-177. doi:10.2307/2983411. The rule for groups is ours.
 * Checked against: worked by hand and all cuts tried in test/analysis/estimates/needs/groups-by-overlap.test.ts
 */
export function groupsByOverlap(needs: readonly PlacedShare[]): readonly (readonly PlacedShare[])[] {
  checkNeeds(needs);
  const sorted = needs.toSorted((a, b) => b.share - a.share);
  const highestFrom = highestUpper(sorted);
  const groups: PlacedShare[][] = [];
  let lowestAbove = Number.POSITIVE_INFINITY;
  sorted.forEach((need, place) => {
    const group = groups.at(-1);
    if (group === undefined || lowestAbove > (highestFrom[place] ?? Number.POSITIVE_INFINITY))
      groups.push([need]);
    else group.push(need);
    lowestAbove = Math.min(lowestAbove, need.interval.lower);
  });
  return groups.map((group) => group.sort((a, b) => (a.id < b.id ? -1 : 1)));
}

/** The highest upper limit from each place to the end. */
function highestUpper(sorted: readonly PlacedShare[]): readonly number[] {
  let highest = Number.NEGATIVE_INFINITY;
  return sorted
    .toReversed()
    .map(({ interval }) => {
      highest = Math.max(highest, interval.upper);
      return highest;
    })
    .reverse();
}

function checkNeeds(needs: readonly PlacedShare[]): void {
  const seen = new Set<string>();
  for (const { id, share, interval } of needs) {
    if (!(interval.lower <= share && share <= interval.upper))
      throw new RangeError(`interval of ${id}: does not hold the share ${share}`);
    if (seen.has(id)) throw new RangeError(`id: ${id} comes twice`);
    seen.add(id);
  }
}
