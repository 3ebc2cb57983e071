/**
 * Tie groups: modules or needs from the most to the least frequent, where those that cannot be told apart stand
 * together. In place of rank numbers, which a small study cannot support.
 */

import type { FlagPairTable } from '../../tables/tables.ts';
import { holm } from '../multiplicity/holm.ts';
import { mcnemar } from '../paired/mcnemar.ts';
import { flagCounts } from './flag-counts.ts';

const CLEAR_BELOW = 0.05;

/**
 * Two-sided p that two flags are equally frequent, by their ids; undefined where it cannot be tested. Asked once for
 * each pair, so it need not mind which comes first.
 */
export type PairedP = (firstId: string, secondId: string) => number | undefined;

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
 * frequent than every flag below: more of the respondents for whom both are known have the upper one alone than the
 * lower one alone, and the test of the pair has p below 0.05 after Holm's adjustment over all pairs of the table. The
 * test is McNemar's exact one, unless other p values are given: for institutions taken together, ones that know that
 * colleagues answer alike. So each member of a group is clearly less frequent than each member of every group above
 * it. Flags of equal share are never split.
 *
 * @param table - flags in pairs.
 * @param pairedP - unadjusted p of each pair in place of McNemar's.
 * @returns Groups of ids from the most to the least frequent; inside a group by id, which says nothing about order.
 *   A flag that is known of nobody is in no group. The result does not depend on the order of ids in the table.
 * @throws RangeError naming the part of the table that is wrong, an id that comes twice, or the p value that is not
 *   from 0 to 1.
 *
 * Source: McNemar Q (1947), doi:10.1007/BF02295996; Holm S (1979), Scandinavian Journal of Statistics 6, 65-70.
 * Checked against: worked by hand in test/analysis/estimates/needs/tie-groups.test.ts
 */
export function tieGroups(table: FlagPairTable, pairedP?: PairedP): readonly (readonly string[])[] {
  const steps = stepsOf(table);
  const isAbove = clearPairs(table, pairedP ?? mcnemarP(table));
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
  flagCounts(table).forEach(({ count, n }, place) => {
    if (n === 0) return;
    placesByShare.set(count / n, [...(placesByShare.get(count / n) ?? []), place]);
  });
  return [...placesByShare].map(([share, places]) => ({ share, places })).sort((a, b) => b.share - a.share);
}

/**
 * Whether the first flag is clearly more frequent than the second, with one adjustment over all pairs: a family fixed
 * before anything is seen.
 */
function clearPairs(table: FlagPairTable, pairedP: PairedP): (first: number, second: number) => boolean {
  const pairs = table.ids.flatMap((firstId, first) =>
    table.ids.slice(0, first).map((secondId, second) => ({ first, second, firstId, secondId })),
  );
  const adjusted = holm(pairs.map(({ firstId, secondId }) => pairedP(firstId, secondId)));
  const clear = new Set(
    pairs
      .filter((_, place) => (adjusted[place] ?? 1) < CLEAR_BELOW)
      .flatMap(({ first, second }) => [`${first},${second}`, `${second},${first}`]),
  );
  return (first, second) =>
    clear.has(`${first},${second}`) && alone(table, first, second) > alone(table, second, first);
}

function mcnemarP(table: FlagPairTable): PairedP {
  const placeOf = new Map(table.ids.map((id, place) => [id, place]));
  return (firstId, secondId) => {
    const first = placeOf.get(firstId) ?? -1;
    const second = placeOf.get(secondId) ?? -1;
    const result = mcnemar(alone(table, first, second), alone(table, second, first));
    return result.kind === 'test' ? result.p : undefined;
  };
}

function alone({ firstOnly }: FlagPairTable, first: number, second: number): number {
  return firstOnly[first]?.[second] ?? 0;
}
