/** Whether two answers go together: the test that the table allows. */

import type { TestResult } from '../estimate.ts';
import type { Random } from '../seeded-random.ts';
import { chiSquareTest } from './chi-square-test.ts';
import { fisherExact } from './fisher-exact.ts';
import { fisherFreemanHalton } from './fisher-freeman-halton.ts';
import { fisherFreemanHaltonMonteCarlo } from './fisher-freeman-halton-monte-carlo.ts';
import { occupiedTable } from './occupied-table.ts';

/**
 * The test that rows and columns of a table are independent, chosen by the table alone. Empty rows and columns are
 * dropped.
 *
 *     every expected count r_i c_j / n >= 5        chi-square, without Yates' correction
 *     otherwise, two rows and two columns          Fisher's exact test
 *     otherwise, up to 2,000,000 steps             Fisher-Freeman-Halton, exact
 *     otherwise                                    Fisher-Freeman-Halton by 100,000 random tables
 *
 * @param table - counts: rows are the categories of one answer, columns those of the other.
 * @param random - seeded; without it there is no simulation.
 * @returns p with the name of the test (`chi-square`, `fisher-exact`, `fisher-freeman-halton`,
 *   `fisher-freeman-halton-monte-carlo`), its statistic (chi^2; otherwise the probability of the table seen) and n.
 *   Not estimable for nobody (`no-data`), with one row or column (`degenerate-margin`), and where the exact test
 *   passes its limit without `random`, or the simulation its own (`not-converged`): chi-square would be wrong there.
 * @throws RangeError if the table is ragged or holds what is no number of respondents.
 *
 * Source: Cochran WG (1954). Some methods for strengthening the common chi-square tests. Biometrics 10, 417-451.
 * doi:10.2307/3001616; in its strict form, every expected count at least 5
 * Checked against: R 4.2.2, in test/golden/contingency.json; the printed p values of test/golden/published/prasad2026.json
 */
export function independenceTest(table: readonly (readonly number[])[], random?: Random): TestResult {
  const { test, shareBelowFive } = chiSquareTest(table);
  if (shareBelowFive.kind === 'not-estimable' || shareBelowFive.value === 0) return test;
  const occupied = occupiedTable(table);
  if (occupied.kind === 'not-estimable') return occupied;
  if (occupied.cells.length === 2 && occupied.cells[0]?.length === 2) return fisherExact(occupied.cells);
  const exact = fisherFreemanHalton(occupied.cells);
  if (exact.kind === 'test' || random === undefined) return exact;
  return fisherFreemanHaltonMonteCarlo(occupied.cells, random);
}
