/** All ways to fill one column of a table from what is left of its rows, each with its probability. */

import { logPoisson } from './log-poisson.ts';

/** What one row can put into the column: lowest, lowest + 1, ... */
interface Choices {
  readonly lowest: number;
  readonly highest: number;
  readonly logs: Float64Array;
}

/** Sees each filled column, the same array every time, and tells whether to go on. */
export type ColumnVisitor = (column: readonly number[], log: number) => boolean;

/**
 * Visits every column of a given total that the rows can fill, with the logarithm of its probability when all
 * tables with the given margins are weighed by the multivariate hypergeometric distribution.
 *
 *     P(x) = C(r_1, x_1) ... C(r_m, x_m) / C(r_1 + ... + r_m, total)
 *
 * @param remaining - what is left of each row, r_i, ascending: the last is not chosen, but follows.
 * @param total - of the column, above 0 and below the sum of the rows.
 * @param visit - stops the walk by returning false.
 * @returns Nothing.
 *
 * Source: Mehta CR, Patel NR (1983). A network algorithm for performing Fisher's exact test in r x c contingency
 * tables. JASA 78, 427-434. doi:10.1080/01621459.1983.10477989
 * Checked against: test/analysis/estimates/contingency/exact-tests.test.ts
 */
export function forEachColumn(remaining: readonly number[], total: number, visit: ColumnVisitor): void {
  const sum = remaining.reduce((all, rest) => all + rest, 0);
  const choices = remaining.map((rest) => choicesOf(rest, sum, total));
  const last = remaining.length - 1;
  const after = remaining.map((_, i) => remaining.slice(i + 1).reduce((all, rest) => all + rest, 0));
  const column = remaining.map(() => 0);
  const start = logPoisson(sum, sum) - logPoisson(total, total) - logPoisson(sum - total, sum - total);

  const place = (i: number, count: number, left: number, before: number): boolean => {
    column[i] = count;
    const log = before + (choices[i]?.logs[count - (choices[i]?.lowest ?? 0)] ?? 0);
    return i === last ? visit(column, log) : fill(i + 1, left - count, log);
  };
  const fill = (i: number, left: number, log: number): boolean => {
    const most = Math.min(choices[i]?.highest ?? 0, left);
    for (let count = Math.max(0, left - (after[i] ?? 0)); count <= most; count += 1) {
      if (!place(i, count, left, log)) return false;
    }
    return true;
  };
  fill(0, total, start);
}

/**
 * Number of the single choices that `forEachColumn` tabulates.
 *
 *     sum over i of min(r_i, total) - max(0, total - (sum of r - r_i)) + 1
 *
 * @param remaining - what is left of each row, r_i.
 * @param total - of the column.
 * @returns A whole number, above 0.
 *
 * Source: none; a count.
 * Checked against: test/analysis/estimates/contingency/exact-tests.test.ts
 */
export function choiceCount(remaining: readonly number[], total: number): number {
  const sum = remaining.reduce((all, rest) => all + rest, 0);
  return remaining.reduce((count, rest) => count + Math.min(rest, total) - lowestOf(rest, sum, total) + 1, 0);
}

/** Written with Poisson probabilities, whose sum and total cancel, so that large counts keep their digits. */
function choicesOf(rest: number, sum: number, total: number): Choices {
  const lowest = lowestOf(rest, sum, total);
  const highest = Math.min(rest, total);
  const taken = rest * (total / sum);
  const left = rest * ((sum - total) / sum);
  const whole = logPoisson(rest, rest);
  const logs = Float64Array.from({ length: highest - lowest + 1 }, (_, step) => {
    const count = lowest + step;
    return logPoisson(count, taken) + logPoisson(rest - count, left) - whole;
  });
  return { lowest, highest, logs };
}

function lowestOf(rest: number, sum: number, total: number): number {
  return Math.max(0, total - (sum - rest));
}
