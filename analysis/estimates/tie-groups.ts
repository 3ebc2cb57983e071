/**
 * Tie groups: modules or needs from the most to the least frequent, where those that cannot be told apart stand
 * together. In place of rank numbers, which a small survey cannot support.
 */

import type { FlagPairTable } from '../tables/tables.ts';
import { holm } from './holm.ts';
import { mcnemar } from './mcnemar.ts';

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
 * From the largest share down, a group ends before the first flag whose paired difference from the group's most
 * frequent flag is clear: McNemar's exact test on the respondents for whom both are known, with p below 0.05 after
 * Holm's adjustment over all pairs of the table. Flags of equal share are never split; where several share a place,
 * the difference is clear only if it is clear for every pair of them.
 *
 * @param table - flags in pairs.
 * @returns Groups of ids from the most to the least frequent; inside a group by id, which says nothing about order.
 *   A flag that is known of nobody is in no group. The result does not depend on the order of ids in the table.
 *
 * Source: McNemar Q (1947), doi:10.1007/BF02295996; Holm S (1979), Scandinavian Journal of Statistics 6, 65-70.
 * Checked against: worked by hand in test/analysis/estimates/tie-groups.test.ts
 */
export function tieGroups(table: FlagPairTable): readonly (readonly string[])[] {
  const isClear = clearPairs(table);
  const groups: { readonly lead: Step; readonly places: number[] }[] = [];
  for (const step of stepsOf(table)) {
    const group = groups.at(-1);
    if (group === undefined || allPairs(group.lead.places, step.places, isClear)) {
      groups.push({ lead: step, places: [...step.places] });
    } else {
      group.places.push(...step.places);
    }
  }
  return groups.map(({ places }) => places.map((place) => table.ids[place] ?? '').sort());
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

/** Whether two flags differ clearly, with one adjustment over all pairs: a family fixed before anything is seen. */
function clearPairs(table: FlagPairTable): (i: number, j: number) => boolean {
  const pairs = table.ids.flatMap((_, i) => table.ids.slice(0, i).map((_, j) => ({ i, j })));
  const adjusted = holm(
    pairs.map(({ i, j }) => {
      const result = mcnemar(table.firstOnly[i]?.[j] ?? 0, table.firstOnly[j]?.[i] ?? 0);
      return result.kind === 'test' ? result.p : undefined;
    }),
  );
  const clear = new Set(
    pairs.filter((_, pair) => (adjusted[pair] ?? 1) < CLEAR_BELOW).map(({ i, j }) => pairKey(i, j)),
  );
  return (i, j) => clear.has(pairKey(i, j));
}

function pairKey(i: number, j: number): string {
  return `${Math.min(i, j)},${Math.max(i, j)}`;
}

function allPairs(
  first: readonly number[],
  second: readonly number[],
  holds: (i: number, j: number) => boolean,
): boolean {
  return first.every((i) => second.every((j) => holds(i, j)));
}
