/** Whether two yes-or-no answers go together, where a table of 2 x 2 is too thin for chi-square: Fisher's exact test. */

import { checkCount, checkTable } from '../check-arguments.ts';
import { notEstimable, type TestResult } from '../estimate.ts';

/** Tables this close in probability count as equally likely, as in R. */
const RELATIVE_SLACK = 1e-7;

/** Beyond this variance of the first cell (balanced tables of 7e10 respondents) the sum would take too long. */
const VARIANCE_AT_MOST = 2 ** 32;

/** Smallest number with all its digits: below it a product would stay where it is and never reach 0. */
const VANISHED_BELOW = 2 ** -1022;

/** A table of 2 x 2 with its margins, told by its first cell. */
interface TwoByTwo {
  readonly first: number;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly n: number;
}

/**
 * Fisher's exact test that the rows and columns of a 2 x 2 table are independent, two-sided: the probability of all
 * tables with the same margins that are at most as likely as the one seen.
 *
 *     P(x) = C(r1, x) C(n - r1, c1 - x) / C(n, c1),  p = sum of P(x) over P(x) <= (1 + 1e-7) P(first cell seen)
 *
 * where r1 is the total of the first row, c1 that of the first column and x the first cell. The probabilities are
 * built by their ratios from the most likely table outwards, so that the cost grows with the standard deviation of
 * the first cell and not with the counts.
 *
 * @param table - two rows of two counts.
 * @returns p, with the probability of the table seen as the statistic, and n. Not estimable for nobody (`no-data`),
 *   where a row or a column is empty (`degenerate-margin`), and where the first cell has a variance above 2^32
 *   (`not-converged`): every expected count is then far beyond what chi-square needs.
 * @throws RangeError if the table is not 2 x 2, or holds what is no number of respondents.
 *
 * Source: Fisher RA (1935). The logic of inductive inference. Journal of the Royal Statistical Society 98, 39-82.
 * doi:10.2307/2342435. The two-sided p: Freeman GH, Halton JH (1951). Biometrika 38, 141-149.
 * Checked against: R 4.2.2 fisher.test, in test/golden/contingency.json
 */
export function fisherExact(table: readonly (readonly number[])[]): TestResult {
  checkTable('table', table);
  const [[a, b] = [], [c, d] = []] = table;
  if (table.length !== 2 || table[0]?.length !== 2 || a === undefined || c === undefined) {
    throw new RangeError('table: two rows of two counts are needed');
  }
  const counts: TwoByTwo = {
    first: a,
    firstRow: a + (b ?? 0),
    firstColumn: a + c,
    n: a + (b ?? 0) + c + (d ?? 0),
  };
  checkCount('table', counts.n);
  if (counts.n === 0) return notEstimable('no-data', 0);
  if (isDegenerate(counts)) return notEstimable('degenerate-margin', counts.n);
  if (varianceOf(counts) > VARIANCE_AT_MOST) return notEstimable('not-converged', counts.n);
  return { kind: 'test', test: 'fisher-exact', ...exactProbability(counts), n: counts.n };
}

function isDegenerate({ firstRow, firstColumn, n }: TwoByTwo): boolean {
  return firstRow === 0 || firstRow === n || firstColumn === 0 || firstColumn === n;
}

/** Of the first cell, given the margins. */
function varianceOf({ firstRow, firstColumn, n }: TwoByTwo): number {
  const rows = (firstRow / n) * (1 - firstRow / n);
  const columns = (firstColumn / n) * (1 - firstColumn / n);
  return rows * columns * (n / (n - 1)) * n;
}

/** Weights are probabilities over that of the table to start from; twice, because the first walk finds the limit. */
function exactProbability(counts: TwoByTwo): { readonly statistic: number; readonly p: number } {
  let seen = 0;
  walk(counts, (first, weight) => {
    if (first === counts.first) seen = weight;
  });
  let total = 0;
  let asUnlikely = 0;
  walk(counts, (_, weight) => {
    total += weight;
    if (weight <= seen * (1 + RELATIVE_SLACK)) asUnlikely += weight;
  });
  return { statistic: seen / total, p: asUnlikely / total };
}

/** From the most likely table up, then down, until the weights vanish. */
function walk(counts: TwoByTwo, visit: (first: number, weight: number) => void): void {
  const { firstRow, firstColumn, n } = counts;
  const least = Math.max(0, firstRow - (n - firstColumn));
  const most = Math.min(firstRow, firstColumn);
  const mode = Math.floor((firstRow + 1) * ((firstColumn + 1) / (n + 2)));
  const start = Math.min(most, Math.max(least, mode));

  let weight = 1;
  for (let first = start; first <= most && weight >= VANISHED_BELOW; first += 1) {
    visit(first, weight);
    weight *= ratio(counts, first);
  }
  weight = 1;
  for (let first = start - 1; first >= least && weight >= VANISHED_BELOW; first -= 1) {
    weight /= ratio(counts, first);
    visit(first, weight);
  }
}

/** P(first + 1) / P(first). */
function ratio({ firstRow, firstColumn, n }: TwoByTwo, first: number): number {
  const secondRowSecond = n - firstRow - firstColumn + first;
  return (((firstRow - first) / (first + 1)) * (firstColumn - first)) / (secondRowSecond + 1);
}
