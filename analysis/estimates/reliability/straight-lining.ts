/** How many respondents gave the same answer to every item of a scale. */

import type { ProductTable } from '../../tables/tables.ts';
import { checkCount, checkLevel } from '../check-arguments.ts';
import { wilsonShare } from '../describe/wilson-share.ts';
import { type Estimate, notEstimable } from '../estimate.ts';

/** Two answers are often the same by chance; one always is. */
export const STRAIGHT_LINING_ITEMS_FROM = 3;

/**
 * Share of the respondents to all items of a scale who gave the same answer to every one, as they gave it (reverse
 * items not flipped), with Wilson's interval. It inflates alpha, and where items run both ways it can only be
 * carelessness; where they do not, it can be what somebody thinks.
 *
 *     share = x / n
 *
 * where x of n respondents gave the same answer to every item.
 *
 * @param table - a scale of items with the same response format. Of items that are right or wrong it tells nothing:
 *   who knows everything answers all of them alike.
 * @param level - coverage of the interval, 0.95 unless told.
 * @returns A share from 0 to 1. Not estimable with fewer than three items (`k-lt-3`), when nobody answered all of them,
 *   and for a table that was stored before this was counted (`no-data`).
 * @throws RangeError if more respondents straight-lined than there are, and for a level that is not between 0 and 1.
 *
 * Source: Krosnick JA (1991). Response strategies for coping with the cognitive demands of attitude measures in
 * surveys. Applied Cognitive Psychology 5, 213-236. doi:10.1002/acp.2350050305
 * Checked against: a plain count over the respondents, in test/analysis/estimates/reliability/straight-lining.test.ts;
 * the interval as `wilsonShare`
 */
export function straightLining({ n, itemIds, straightLined }: ProductTable, level = 0.95): Estimate {
  checkLevel(level);
  checkCount('n', n);
  if (itemIds.length < STRAIGHT_LINING_ITEMS_FROM) return notEstimable('k-lt-3', n);
  // Releases keep the tables they were made with.
  if (straightLined === undefined) return notEstimable('no-data', n);
  checkCount('straightLined', straightLined);
  if (straightLined > n) throw new RangeError(`straightLined: ${straightLined} of ${n} respondents`);
  return wilsonShare(straightLined, n, level);
}
