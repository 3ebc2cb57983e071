/** How well the items of a scale hang together: Cronbach's alpha. */

import { checkLevel } from '../check-arguments.ts';
import { type Estimate, notEstimable } from '../estimate.ts';
import { feldtInterval } from './feldt-interval.ts';
import { itemScatter, tooThin } from './item-scatter.ts';
import type { ItemSource } from './item-source.ts';

/**
 * Cronbach's alpha of a scale over the respondents who answered all of its items (listwise), with Feldt's interval.
 *
 *     alpha = k / (k - 1) * (1 - (sum of the items' variances) / (variance of the total))
 *
 * where k is the number of items.
 *
 * @param source - sums and products of the items' points, reverse items already flipped, or covariances with their n.
 * @param level - coverage of the interval, 0.95 unless told.
 * @returns At most 1; negative when items run against each other. Not estimable with fewer than two items
 *   (`k-lt-2`), without or with one complete respondent (`no-data`, `n-lt-2`), and when all totals are equal
 *   (`zero-variance`). Giving the same answer to every item inflates it (see `straightLining`).
 * @throws RangeError for sums that no answers have, and for a level that is not between 0 and 1.
 *
 * Source: Cronbach LJ (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16, 297-334.
 * doi:10.1007/BF02310555
 * Checked against: R 4.2.2 psych 2.2.9 alpha, in test/golden/reliability.json
 */
export function cronbachAlpha(source: ItemSource, level = 0.95): Estimate {
  checkLevel(level);
  const scatter = itemScatter(source);
  const thin = tooThin(scatter);
  if (thin !== undefined) return thin;

  const { n, k, trace, total, negligible } = scatter;
  if (total <= negligible) return notEstimable('zero-variance', n);
  const value = (k / (k - 1)) * (1 - trace / total);
  return { kind: 'estimate', value, interval: feldtInterval(value, { n, k }, level), n };
}
