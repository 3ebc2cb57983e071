/** Tables of flags in pairs, from respondents who have them or not. */

import type { FlagPairTable } from '../../../../analysis/tables/tables.ts';

/** One entry for each respondent: whether they have each flag; undefined where it is not known. */
export type Respondents = readonly (readonly (boolean | undefined)[])[];

export function aFlagPairTable(ids: readonly string[], respondents: Respondents): FlagPairTable {
  const square = (holds: (first: boolean, second: boolean) => boolean) =>
    ids.map((_, i) =>
      ids.map((_, j) => respondents.filter((flags) => pairHolds(flags[i], flags[j], holds)).length),
    );
  return {
    kind: 'flag-pair',
    ids,
    known: square(() => true),
    both: square((first, second) => first && second),
    firstOnly: square((first, second) => first && !second),
  };
}

function pairHolds(
  first: boolean | undefined,
  second: boolean | undefined,
  holds: (first: boolean, second: boolean) => boolean,
): boolean {
  return first !== undefined && second !== undefined && holds(first, second);
}

/** Respondents who have exactly these flags. */
export function having(count: number, ...flags: readonly (boolean | undefined)[]): Respondents {
  return Array.from({ length: count }, () => flags);
}
