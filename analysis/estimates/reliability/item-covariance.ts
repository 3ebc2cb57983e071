/** Variances and covariances of a scale's items, from their sums and products. */

import type { ProductTable } from '../../tables/tables.ts';

/**
 * Sample covariance matrix of a scale's items, over the respondents who answered all of them. Whole points stay whole
 * until the one division, so nothing is lost to cancellation.
 *
 *     c_ij = (n P_ij - S_i S_j) / (n (n - 1))
 *
 * where S_i is the sum of item i over n respondents and P_ij the sum of the products of items i and j.
 *
 * @param table - sums and products, listwise.
 * @returns covariance[i][j], items in the table's order, variances on the diagonal (divisor n - 1).
 * @throws RangeError below two respondents.
 *
 * Source: none; the definition.
 * Checked against: R 4.2.2 cov, through test/golden/reliability.json
 */
export function itemCovariance(table: ProductTable): readonly (readonly number[])[] {
  const { n, sums, products } = table;
  if (n < 2) throw new RangeError('a covariance needs two respondents');
  return products.map((row, i) =>
    row.map((product, j) => (n * product - (sums[i] ?? 0) * (sums[j] ?? 0)) / (n * (n - 1))),
  );
}

/**
 * Sample variance of the total of a scale's items, over the respondents who answered all of them. Taken from the sums
 * directly, so that totals that are all equal give exactly 0.
 *
 *     s^2 = (n sum of P_ij - (sum of S_i)^2) / (n (n - 1))
 *
 * where S_i is the sum of item i over n respondents and P_ij the sum of the products of items i and j.
 *
 * @param table - sums and products, listwise.
 * @returns 0 or above, in squared points (divisor n - 1).
 * @throws RangeError below two respondents.
 *
 * Source: none; the definition.
 * Checked against: R 4.2.2 var, through test/golden/reliability.json and kr20.json (sd)
 */
export function totalVariance({ n, sums, products }: ProductTable): number {
  if (n < 2) throw new RangeError('a variance needs two respondents');
  const sum = sums.reduce((total, each) => total + each, 0);
  const squares = products.flat().reduce((total, each) => total + each, 0);
  return (n * squares - sum ** 2) / (n * (n - 1));
}
