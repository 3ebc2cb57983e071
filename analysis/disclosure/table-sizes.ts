/** How many respondents a table speaks of: what thresholds and subtraction are judged by. */

import type { Table } from '../tables/tables.ts';

/** The respondents to a measure: who answered, has a score, gave a complete pair. */
export function respondentsOf(table: Table): number {
  switch (table.kind) {
    case 'count':
      return sum(table.counts);
    case 'tick':
      return table.answered;
    case 'number':
    case 'score':
      return sum(table.counts.map(([, count]) => count));
    case 'pair':
      return sum(table.counts.flat());
    case 'product':
      return table.n;
    case 'flag-pair':
      return Math.min(...table.known.flat());
  }
}

/**
 * The size of every set of respondents that a table speaks of. They add up over disjoint groups, so what two
 * tables leave over is judged by the differences of these, in order.
 */
export function sizesOf(table: Table): readonly number[] {
  if (table.kind === 'flag-pair') return table.known.flat();
  const n = respondentsOf(table);
  return table.kind === 'pair' ? [n, n + sum(table.secondUnknown)] : [n];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
