/**
 * The sizes that groups told in bands could have, for someone who knows their sum and everything else that is told.
 *
 * There can be too many lists of sizes to try them all. Those tried are near the true one; leaving some out makes
 * control stricter and never laxer, because every list that is kept is one that a reader cannot rule out.
 */

import type { Band, Policy } from './policy.ts';

/** One size for each group, in order. */
export type Sizes = readonly number[];

/** How far from its true size a group is taken to be, either way: well beyond `leastValuesInBand`. */
const FARTHEST = 12;
/** How many groups are taken to differ from their true size at once. */
const MOST_CHANGED = 3;
const CHANGES = Array.from({ length: 2 * FARTHEST + 1 }, (_, index) => index - FARTHEST);

/** The true sizes and lists near them: each size inside its band, with the same sum. */
export function possibleSizes(sizes: Sizes, bands: readonly Band[]): readonly Sizes[] {
  const longer = (list: Sizes, owed: number, mayChange: number): readonly Sizes[] => {
    const size = sizes[list.length];
    const band = bands[list.length];
    if (size === undefined || band === undefined) return owed === 0 ? [list] : [];
    return changesOf(owed, mayChange)
      .filter((change) => size + change >= band.from && size + change <= band.to)
      .flatMap((change) =>
        longer([...list, size + change], owed - change, mayChange - (change === 0 ? 0 : 1)),
      );
  };
  return longer([], 0, MOST_CHANGED);
}

/** Whether every group could still have enough sizes. */
export function leaveEnough(lists: readonly Sizes[], { leastValuesInBand }: Policy): boolean {
  const [first] = lists;
  return (
    first?.every((_, place) => new Set(lists.map((list) => list[place])).size >= leastValuesInBand) ?? false
  );
}

/** The last group that may change makes up for the others. */
function changesOf(owed: number, mayChange: number): readonly number[] {
  if (mayChange === 0) return owed === 0 ? [0] : [];
  return mayChange === 1 && owed !== 0 ? [0, owed] : CHANGES;
}
