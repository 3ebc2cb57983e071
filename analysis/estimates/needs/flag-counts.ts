/** Flags with how many respondents have them: where every order of modules or needs starts. */

import type { FlagPairTable } from '../../tables/tables.ts';
import { checkCount, checkSameLength, checkTable } from '../check-arguments.ts';

/** How many of the respondents for whom a flag is known have it. */
export interface FlagCount {
  readonly id: string;
  readonly count: number;
  readonly n: number;
}

/**
 * Counts of a table of flags, one flag at a time.
 *
 *     count_i = both[i][i],  n_i = known[i][i]
 *
 * @param table - flags in pairs.
 * @returns One count for each flag, in the order of the table.
 * @throws RangeError naming what is not as long as the ids, holds what cannot be a number of respondents, or has a
 *   flag of more respondents than it is known of.
 *
 * Source: none; a change of shape.
 * Checked against: test/analysis/estimates/needs/tie-groups.test.ts
 */
export function flagCounts(table: FlagPairTable): readonly FlagCount[] {
  for (const part of ['known', 'both', 'firstOnly'] as const) {
    checkSameLength(part, table[part], table.ids);
    checkTable(part, table[part]);
    checkSameLength(`${part}[0]`, table[part][0] ?? [], table.ids);
  }
  return checkedFlagCounts(
    table.ids.map((id, place) => ({
      id,
      count: table.both[place]?.[place] ?? 0,
      n: table.known[place]?.[place] ?? 0,
    })),
  );
}

/**
 * Refuses counts that are no shares, and an id that comes twice.
 *
 *     0 <= count_i <= n_i,  all ids different
 *
 * @param flags - how many respondents have each flag, of those for whom it is known.
 * @returns The same counts.
 * @throws RangeError naming the flag.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/needs/need-priority-list.test.ts
 */
export function checkedFlagCounts(flags: readonly FlagCount[]): readonly FlagCount[] {
  const seen = new Set<string>();
  for (const { id, count, n } of flags) {
    checkCount(`count of ${id}`, count);
    checkCount(`n of ${id}`, n);
    if (count > n) throw new RangeError(`count of ${id}: ${count} is more than the ${n} respondents`);
    if (seen.has(id)) throw new RangeError(`id: ${id} comes twice`);
    seen.add(id);
  }
  return flags;
}
