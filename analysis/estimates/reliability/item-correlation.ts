/** Correlations between the items of a scale. */

import { type NotEstimable, notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import { itemScatter, tooThin } from './item-scatter.ts';
import type { ItemSource } from './item-source.ts';

export interface ItemCorrelation {
  readonly kind: 'correlation';
  readonly n: number;
  /** correlation[i][j], symmetric, 1 on the diagonal. */
  readonly correlation: readonly (readonly number[])[];
}

/**
 * Pearson's correlations between a scale's items, over the respondents who answered all of them.
 *
 *     r_ij = Q_ij / sqrt(Q_ii Q_jj)
 *
 * where Q_ij is the scatter of items i and j.
 *
 * @param source - sums and products of the items' points, reverse items already flipped, or covariances with their n.
 * @returns A symmetric matrix of values from -1 to 1. Not estimable with fewer than two items (`k-lt-2`), without or
 *   with one complete respondent (`no-data`, `n-lt-2`), and when an item is the same for everyone (`zero-variance`).
 * @throws RangeError for sums that no answers have.
 *
 * Source: Pearson K (1896). Mathematical contributions to the theory of evolution III. Philosophical Transactions A
 * 187, 253-318. doi:10.1098/rsta.1896.0007
 * Checked against: R 4.2.2 cor, through test/golden/reliability.json (mean_inter_item_r)
 */
export function itemCorrelation(source: ItemSource): ItemCorrelation | NotEstimable {
  const spread = itemScatter(source);
  const thin = tooThin(spread);
  if (thin !== undefined) return thin;

  const { n, scatter, negligible } = spread;
  const roots = scatter.map((row, i) => Math.sqrt(Math.max(0, row[i] ?? 0)));
  if (roots.some((root) => root ** 2 <= negligible)) return notEstimable('zero-variance', n);
  const correlation = scatter.map((row, i) =>
    row.map((entry, j) =>
      i === j ? 1 : Math.max(-1, Math.min(1, entry / ((roots[i] ?? 1) * (roots[j] ?? 1)))),
    ),
  );
  return { kind: 'correlation', n, correlation };
}

/**
 * Mean of the correlations between each two different items of a scale.
 *
 *     mean r = (sum of r_ij over i < j) / (k (k - 1) / 2)
 *
 * where r_ij is the correlation of items i and j, and k the number of items.
 *
 * @param source - sums and products of the items' points, reverse items already flipped, or covariances with their n.
 * @returns A value from -1/(k - 1) to 1. Not estimable as `itemCorrelation`.
 * @throws RangeError for sums that no answers have.
 *
 * Source: Cronbach LJ (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16, 297-334.
 * doi:10.1007/BF02310555
 * Checked against: R 4.2.2 psych 2.2.9 alpha (average_r), in test/golden/reliability.json
 */
export function meanInterItemCorrelation(source: ItemSource): PointEstimate {
  const found = itemCorrelation(source);
  if (found.kind === 'not-estimable') return found;
  const k = found.correlation.length;
  const above = found.correlation.flatMap((row, i) => row.slice(i + 1));
  return pointEstimate(above.reduce((sum, r) => sum + r, 0) / ((k * (k - 1)) / 2), found.n);
}
