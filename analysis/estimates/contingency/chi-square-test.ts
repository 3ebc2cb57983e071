/** Whether two answers go together: Pearson's chi-square test. */

import { chiSquareUpperTail } from '../../distributions/distributions.ts';
import { type NotEstimable, type PointEstimate, pointEstimate, type TestResult } from '../estimate.ts';
import { type OccupiedTable, occupiedTable } from './occupied-table.ts';

/** Below this an expected count is too small for the chi-square distribution. */
const ENOUGH_EXPECTED = 5;

export interface ChiSquareTest {
  readonly n: number;
  /** Rows and columns that hold somebody; 0 where there is no test. */
  readonly rows: number;
  readonly columns: number;
  /** (rows - 1) (columns - 1). */
  readonly degreesOfFreedom: number;
  readonly test: TestResult;
  readonly smallestExpected: PointEstimate;
  /** Share of the cells whose expected count is below 5, from 0 to 1. */
  readonly shareBelowFive: PointEstimate;
}

/**
 * Pearson's test that rows and columns of a table are independent, without Yates' correction. Empty rows and columns
 * are dropped.
 *
 *     chi^2 = sum of (x_ij - e_ij)^2 / e_ij,  e_ij = r_i c_j / n,  df = (rows - 1) (columns - 1),
 *     p = P(X >= chi^2)
 *
 * where r_i and c_j are the totals of rows and columns.
 *
 * @param table - counts: rows are the categories of one answer, columns those of the other.
 * @returns chi^2 as the statistic of `test`, p, df, the smallest expected count, the share of expected counts below
 *   5, and n. Not estimable for nobody (`no-data`), and with one row or column (`degenerate-margin`).
 * @throws RangeError if the table is ragged or holds what is no number of respondents.
 *
 * Source: Pearson K (1900). On the criterion that a given system of deviations from the probable ... Philosophical
 * Magazine 50, 157-175. doi:10.1080/14786440009463897
 * Checked against: R 4.2.2 chisq.test(correct = FALSE), in test/golden/contingency.json
 */
export function chiSquareTest(table: readonly (readonly number[])[]): ChiSquareTest {
  const occupied = occupiedTable(table);
  return occupied.kind === 'not-estimable' ? withoutTest(occupied) : tested(occupied);
}

function tested(occupied: OccupiedTable): ChiSquareTest {
  const { n, cells, rowTotals, columnTotals } = occupied;
  let statistic = 0;
  let smallest = n;
  let below = 0;
  rowTotals.forEach((rowTotal, i) => {
    columnTotals.forEach((columnTotal, j) => {
      const expected = (rowTotal * columnTotal) / n;
      statistic += ((cells[i]?.[j] ?? 0) - expected) ** 2 / expected;
      smallest = Math.min(smallest, expected);
      if (expected < ENOUGH_EXPECTED) below += 1;
    });
  });
  const [rows, columns] = [rowTotals.length, columnTotals.length];
  const degreesOfFreedom = (rows - 1) * (columns - 1);
  const p = chiSquareUpperTail(statistic, degreesOfFreedom);
  return {
    n,
    rows,
    columns,
    degreesOfFreedom,
    test: { kind: 'test', test: 'chi-square', statistic, p, n },
    smallestExpected: pointEstimate(smallest, n),
    shareBelowFive: pointEstimate(below / (rows * columns), n),
  };
}

function withoutTest(reason: NotEstimable): ChiSquareTest {
  const none = { rows: 0, columns: 0, degreesOfFreedom: 0 };
  return { n: reason.n, ...none, test: reason, smallestExpected: reason, shareBelowFive: reason };
}
