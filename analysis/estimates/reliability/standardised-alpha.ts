/** Alpha as it would be if all items varied equally. */

import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import { meanInterItemCorrelation } from './item-correlation.ts';
import { itemScatter } from './item-scatter.ts';
import type { ItemSource } from './item-source.ts';

/** Below this the totals of the standardised items are all equal, but for rounding. */
const NO_VARIANCE = 1e-12;

/**
 * Standardised alpha: Cronbach's alpha of a scale's items after each was divided by its standard deviation.
 *
 *     alpha = k r / (1 + (k - 1) r)
 *
 * where k is the number of items and r the mean of the correlations between them.
 *
 * @param source - sums and products of the items' points, reverse items already flipped, or covariances with their n.
 * @returns At most 1; negative when items run against each other. Not estimable as `meanInterItemCorrelation`, and
 *   when the totals of the standardised items are all equal (`zero-variance`).
 * @throws RangeError for sums that no answers have.
 *
 * Source: Cronbach LJ (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16, 297-334.
 * doi:10.1007/BF02310555
 * Checked against: R 4.2.2 psych 2.2.9 alpha (std.alpha), in test/golden/reliability.json
 */
export function standardisedAlpha(source: ItemSource): PointEstimate {
  const mean = meanInterItemCorrelation(source);
  if (mean.kind === 'not-estimable') return mean;
  const { k } = itemScatter(source);
  const spread = 1 + (k - 1) * mean.value;
  if (spread <= NO_VARIANCE) return notEstimable('zero-variance', mean.n);
  return pointEstimate((k * mean.value) / spread, mean.n);
}
