/** How many know each thing: the difficulty of right-or-wrong items. */

import type { ProductTable } from '../../tables/tables.ts';
import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import { checkItemSource } from './item-source.ts';

/**
 * Difficulty of each item of a scale of items worth 0 or 1: the share of respondents for whom it is worth 1, among
 * those who answered all items. The higher, the easier.
 *
 *     p_i = S_i / n
 *
 * where S_i is the sum of item i over n respondents.
 *
 * @param table - sums and products of items worth 0 or 1.
 * @returns One share from 0 to 1 for each item, in the table's order. Not estimable when nobody answered all items
 *   (`no-data`).
 * @throws RangeError if an item has points other than 0 and 1.
 *
 * Source: Crocker L, Algina J (1986). Introduction to Classical and Modern Test Theory, Holt, chapter 14.
 * Checked against: R 4.2.2, in test/golden/kr20.json
 */
export function itemDifficulty(table: ProductTable): readonly PointEstimate[] {
  checkRightOrWrong(table);
  const { n, sums } = table;
  return sums.map((sum) => (n === 0 ? notEstimable('no-data', n) : pointEstimate(sum / n, n)));
}

/**
 * Refuses a table with an item that is not worth 0 or 1. The square of 0 is 0 and of 1 is 1, and of no other number.
 *
 *     P_ii = S_i,  0 <= S_i <= n
 *
 * where S_i is the sum of item i over n respondents and P_ii the sum of its squares.
 *
 * @param table - sums and products.
 * @returns Nothing.
 * @throws RangeError naming the item, and as `checkItemSource`.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/reliability/kr20.test.ts
 */
export function checkRightOrWrong(table: ProductTable): void {
  checkItemSource(table);
  table.sums.forEach((sum, i) => {
    const isRightOrWrong = sum === table.products[i]?.[i] && sum >= 0 && sum <= table.n;
    if (!isRightOrWrong || !Number.isInteger(sum)) {
      throw new RangeError(`sums[${i}]: item ${table.itemIds[i]} is not always worth 0 or 1`);
    }
  });
}
