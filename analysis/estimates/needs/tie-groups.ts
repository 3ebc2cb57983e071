/**
 * Tie groups: modules or needs from the most to the least frequent, where those that cannot be told apart stand
 * together. In place of rank numbers, which a small survey cannot support.
 */

import type { FlagPairTable } from '../../tables/tables.ts';
import { holm } from '../multiplicity/holm.ts';
import { mcnemar } from '../paired/mcnemar.ts';

const CLEAR_BELOW = 0.05;

/** All flags that have the same share. */
interface Step {
  readonly share: number;
  readonly places: readonly number[];
}

/**
 * Groups of flags that cannot be put in order by the share of respondents who have them.
 *
 *     share_i = both[i][i] / known[i][i]
 *
 * Flags stand from the largest share down. A group ends between two shares only if every flag above is clearly more
 * frequent than every flag below: more of the respondents for whom both are known have the upper one alone than the lower
 * one alone, and McNemar's exact test has p below 0.05 after Holm's adjustment over all pairs of the table. So each
 * member of a group is clearly less frequent than each member of every group above it. Flags of equal share are never
 * split.
 *
 * @param table - flags in pairs.
 * @returns Groups of ids from the most to the least frequent; inside a group by id, which says nothing about order.
 *   A flag that is known of nobody is in no group. The result does not depend on the order of ids in the table.
 *
 * Source: McNemar Q (1947), doi:10.1007/BF02295996; Holm S (1979), Scandinavian Journal of Statistics 6, 65-70.
 * Checked against: worked by hand in test/analysis/estimates/tie-groups.test.ts
 */
export function tieGroups(table: FlagPairTable): readonly (readonly string[])[] {
  const isAbove = clearPairs(table);
  const steps = stepsOf(table);
  const groups: number[][] = [];
  steps.forEach(({ places }, index) => {
    const group = groups.at(-1);
    const above = steps.slice(0, index).flatMap((step) => step.places);
    const below = steps.slice(index).flatMap((step) => step.places);
    if (group === undefined || above.every((i) => below.every((j) => isAbove(i, j))))
      groups.push([...places]);
    else group.push(...places);
  });
  return groups.map((places) => places.map((place) => table.ids[place] ?? '').sort());
}

function stepsOf(table: FlagPairTable): readonly Step[] {
  const placesByShare = new Map<number, number[]>();
  table.ids.forEach((_, place) => {
    const known = table.known[place]?.[place] ?? 0;
    if (known === 0) return;
    const share = (table.both[place]?.[place] ?? 0) / known;
    placesByShare.set(share, [...(placesByShare.get(share) ?? []), place]);
  });
  return [...placesByShare].map(([share, places]) => ({ share, places })).sort((a, b) => b.share - a.share);
}

/**
 * Whether the first flag is clearly more frequent than the second, with one adjustment over all pairs: a family fixed
 * before anything is seen.
 */
function clearPairs(table: FlagPairTable): (first: number, second: number) => boolean {
  const alone = (i: number, j: number) => table.firstOnly[i]?.[j] ?? 0;
  const pairs = table.ids.flatMap((_, i) => table.ids.slice(0, i).map((_, j) => ({ i, j })));
  const adjusted = holm(
    pairs.map(({ i, j }) => {
      const result = mcnemar(alone(i, j), alone(j, i));
      return result.kind === 'test' ? result.p : undefined;
    }),
  );
  const clear = new Set(
    pairs
      .filter((_, pair) => (adjusted[pair] ?? 1) < CLEAR_BELOW)
      .map(({ i, j }) => (alone(i, j) > alone(j, i) ? `${i},${j}` : `${j},${i}`)),
  );
  return (first, second) => clear.has(`${first},${second}`);
}
