/** The product-moment correlation of numbers that stand for the values of a joint table. */

import type { RankedJointTable } from './ranked-joint-table.ts';

/** Values beyond are shrunk first, because the difference of two could pass what a double holds. */
const LARGE = 1e150;

/**
 * Product-moment correlation over the cells of a joint table.
 *
 *     r = sum of c (x - mx)(y - my) / sqrt(sum of c (x - mx)^2  sum of c (y - my)^2)
 *
 * where c respondents have x and y, and mx and my are the means.
 *
 * @param table - at least two values on each side.
 * @param x - the number that stands for each value of the first, in the order of `rows.values`.
 * @param y - the number that stands for each value of the second.
 * @returns A number from -1 to 1.
 *
 * Source: Pearson K (1896). Philosophical Transactions of the Royal Society A 187, 253-318. doi:10.1098/rsta.1896.0007
 * Checked against: R 4.2.2 cor, in test/golden/correlation.json
 */
export function productMoment(
  { n, cells, rows, columns }: RankedJointTable,
  x: readonly number[],
  y: readonly number[],
): number {
  const centredX = centred(x, rows.totals, n);
  const centredY = centred(y, columns.totals, n);
  const covariation = cells.reduce(
    (sum, { row, column, count }) => sum + count * (centredX[row] ?? 0) * (centredY[column] ?? 0),
    0,
  );
  const deviation = Math.sqrt(squares(centredX, rows.totals)) * Math.sqrt(squares(centredY, columns.totals));
  // Adding 0 turns -0 into 0.
  return Math.max(-1, Math.min(1, covariation / deviation)) + 0;
}

/**
 * Deviations from the mean, in units of about the largest. The mean is taken twice, so that values far from zero lose
 * nothing; the units keep squares from passing what a double holds.
 */
function centred(values: readonly number[], totals: readonly number[], n: number): readonly number[] {
  const shrink = largestOf(values) > LARGE ? 1 / 1024 : 1;
  const meanOf = (numbers: readonly number[]) =>
    numbers.reduce((sum, number, place) => sum + number * ((totals[place] ?? 0) / n), 0);
  const first = meanOf(values.map((value) => value * shrink));
  const once = values.map((value) => value * shrink - first);
  const unit = largestOf(once);
  const scaled = once.map((value) => value / unit);
  const second = meanOf(scaled);
  return scaled.map((value) => value - second);
}

function largestOf(numbers: readonly number[]): number {
  return numbers.reduce((largest, number) => Math.max(largest, Math.abs(number)), 0);
}

function squares(numbers: readonly number[], totals: readonly number[]): number {
  return numbers.reduce((sum, number, place) => sum + (totals[place] ?? 0) * number * number, 0);
}
