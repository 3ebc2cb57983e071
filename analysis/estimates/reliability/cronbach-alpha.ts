/** How well the items of a scale hang together: Cronbach's alpha. */

import type { ProductTable } from '../../tables/tables.ts';
import { type Estimate, notEstimable } from '../estimate.ts';
import { feldtInterval } from './feldt-interval.ts';
import { itemCovariance, totalVariance } from './item-covariance.ts';

/**
 * Cronbach's alpha of a scale over the respondents who answered all of its items (listwise), with Feldt's interval.
 *
 *     alpha = k / (k - 1) * (1 - (sum of the items' variances) / (variance of the total))
 *
 * where k is the number of items.
 *
 * @param table - sums and products of the items' points, reverse items already flipped.
 * @param level - coverage of the interval, 0.95 unless told.
 * @returns At most 1; negative when items run against each other. Not estimable with fewer than two items
 *   (`k-lt-2`), without or with one complete respondent (`no-data`, `n-lt-2`), and when all totals are equal
 *   (`zero-variance`). Giving the same answer to every item inflates it.
 *
 * Source: Cronbach LJ (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16, 297-334.
 * doi:10.1007/BF02310555
 * Checked against: R 4.2.2 psych 2.2.9 alpha, in test/golden/reliability.json
 */
export function cronbachAlpha(table: ProductTable, level = 0.95): Estimate {
  const { n } = table;
  if (table.itemIds.length < 2) return notEstimable('k-lt-2', n);
  if (n === 0) return notEstimable('no-data', n);
  if (n < 2) return notEstimable('n-lt-2', n);
  const variances = itemCovariance(table).map((row, i) => row[i] ?? 0);
  return alphaFromVariances(variances, totalVariance(table), n, level);
}

/**
 * Cronbach's alpha from the variances of the items and of their total, with Feldt's interval.
 *
 *     alpha = k / (k - 1) * (1 - (v_1 + ... + v_k) / v_total)
 *
 * where v_i is the variance of item i and v_total that of the total, both with the same divisor.
 *
 * @param ofItems - one variance for each of the k items, k at least 2.
 * @param ofTotal - variance of the total: the sum of all variances and covariances.
 * @param n - respondents behind them, 2 or more.
 * @param level - coverage of the interval, 0.95 unless told.
 * @returns As `cronbachAlpha`. Not estimable when the variance of the total is 0 (`zero-variance`).
 *
 * Source: Cronbach LJ (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16, 297-334.
 * doi:10.1007/BF02310555
 * Checked against: R 4.2.2, in test/golden/reliability.json (alpha_from_covariance_n100k)
 */
export function alphaFromVariances(
  ofItems: readonly number[],
  ofTotal: number,
  n: number,
  level = 0.95,
): Estimate {
  if (ofTotal <= 0) return notEstimable('zero-variance', n);
  const k = ofItems.length;
  const sum = ofItems.reduce((total, variance) => total + variance, 0);
  const value = (k / (k - 1)) * (1 - sum / ofTotal);
  return { kind: 'estimate', value, interval: feldtInterval(value, { n, k }, level), n };
}
