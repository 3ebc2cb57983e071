/** What alpha would be without each item. */

import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import { type ItemScatter, itemScatter, tooThin } from './item-scatter.ts';
import type { ItemSource } from './item-source.ts';

/**
 * Cronbach's alpha of a scale with each of its items left out in turn, over the respondents who answered all items
 * (the one left out as well, so that all figures are of the same people).
 *
 *     alpha without i = (k - 1) / (k - 2) * (1 - (sum of the other items' variances) / (variance of their total))
 *
 * where k is the number of items before one is left out.
 *
 * @param source - sums and products of the items' points, reverse items already flipped, or covariances with their n.
 * @returns One value for each item, in the table's order, each at most 1. Not estimable where fewer than two items are
 *   left (`k-lt-2`), without or with one complete respondent (`no-data`, `n-lt-2`), and where the totals of the
 *   other items are all equal (`zero-variance`).
 * @throws RangeError for sums that no answers have.
 *
 * Source: Cronbach LJ (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16, 297-334.
 * doi:10.1007/BF02310555
 * Checked against: R 4.2.2 psych 2.2.9 alpha, in test/golden/reliability.json
 */
export function alphaIfDeleted(source: ItemSource): readonly PointEstimate[] {
  const scatter = itemScatter(source);
  return scatter.scatter.map((_, item) => alphaWithout(item, scatter));
}

function alphaWithout(item: number, whole: ItemScatter): PointEstimate {
  const { n, scatter, withTotal, negligible } = whole;
  const k = whole.k - 1;
  const thin = tooThin({ n, k });
  if (thin !== undefined) return thin;

  const own = scatter[item]?.[item] ?? 0;
  const total = whole.total - 2 * (withTotal[item] ?? 0) + own;
  if (total <= negligible) return notEstimable('zero-variance', n);
  return pointEstimate((k / (k - 1)) * (1 - (whole.trace - own) / total), n);
}
