/** Generated institutions, and the answers in their tables one by one. */

import * as fc from 'fast-check';

import type { ClusterTables } from '../../../../analysis/estimates/clusters/cluster-tables.ts';

export const FIVE_POINTS = [1, 2, 3, 4, 5];

export interface Answer {
  readonly institution: number;
  readonly value: number;
}

/** Up to so many institutions with up to so many respondents for each of five values; some have none. */
export function someTables(institutions: number, most = 3): fc.Arbitrary<number[][]> {
  return fc.array(fc.array(fc.nat(most), { minLength: 5, maxLength: 5 }), {
    minLength: institutions,
    maxLength: institutions,
  });
}

/** One entry for each respondent. */
export function answersIn({ values, tables }: ClusterTables): readonly Answer[] {
  return tables.flatMap((table, institution) =>
    table.flatMap((count, place) =>
      Array.from({ length: count }, () => ({ institution, value: values[place] ?? Number.NaN })),
    ),
  );
}
