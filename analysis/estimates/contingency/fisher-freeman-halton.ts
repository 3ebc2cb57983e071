/** Whether two answers go together, where a table is too thin for chi-square: the exact test of Freeman and Halton. */

import { checkCount } from '../check-arguments.ts';
import { notEstimable, type TestResult } from '../estimate.ts';
import { occupiedTable } from './occupied-table.ts';
import { probabilityUpTo } from './table-network.ts';
import { LOG_SLACK, logTableProbability } from './table-probability.ts';

/** Columns tried, paths stored and nodes met (for ten each) before the test gives up: the same on every machine. */
const STEPS_AT_MOST = 2_000_000;

/** The cost of a step grows with the cells, so it says little of the time where there are many. */
const CELLS_AT_MOST = 100;

/**
 * The exact test that rows and columns of a table are independent (Fisher-Freeman-Halton): the probability of all
 * tables with the same margins that are at most as likely as the one seen. Empty rows and columns are dropped.
 *
 *     P(x) = (product of r_i!) (product of c_j!) / (n! product of x_ij!)
 *     p = sum of P(x) over all tables x with ln P(x) <= ln P(table) + 1e-7
 *
 * where r_i and c_j are the totals of rows and columns.
 *
 * @param table - counts: rows are the categories of one answer, columns those of the other.
 * @param stepsAtMost - the work after which the test gives up; 2,000,000 unless told.
 * @returns p, with the probability of the table seen as the statistic, and n. Not estimable for nobody (`no-data`),
 *   with one row or column (`degenerate-margin`), where the limit does not suffice, and for more than 100 cells, in which
 *   a step takes longer (`not-converged`).
 * @throws RangeError if the table is ragged or holds what is no number of respondents, or the limit is no number of
 *   steps.
 *
 * Source: Freeman GH, Halton JH (1951). Note on an exact treatment of contingency, goodness of fit and other problems
 * of significance. Biometrika 38, 141-149. doi:10.1093/biomet/38.1-2.141
 * Checked against: R 4.2.2 fisher.test, in test/golden/contingency.json; enumeration of all tables
 */
export function fisherFreemanHalton(
  table: readonly (readonly number[])[],
  stepsAtMost = STEPS_AT_MOST,
): TestResult {
  checkCount('stepsAtMost', stepsAtMost);
  const occupied = occupiedTable(table);
  if (occupied.kind === 'not-estimable') return occupied;
  const log = logTableProbability(occupied.cells, occupied);
  const tooWide = occupied.cells.length * (occupied.cells[0]?.length ?? 0) > CELLS_AT_MOST;
  const p = tooWide ? undefined : probabilityUpTo(occupied, log + LOG_SLACK, stepsAtMost);
  if (p === undefined) return notEstimable('not-converged', occupied.n);
  return {
    kind: 'test',
    test: 'fisher-freeman-halton',
    statistic: Math.exp(log),
    p: Math.min(1, p),
    n: occupied.n,
  };
}
