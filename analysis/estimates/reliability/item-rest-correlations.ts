/** How well each item of a scale goes with the others. */

import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import { type ItemScatter, itemScatter, tooThin } from './item-scatter.ts';
import type { ItemSource } from './item-source.ts';

/**
 * Corrected item-rest correlation of each item: Pearson's correlation between the item and the total of the other
 * items, over the respondents who answered all of them. The item itself is not in the total.
 *
 *     r_i = (R_i - Q_ii) / sqrt(Q_ii (T - 2 R_i + Q_ii))
 *
 * where Q_ii is the scatter of item i, R_i its scatter with the total of all items, and T that of the total.
 *
 * @param source - sums and products of the items' points, reverse items already flipped, or covariances with their n.
 * @returns One value from -1 to 1 for each item, in the table's order; near 0 or below for an item that does not
 *   belong, or that was not flipped. Not estimable with fewer than two items (`k-lt-2`), without or with one complete
 *   respondent (`no-data`, `n-lt-2`), and where the item or the total of the others is the same for everyone
 *   (`zero-variance`).
 * @throws RangeError for sums that no answers have.
 *
 * Source: Nunnally JC, Bernstein IH (1994). Psychometric Theory, 3rd ed., McGraw-Hill, chapter 8.
 * Checked against: R 4.2.2 psych 2.2.9 alpha (r.drop), in test/golden/reliability.json
 */
export function itemRestCorrelations(source: ItemSource): readonly PointEstimate[] {
  const scatter = itemScatter(source);
  return scatter.scatter.map((_, item) => tooThin(scatter) ?? correlationWithRest(item, scatter));
}

function correlationWithRest(item: number, whole: ItemScatter): PointEstimate {
  const { n, scatter, withTotal, total, negligible } = whole;
  const own = scatter[item]?.[item] ?? 0;
  const withAll = withTotal[item] ?? 0;
  const rest = total - 2 * withAll + own;
  if (own <= negligible || rest <= negligible) return notEstimable('zero-variance', n);
  const r = (withAll - own) / (Math.sqrt(own) * Math.sqrt(rest));
  return pointEstimate(Math.max(-1, Math.min(1, r)), n);
}
