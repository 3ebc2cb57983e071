/** The answers to each of the two items of a pair table. */

import { codeCounts, type ValueCounts } from '../estimates/value-counts.ts';
import type { PairTable } from '../tables/tables.ts';

export interface PairMargins {
  /** Of complete pairs. */
  readonly first: ValueCounts;
  /** Of complete pairs. */
  readonly second: ValueCounts;
  /** Of complete pairs and of those who do not know the second. */
  readonly firstWithUnknown: ValueCounts;
}

/**
 * The answers to each item of a pair, as value counts.
 *
 * @param table - counts[first - 1][second - 1].
 * @returns [code, respondents] of the codes that somebody gave.
 */
export function pairMargins(table: PairTable): PairMargins {
  const rows = table.counts.map(sum);
  const columns = (table.counts[0] ?? []).map((_, column) =>
    sum(table.counts.map((row) => row[column] ?? 0)),
  );
  return {
    first: codeCounts(rows),
    second: codeCounts(columns),
    firstWithUnknown: codeCounts(rows.map((count, index) => count + (table.secondUnknown[index] ?? 0))),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
