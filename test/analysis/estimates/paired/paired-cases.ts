/** The golden cases of paired gaps, with the table that each comes in. */

import * as fc from 'fast-check';

import type { ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import type { PairTable } from '../../../../analysis/tables/tables.ts';
import { goldenCases } from '../../../support/golden.ts';

interface Input {
  readonly importance: readonly (number | null)[];
  readonly preparedness: readonly (number | null)[];
}

interface Expected {
  readonly status: string;
  readonly reason?: string;
  readonly n_pairs: number;
  readonly n_zero?: number;
  readonly n_nonzero?: number;
  readonly mean_diff?: number;
  readonly sd_diff?: number | null;
  readonly n_pos?: number;
  readonly n_neg?: number;
  readonly pct_pos?: number;
  readonly t_ci_diff: readonly (number | null)[];
  readonly dz?: number | null;
  readonly V_pos: number;
  readonly V_neg: number;
  readonly z_cc: number;
  readonly p_asymptotic_cc: number;
  readonly p_exact_permutation: number | null;
  readonly matched_rank_biserial?: number;
  readonly pratt_z: number;
  readonly pratt_p: number;
  readonly sign_test_p: number;
}

/** Answers on five points; a pair with a missing answer is not counted. */
export function aPairTable(pairs: readonly (readonly [number | null, number | null])[]): PairTable {
  const counts = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]);
  for (const [first, second] of pairs) {
    const row = counts[(first ?? 0) - 1];
    if (row !== undefined && second !== null) row[second - 1] = (row[second - 1] ?? 0) + 1;
  }
  return { kind: 'pair', id: 'module', counts, secondUnknown: [0, 0, 0, 0, 0] };
}

export const pairedCases = goldenCases<Input, Expected>('paired_gap').map((each) => ({
  ...each,
  table: aPairTable(each.input.importance.map((first, i) => [first, each.input.preparedness[i] ?? null])),
}));

/** Those in which some difference is not zero. */
export const testedCases = pairedCases.filter((each) => each.expected.status === 'ok');

/** Differences of a few respondents on five points. */
export const someDifferences: fc.Arbitrary<ValueCounts> = fc
  .array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 12 })
  .map((differences) => differences.map((difference) => [difference, 1] as const));
