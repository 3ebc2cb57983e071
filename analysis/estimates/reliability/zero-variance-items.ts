/** Items to which everybody gave the same answer. */

import { itemScatter } from './item-scatter.ts';
import type { ItemSource } from './item-source.ts';

/**
 * Which items of a scale have the same points for all respondents who answered all of its items. They carry nothing
 * that could hang together with the others, and make correlations undefined.
 *
 *     Q_ii = 0
 *
 * where Q_ii is the scatter of item i.
 *
 * @param source - sums and products of the items' points, or covariances with their n.
 * @returns Places of the items in the table, from 0, ascending. None below two respondents: there is no variance to
 *   speak of.
 * @throws RangeError for sums that no answers have.
 *
 * Source: none; the definition.
 * Checked against: R 4.2.2 var, in test/golden/reliability.json
 */
export function zeroVarianceItems(source: ItemSource): readonly number[] {
  const { n, scatter, negligible } = itemScatter(source);
  if (n < 2) return [];
  return scatter.flatMap((row, item) => ((row[item] ?? 0) <= negligible ? [item] : []));
}
