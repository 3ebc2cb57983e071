/** What can be a weight. */

import { checkFinite } from '../check-arguments.ts';

/**
 * Refuses what cannot be a weight.
 *
 *     0 <= weight < Infinity
 *
 * @param name - the argument, as the message names it.
 * @param weight - any finite number that is not negative.
 * @returns Nothing.
 * @throws RangeError if the weight is negative or not finite.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/weights/kish-design-effect.test.ts and weighted-estimates.test.ts
 */
export function checkWeight(name: string, weight: number): void {
  checkFinite(name, weight);
  if (weight < 0) throw new RangeError(`${name}: ${weight} is below 0`);
}
