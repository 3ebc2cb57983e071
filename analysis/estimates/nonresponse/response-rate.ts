/** How many of those who were invited answered. */

import { checkCount } from '../check-arguments.ts';
import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';

/**
 * Share of the invited who answered. It has no interval: the invited are all there are.
 *
 *     rate = answered / invited
 *
 * @param answered - the invited who answered, 0 to `invited`.
 * @param invited - eligible people who were invited.
 * @returns A share from 0 to 1, with the number of invited as n. Not estimable when nobody was invited.
 * @throws RangeError if an argument is no number of people, or more answered than were invited.
 *
 * Source: none; the definition.
 * Checked against: test/analysis/estimates/nonresponse/worst-case-bounds.test.ts
 */
export function responseRate(answered: number, invited: number): PointEstimate {
  checkAnswered(answered, invited);
  return invited === 0 ? notEstimable('no-data', 0) : pointEstimate(answered / invited, invited);
}

/**
 * Refuses more answers than people.
 *
 *     0 <= answered <= invited, both whole
 *
 * @param answered - people who answered.
 * @param invited - people who could have.
 * @returns Nothing.
 * @throws RangeError naming the argument.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/nonresponse/worst-case-bounds.test.ts
 */
export function checkAnswered(answered: number, invited: number): void {
  checkCount('answered', answered);
  checkCount('invited', invited);
  if (answered > invited) throw new RangeError(`answered: ${answered} of ${invited} invited`);
}
