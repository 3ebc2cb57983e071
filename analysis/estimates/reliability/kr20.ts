/** How well right-or-wrong items hang together: Kuder and Richardson's formula 20. */

import type { ProductTable } from '../../tables/tables.ts';
import { type Estimate, notEstimable } from '../estimate.ts';
import { feldtInterval } from './feldt-interval.ts';
import { totalVariance } from './item-covariance.ts';

/**
 * Kuder-Richardson 20 of a scale of items worth 0 or 1, over the respondents who answered all of them, with Feldt's
 * interval. Population variances (divisor n) of items and totals.
 *
 *     KR-20 = k / (k - 1) * (1 - sum of p_i (1 - p_i) / s^2)
 *
 * where p_i is the difficulty of item i (share worth 1), k the number of items and s^2 the variance of the total.
 *
 * @param table - sums and products of items worth 0 or 1.
 * @param level - coverage of the interval, 0.95 unless told.
 * @returns At most 1; equal to Cronbach's alpha of the same items. Not estimable with fewer than two items
 *   (`k-lt-2`), without or with one complete respondent (`no-data`, `n-lt-2`), and when all totals are equal
 *   (`zero-variance`).
 * @throws RangeError if an item has points other than 0 and 1.
 *
 * Source: Kuder GF, Richardson MW (1937). The theory of the estimation of test reliability. Psychometrika 2, 151-160,
 * formula 20. doi:10.1007/BF02288391
 * Checked against: R 4.2.2, in test/golden/kr20.json
 */
export function kr20(table: ProductTable, level = 0.95): Estimate {
  const { n, sums, products } = table;
  const k = table.itemIds.length;
  if (!sums.every((sum, i) => products[i]?.[i] === sum)) {
    throw new RangeError(`the items of ${table.scaleId} are not all worth 0 or 1`);
  }
  if (k < 2) return notEstimable('k-lt-2', n);
  if (n === 0) return notEstimable('no-data', n);
  if (n < 2) return notEstimable('n-lt-2', n);

  const ofTotal = (totalVariance(table) * (n - 1)) / n;
  if (ofTotal <= 0) return notEstimable('zero-variance', n);
  const ofItems = sums.reduce((sum, right) => sum + (right / n) * (1 - right / n), 0);
  const value = (k / (k - 1)) * (1 - ofItems / ofTotal);
  return { kind: 'estimate', value, interval: feldtInterval(value, { n, k }, level), n };
}
