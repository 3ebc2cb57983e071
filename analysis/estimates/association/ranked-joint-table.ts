/** A joint table in the order of its values, with its margins and mid-ranks. */

import { checkCount, checkFinite } from '../check-arguments.ts';
import { type NotEstimable, notEstimable } from '../estimate.ts';
import type { JointTable } from './joint-table.ts';

/** Respondents with one pair of values, told by the places of both among the sorted values, from 0. */
export interface JointCell {
  readonly row: number;
  readonly column: number;
  readonly count: number;
}

/** The values of one of the two, ascending. */
export interface RankedMargin {
  readonly values: readonly number[];
  readonly totals: readonly number[];
  /** Mid-rank of each value less the mean rank, (n + 1) / 2. */
  readonly centredRanks: readonly number[];
}

export interface RankedJointTable {
  readonly kind: 'ranked';
  readonly n: number;
  /** By row, then by column; each pair once. */
  readonly cells: readonly JointCell[];
  readonly rows: RankedMargin;
  readonly columns: RankedMargin;
  /** 1 or -1 where each value has one partner and all of them rise or fall together, otherwise 0. */
  readonly monotone: number;
}

/**
 * A joint table in the order of its values, with what all measures of association need.
 *
 *     mid-rank of a value = respondents below it + (respondents with it + 1) / 2
 *
 * @param table - [first value, second value, respondents], in any order; pairs may occur more than once.
 * @returns Cells, margins and mid-ranks. Not estimable below three respondents (`n-lt-3`), and where one of the two
 *   has the same value for everybody (`zero-variance`).
 * @throws RangeError if a value is not a finite number, a count is negative or not whole, or all counts add up to
 *   more than a double counts exactly.
 *
 * Source: Kendall MG (1945). The treatment of ties in ranking problems. Biometrika 33, 239-251. doi:10.2307/2332303
 * Checked against: test/golden/correlation.json
 */
export function rankedJointTable(table: JointTable): RankedJointTable | NotEstimable {
  const n = checkedTotal(table);
  if (n < 3) return notEstimable('n-lt-3', n);
  const held = table.filter(([, , count]) => count > 0);
  const rows = marginOf(held, 0, n);
  const columns = marginOf(held, 1, n);
  if (rows.values.length < 2 || columns.values.length < 2) return notEstimable('zero-variance', n);
  const cells = cellsOf(held, rows, columns);
  return { kind: 'ranked', n, cells, rows, columns, monotone: monotoneSign(cells, rows, columns) };
}

function checkedTotal(table: JointTable): number {
  let n = 0;
  table.forEach(([first, second, count], place) => {
    checkFinite(`table[${place}]`, first);
    checkFinite(`table[${place}]`, second);
    checkCount(`table[${place}]`, count);
    n += count;
  });
  checkCount('table', n);
  return n;
}

function marginOf(held: JointTable, side: 0 | 1, n: number): RankedMargin {
  const counts = new Map<number, number>();
  for (const entry of held) counts.set(entry[side], (counts.get(entry[side]) ?? 0) + entry[2]);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  let below = 0;
  const centredRanks = sorted.map(([, count]) => {
    // Mid-rank less mean rank without numbers of half a respondent, which a double does not hold past 2^52.
    const centredRank = (below - (n - below - count)) / 2;
    below += count;
    return centredRank;
  });
  return { values: sorted.map(([value]) => value), totals: sorted.map(([, count]) => count), centredRanks };
}

function cellsOf(held: JointTable, rows: RankedMargin, columns: RankedMargin): readonly JointCell[] {
  const rowOf = new Map(rows.values.map((value, place) => [value, place]));
  const columnOf = new Map(columns.values.map((value, place) => [value, place]));
  const counts = new Map<number, number>();
  for (const [first, second, count] of held) {
    const place = (rowOf.get(first) ?? 0) * columns.values.length + (columnOf.get(second) ?? 0);
    counts.set(place, (counts.get(place) ?? 0) + count);
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([place, count]) => {
      const column = place % columns.values.length;
      return { row: (place - column) / columns.values.length, column, count };
    });
}

function monotoneSign(cells: readonly JointCell[], rows: RankedMargin, columns: RankedMargin): number {
  const last = columns.values.length - 1;
  if (cells.length !== rows.values.length || cells.length !== columns.values.length) return 0;
  if (cells.every(({ row, column }) => row === column)) return 1;
  return cells.every(({ row, column }) => row === last - column) ? -1 : 0;
}
