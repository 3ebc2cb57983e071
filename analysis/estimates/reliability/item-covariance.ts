/** Variances and covariances of a scale's items, from their sums and products. */

import { itemScatter } from './item-scatter.ts';
import type { ItemSource } from './item-source.ts';

/**
 * Sample covariance matrix of a scale's items, over the respondents who answered all of them. Whole points stay whole
 * until the one division, so nothing is lost to cancellation.
 *
 *     c_ij = (n P_ij - S_i S_j) / (n (n - 1))
 *
 * where S_i is the sum of item i over n respondents and P_ij the sum of the products of items i and j.
 *
 * @param source - sums and products (listwise), or covariances with their n.
 * @returns covariance[i][j], items in the table's order, variances on the diagonal (divisor n - 1).
 * @throws RangeError below two respondents, and for sums that no answers have.
 *
 * Source: none; the definition.
 * Checked against: R 4.2.2 cov, through test/golden/reliability.json
 */
export function itemCovariance(source: ItemSource): readonly (readonly number[])[] {
  const { n, scatter, divisor } = itemScatter(source);
  if (n < 2) throw new RangeError(`n: a covariance needs two respondents, not ${n}`);
  return scatter.map((row) => row.map((entry) => entry / divisor));
}

/**
 * Sample variance of the total of a scale's items, over the respondents who answered all of them. Totals that are all
 * equal give exactly 0.
 *
 *     s^2 = sum of Q_ij / (n (n - 1)),  Q_ij = n P_ij - S_i S_j
 *
 * where S_i is the sum of item i over n respondents and P_ij the sum of the products of items i and j.
 *
 * @param source - sums and products (listwise), or covariances with their n.
 * @returns 0 or above, in squared points (divisor n - 1).
 * @throws RangeError below two respondents, and for sums that no answers have.
 *
 * Source: none; the definition.
 * Checked against: R 4.2.2 var, through test/golden/reliability.json and kr20.json (sd)
 */
export function totalVariance(source: ItemSource): number {
  const { n, total, divisor, negligible } = itemScatter(source);
  if (n < 2) throw new RangeError(`n: a variance needs two respondents, not ${n}`);
  return total <= negligible ? 0 : total / divisor;
}
