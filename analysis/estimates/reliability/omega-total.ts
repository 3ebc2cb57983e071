/** How much of a scale's total one common factor explains: omega total. */

import { type PointEstimate, pointEstimate } from '../estimate.ts';
import type { ItemSource } from './item-source.ts';
import { oneFactorFit } from './one-factor-fit.ts';

/**
 * McDonald's omega total of a scale from the maximum likelihood fit of one factor: the share of the variance of the
 * total that the factor explains. Unlike alpha it does not ask that all items load equally.
 *
 *     omega = (sum of l_i)^2 / ((sum of l_i)^2 + sum of u_i)
 *
 * where l_i are the loadings and u_i the uniquenesses; the denominator is the model's variance of the total, not the
 * observed one.
 *
 * @param source - sums and products of the items' points, reverse items already flipped, or covariances with their n.
 * @returns A share from 0 to 1. Not estimable as `oneFactorFit`.
 * @throws RangeError for sums that no answers have.
 *
 * Source: McDonald RP (1999). Test Theory: A Unified Treatment, Erlbaum, chapter 6.
 * Checked against: R 4.2.2 lavaan 0.6-14, in test/golden/reliability.json (omega_total_1factor_ml)
 */
export function omegaTotal(source: ItemSource): PointEstimate {
  const fit = oneFactorFit(source);
  if (fit.kind === 'not-estimable') return fit;
  const common = fit.loadings.reduce((sum, loading) => sum + loading, 0) ** 2;
  const unique = fit.uniquenesses.reduce((sum, variance) => sum + variance, 0);
  return pointEstimate(common / (common + unique), fit.n);
}
