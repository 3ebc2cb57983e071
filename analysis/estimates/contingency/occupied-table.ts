/** A table without its empty rows and columns, with its margins: what every statistic of a table starts from. */

import { checkCount, checkTable } from '../check-arguments.ts';
import { type NotEstimable, notEstimable } from '../estimate.ts';

export interface OccupiedTable {
  readonly kind: 'occupied';
  readonly n: number;
  /** cells[i][j] of the rows and columns that hold somebody: at least two of each. */
  readonly cells: readonly (readonly number[])[];
  /** Which rows and columns of the table they were, from 0. */
  readonly rowPlaces: readonly number[];
  readonly columnPlaces: readonly number[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
}

/**
 * The rows and columns of a table that hold somebody.
 *
 *     r_i = sum over j of x_ij,  c_j = sum over i of x_ij;  kept where r_i > 0 and c_j > 0
 *
 * @param table - counts: rows are the categories of one answer, columns those of the other.
 * @returns The table and its margins. Not estimable for nobody (`no-data`), and where fewer than two rows or two
 *   columns remain (`degenerate-margin`).
 * @throws RangeError if rows differ in length, a count is negative or not whole, or all of them add up to more than
 *   a double counts exactly.
 *
 * Source: none; a change of shape.
 * Checked against: rows_used and cols_used of test/golden/contingency.json
 */
export function occupiedTable(table: readonly (readonly number[])[]): OccupiedTable | NotEstimable {
  checkTable('table', table);
  const allRowTotals = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const allColumnTotals = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const n = allRowTotals.reduce((sum, total) => sum + total, 0);
  checkCount('table', n);
  if (n === 0) return notEstimable('no-data', n);

  const rowPlaces = occupiedPlaces(allRowTotals);
  const columnPlaces = occupiedPlaces(allColumnTotals);
  if (rowPlaces.length < 2 || columnPlaces.length < 2) return notEstimable('degenerate-margin', n);
  return {
    kind: 'occupied',
    n,
    cells: rowPlaces.map((i) => columnPlaces.map((j) => table[i]?.[j] ?? 0)),
    rowPlaces,
    columnPlaces,
    rowTotals: allRowTotals.filter((total) => total > 0),
    columnTotals: allColumnTotals.filter((total) => total > 0),
  };
}

function occupiedPlaces(totals: readonly number[]): readonly number[] {
  return totals.flatMap((total, place) => (total > 0 ? [place] : []));
}
