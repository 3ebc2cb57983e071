/** The exact test of Freeman and Halton by simulation, where there are too many tables to go through. */

import { notEstimable, type TestResult } from '../estimate.ts';
import type { Random } from '../seeded-random.ts';
import { occupiedTable } from './occupied-table.ts';
import { randomHypergeometric } from './random-hypergeometric.ts';
import { LOG_SLACK, logOfCells, logTableProbability, type Margins } from './table-probability.ts';

const DRAWS = 100_000;

/** (rows - 1) (columns - 1) up to which it is done; each is 0.2 to 0.5 microseconds a table. */
const FREE_CELLS_AT_MOST = 24;

/**
 * The exact test that rows and columns of a table are independent, with p from random tables of the same margins.
 *
 *     p = (b + 1) / (B + 1),  b of B random tables being at most as likely as the one seen
 *
 * A random table is filled cell by cell with hypergeometric numbers, which gives each table its probability given
 * the margins, P(x) = (product of r_i!) (product of c_j!) / (n! product of x_ij!).
 *
 * @param table - counts: rows are the categories of one answer, columns those of the other.
 * @param random - seeded, so that the result can be repeated.
 * @param draws - B; 100,000 unless told.
 * @returns p, never 0, with a standard error of sqrt(p (1 - p) / B); the probability of the table seen as the
 *   statistic, and n. Not estimable for nobody (`no-data`), with one row or column (`degenerate-margin`), and for
 *   more than 24 cells that are free given the margins (`not-converged`).
 * @throws RangeError if the table is ragged or holds what is no number of respondents, or B is not above 0.
 *
 * Source: Davison AC, Hinkley DV (1997). Bootstrap Methods and their Application, Cambridge, section 4.2.
 * doi:10.1017/CBO9780511802843. Tables: Patefield WM (1981). Algorithm AS 159. Applied Statistics 30, 91-97.
 * doi:10.2307/2346669
 * Checked against: fisherFreemanHalton, within five standard errors
 */
export function fisherFreemanHaltonMonteCarlo(
  table: readonly (readonly number[])[],
  random: Random,
  draws = DRAWS,
): TestResult {
  if (!(Number.isSafeInteger(draws) && draws > 0))
    throw new RangeError(`draws: ${draws} is not a number of tables`);
  const occupied = occupiedTable(table);
  if (occupied.kind === 'not-estimable') return occupied;
  const { n, rowTotals, columnTotals } = occupied;
  if ((rowTotals.length - 1) * (columnTotals.length - 1) > FREE_CELLS_AT_MOST)
    return notEstimable('not-converged', n);

  const seen = logOfCells(occupied.cells, occupied);
  let asUnlikely = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const log = logOfCells(randomTable(occupied, random), occupied);
    if (log <= seen + LOG_SLACK) asUnlikely += 1;
  }
  return {
    kind: 'test',
    test: 'fisher-freeman-halton-monte-carlo',
    statistic: Math.exp(logTableProbability(occupied.cells, occupied)),
    p: (asUnlikely + 1) / (draws + 1),
    n,
  };
}

/** Row by row: each takes its people from what the rows before have left of the columns. */
function randomTable(
  { n, rowTotals, columnTotals }: Margins,
  random: Random,
): readonly (readonly number[])[] {
  const left = [...columnTotals];
  let all = n;
  return rowTotals.map((rowTotal) => {
    let drawn = rowTotal;
    let unseen = all;
    all -= rowTotal;
    return left.map((marked, j) => {
      unseen -= marked;
      const count = randomHypergeometric({ marked, unmarked: unseen, drawn }, random);
      left[j] = marked - count;
      drawn -= count;
      return count;
    });
  });
}
