/** The difference of two shares of different respondents, with Newcombe's hybrid score interval. */

import { checkLevel } from '../check-arguments.ts';
import { wilsonShare } from '../describe/wilson-share.ts';
import { type Estimate, notEstimable } from '../estimate.ts';
import { type CountedShare, checkShare } from './counted-share.ts';

/**
 * Share of the first group less the share of the second, with the hybrid score interval without continuity
 * correction (Newcombe's method 10).
 *
 *     lower = d - sqrt((p1 - l1)^2 + (u2 - p2)^2)
 *     upper = d + sqrt((u1 - p1)^2 + (p2 - l2)^2),  d = p1 - p2
 *
 * where l and u are Wilson's limits of each share at the same level.
 *
 * @param first - x of n respondents of the first group.
 * @param second - x of n respondents of the second group, none of whom is in the first.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns From -1 to 1; n is the number in both groups. Not estimable when a group is empty (`no-data`).
 * @throws RangeError if a count cannot be a number of respondents, x is above n, or the level is not between 0 and 1.
 *
 * Source: Newcombe RG (1998). Interval estimation for the difference between independent proportions: comparison of
 * eleven methods. Statistics in Medicine 17, 873-890, method 10.
 * doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I
 * Checked against: R 4.2.2, in test/golden/two_proportions.json
 */
export function newcombeDifference(first: CountedShare, second: CountedShare, level = 0.95): Estimate {
  checkShare('first', first);
  checkShare('second', second);
  checkLevel(level);
  const n = first.n + second.n;
  const one = wilsonShare(first.x, first.n, level);
  const other = wilsonShare(second.x, second.n, level);
  if (one.kind === 'not-estimable' || other.kind === 'not-estimable') return notEstimable('no-data', n);

  const value = one.value - other.value;
  const down = Math.hypot(one.value - one.interval.lower, other.interval.upper - other.value);
  const up = Math.hypot(one.interval.upper - one.value, other.value - other.interval.lower);
  const lower = Math.max(-1, value - down);
  const upper = Math.min(1, value + up);
  return { kind: 'estimate', value, interval: { lower, upper, level, method: 'newcombe' }, n };
}
