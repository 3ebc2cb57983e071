/** How likely a table is among all tables with its margins: the measure by which the exact tests call a table extreme. */

import { logPoisson } from './log-poisson.ts';

export interface Margins {
  readonly n: number;
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
}

/** Logarithms this close count as equally likely: a relative 1e-7, as R takes it. */
export const LOG_SLACK = 1e-7;

/**
 * Logarithm of the probability of a table given its margins, when rows and columns are independent.
 *
 *     P = (product of r_i!) (product of c_j!) / (n! product of x_ij!)
 *
 * written with Poisson probabilities of expected counts, so that large counts keep their digits.
 *
 * @param cells - counts by row and column.
 * @param margins - their totals, all above 0.
 * @returns A number of at most 0.
 *
 * Source: Freeman GH, Halton JH (1951). Note on an exact treatment of contingency, goodness of fit and other problems
 * of significance. Biometrika 38, 141-149. doi:10.1093/biomet/38.1-2.141
 * Checked against: test/analysis/estimates/contingency/exact-tests.test.ts
 */
export function logTableProbability(cells: readonly (readonly number[])[], margins: Margins): number {
  return logOfCells(cells, margins) - logOfMargins(margins);
}

/**
 * Upper bound of the logarithm of the probability of any table with these margins: every cell at the mode of the
 * Poisson distribution of its expected count, whether or not the cells then add up.
 *
 *     ln P <= sum over cells of ln Poisson(floor(m_ij); m_ij) - ln P(margins),  m_ij = r_i c_j / n
 *
 * @param margins - totals of rows (0 is allowed) and columns.
 * @returns A number that no table passes.
 *
 * Source: Lagrangian duality; takes the place of the longest path in Mehta CR, Patel NR (1983). JASA 78, 427-434.
 * doi:10.1080/01621459.1983.10477989
 * Checked against: test/analysis/estimates/contingency/exact-tests.test.ts
 */
export function highestLogTableProbability(margins: Margins): number {
  let log = -logOfMargins(margins);
  for (const rowTotal of margins.rowTotals) {
    for (const columnTotal of margins.columnTotals) {
      const mean = (rowTotal / margins.n) * columnTotal;
      log += logPoisson(Math.floor(mean), mean);
    }
  }
  return log;
}

/**
 * The part of the logarithm of the probability of a table that differs between tables of the same margins.
 *
 *     sum over cells of ln Poisson(x_ij; m_ij),  m_ij = r_i c_j / n
 *
 * @param cells - counts by row and column.
 * @param margins - their totals, all above 0.
 * @returns A number of at most 0.
 *
 * Source: Loader C (2000). Fast and accurate computation of binomial probabilities. Lucent Technologies.
 * Checked against: test/analysis/estimates/contingency/exact-tests.test.ts
 */
export function logOfCells(
  cells: readonly (readonly number[])[],
  { n, rowTotals, columnTotals }: Margins,
): number {
  let log = 0;
  cells.forEach((row, i) => {
    const share = (rowTotals[i] ?? 0) / n;
    row.forEach((count, j) => {
      log += logPoisson(count, share * (columnTotals[j] ?? 0));
    });
  });
  return log;
}

/** That independent Poisson cells with the expected counts as means add up to these margins. */
function logOfMargins({ n, rowTotals, columnTotals }: Margins): number {
  const logs = (totals: readonly number[]) =>
    totals.reduce((sum, total) => sum + logPoisson(total, total), 0);
  return logs(rowTotals) + logs(columnTotals) - logPoisson(n, n);
}
