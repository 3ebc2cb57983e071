/** How well right-or-wrong items hang together: Kuder and Richardson's formula 20. */

import type { ProductTable } from '../../tables/tables.ts';
import type { Estimate } from '../estimate.ts';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { checkRightOrWrong } from './item-difficulty.ts';

/**
 * Kuder-Richardson 20 of a scale of items worth 0 or 1, over the respondents who answered all of them, with Feldt's
 * interval. Population variances (divisor n) of items and totals; with n - 1 in both it is Cronbach's alpha of the same
 * items, because the divisor cancels, and it is computed as such.
 *
 *     KR-20 = k / (k - 1) * (1 - sum of p_i (1 - p_i) / s^2)
 *
 * where p_i is the difficulty of item i (share worth 1), k the number of items and s^2 the variance of the total.
 *
 * @param table - sums and products of items worth 0 or 1.
 * @param level - coverage of the interval, 0.95 unless told.
 * @returns At most 1. Not estimable with fewer than two items (`k-lt-2`), without or with one complete respondent
 *   (`no-data`, `n-lt-2`), and when all totals are equal (`zero-variance`).
 * @throws RangeError if an item has points other than 0 and 1, and for a level that is not between 0 and 1.
 *
 * Source: Kuder GF, Richardson MW (1937). The theory of the estimation of test reliability. Psychometrika 2, 151-160,
 * formula 20. doi:10.1007/BF02288391
 * Checked against: R 4.2.2, in test/golden/kr20.json; the formula itself, in its test
 */
export function kr20(table: ProductTable, level = 0.95): Estimate {
  checkRightOrWrong(table);
  return cronbachAlpha(table, level);
}
