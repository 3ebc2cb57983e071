/** Which cells of a table hold more or fewer than chance would put there: adjusted residuals. */

import type { NotEstimable } from '../estimate.ts';
import { occupiedTable } from './occupied-table.ts';

export interface AdjustedResiduals {
  readonly kind: 'residuals';
  readonly n: number;
  /** values[i][j] of the rows and columns that hold somebody. */
  readonly values: readonly (readonly number[])[];
  /** Which rows and columns of the table they were, from 0. */
  readonly rowPlaces: readonly number[];
  readonly columnPlaces: readonly number[];
}

/**
 * Adjusted residuals of the cells of a table. Empty rows and columns are dropped.
 *
 *     d_ij = (x_ij - e_ij) / sqrt(e_ij (1 - r_i / n) (1 - c_j / n)),  e_ij = r_i c_j / n
 *
 * where r_i and c_j are the totals of rows and columns.
 *
 * @param table - counts: rows are the categories of one answer, columns those of the other.
 * @returns About standard normal when the answers are independent; above 0 where a cell holds more than that. Not
 *   estimable for nobody (`no-data`), and with one row or column (`degenerate-margin`).
 * @throws RangeError if the table is ragged or holds what is no number of respondents.
 *
 * Source: Haberman SJ (1973). The analysis of residuals in cross-classified tables. Biometrics 29, 205-220.
 * doi:10.2307/2529686
 * Checked against: R 4.2.2 chisq.test()$stdres, in test/golden/contingency.json
 */
export function adjustedResiduals(table: readonly (readonly number[])[]): AdjustedResiduals | NotEstimable {
  const occupied = occupiedTable(table);
  if (occupied.kind === 'not-estimable') return occupied;
  const { n, cells, rowTotals, columnTotals, rowPlaces, columnPlaces } = occupied;
  const values = cells.map((row, i) => {
    const rowTotal = rowTotals[i] ?? 0;
    return row.map((count, j) => {
      const columnTotal = columnTotals[j] ?? 0;
      const expected = (rowTotal * columnTotal) / n;
      return (count - expected) / Math.sqrt(expected * ((n - rowTotal) / n) * ((n - columnTotal) / n));
    });
  });
  return { kind: 'residuals', n, values, rowPlaces, columnPlaces };
}
