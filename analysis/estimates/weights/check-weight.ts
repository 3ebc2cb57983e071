/** What can be a weight. */

import { checkFinite } from '../check-arguments.ts';

const LARGEST_WEIGHT = 1e280;

/**
 * Refuses what cannot be a weight.
 *
 *     0 <= weight <= 10^280
 *
 * @param name - the argument, as the message names it.
 * @param weight - any number of that size: products with counts, and their sums, stay within a double.
 * @returns Nothing.
 * @throws RangeError if the weight is negative, not finite, or larger.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/weights/kish-design-effect.test.ts and weighted-estimates.test.ts
 */
export function checkWeight(name: string, weight: number): void {
  checkFinite(name, weight);
  if (weight < 0) throw new RangeError(`${name}: ${weight} is below 0`);
  if (weight > LARGEST_WEIGHT) throw new RangeError(`${name}: ${weight} is too large for sums`);
}
