/** How many know each thing: the difficulty of right-or-wrong items. */

import type { ProductTable } from '../../tables/tables.ts';
import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';

/**
 * Difficulty of each item of a scale of items worth 0 or 1: the share of respondents for whom it is worth 1, among
 * those who answered all items. The higher, the easier.
 *
 *     p_i = S_i / n
 *
 * where S_i is the sum of item i over n respondents.
 *
 * @param table - sums and products of items worth 0 or 1.
 * @returns One share from 0 to 1 for each item, in the table's order. Not estimable when nobody answered all items.
 *
 * Source: Crocker L, Algina J (1986). Introduction to Classical and Modern Test Theory, Holt, chapter 14.
 * Checked against: R 4.2.2, in test/golden/kr20.json
 */
export function itemDifficulty({ n, sums }: ProductTable): readonly PointEstimate[] {
  return sums.map((sum) => (n === 0 ? notEstimable('no-data', n) : pointEstimate(sum / n, n)));
}
