/** The exact test of a rank correlation, for very few respondents: all orders of the second ranks. */

import type { RankedJointTable, RankedMargin } from './ranked-joint-table.ts';

/**
 * Two-sided exact p of a rank correlation with mid-ranks, given the ties of both.
 *
 *     p = share of the n! orders of the second ranks with |sum of a_i b_i| at least that seen
 *
 * where a and b are ranks less their mean, doubled so that they are whole and compare exactly.
 *
 * @param table - few respondents: the cost grows with n!.
 * @returns Above 0, at most 1.
 *
 * Source: Hollander M, Wolfe DA, Chicken E (2014). Nonparametric Statistical Methods, 3rd edition, Wiley, section 8.5.
 * Checked against: R 4.2.2, in test/golden/correlation.json (p_exact_permutation)
 */
export function rankPermutationP({ cells, rows, columns }: RankedJointTable): number {
  const first = cells.flatMap(({ row, count }) => repeated(rows, row, count));
  const second = cells.flatMap(({ column, count }) => repeated(columns, column, count));
  const seen = Math.abs(first.reduce((sum, rank, place) => sum + rank * (second[place] ?? 0), 0));

  let asFar = 0;
  let orders = 0;
  forEachOrderSum(first, second, (sum) => {
    orders += 1;
    if (Math.abs(sum) >= seen) asFar += 1;
  });
  return asFar / orders;
}

/** The sum of a_i b_i for every order of b. */
function forEachOrderSum(a: readonly number[], b: readonly number[], visit: (sum: number) => void): void {
  const isUsed = b.map(() => false);
  const fill = (place: number, sum: number): void => {
    if (place === a.length) {
      visit(sum);
      return;
    }
    for (let taken = 0; taken < b.length; taken += 1) {
      if (isUsed[taken]) continue;
      isUsed[taken] = true;
      fill(place + 1, sum + (a[place] ?? 0) * (b[taken] ?? 0));
      isUsed[taken] = false;
    }
  };
  fill(0, 0);
}

function repeated(margin: RankedMargin, place: number, count: number): readonly number[] {
  return Array.from({ length: count }, () => 2 * (margin.centredRanks[place] ?? 0));
}
