/** The score of one respondent on a scale. */

import { checkCount, checkFinite } from '../estimates/check-arguments.ts';

/** A share of the items may be a little above the whole number it stands for: 0.55 of 20 is 11. */
const ROUNDING = 1e-9;

export interface ScoringRule {
  readonly method: 'mean' | 'sum';
  /** With fewer answered items than this there is no score. */
  readonly minimumAnswered: number;
}

/**
 * Score of one respondent on a scale: the mean or the sum of the points of the items they answered.
 *
 *     mean = (x_1 + ... + x_a) / a        sum = x_1 + ... + x_a
 *
 * where x_i are the points of the a answered items. A sum is never prorated for items left out.
 *
 * @param total - sum of the points of the answered items, reverse items already flipped.
 * @param answered - number of items answered, a.
 * @param rule - mean or sum, and how many items must be answered.
 * @returns The score in points; undefined when fewer than `minimumAnswered` items (or none) were answered.
 * @throws RangeError if the total is not finite, or answered or the minimum is no number of items.
 *
 * Source: half rule and person mean as in Fayers PM, Machin D (2016). Quality of Life, 3rd ed., Wiley, on missing items.
 * Checked against: R 4.2.2, test/golden/scale_scores.json
 */
export function scaleScore(total: number, answered: number, rule: ScoringRule): number | undefined {
  checkFinite('total', total);
  checkCount('answered', answered);
  checkCount('rule.minimumAnswered', rule.minimumAnswered);
  if (answered === 0 || answered < rule.minimumAnswered) return undefined;
  return rule.method === 'mean' ? total / answered : total;
}

/**
 * How many items of a scale must be answered where a share of them must be: half of five items are three.
 *
 *     least = smallest whole number >= share * k
 *
 * where k is the number of items.
 *
 * @param k - items of the scale.
 * @param share - share of the items that must be answered, 0 to 1: 0.5 for the half rule, 1 for all items.
 * @returns A whole number from 0 to k.
 * @throws RangeError if k is no number of items or the share is not from 0 to 1.
 *
 * Source: the half rule as in Fayers PM, Machin D (2016). Quality of Life, 3rd ed., Wiley, on missing items.
 * Checked against: R 4.2.2, test/golden/scale_scores.json (min_items)
 */
export function leastAnswered(k: number, share: number): number {
  checkCount('k', k);
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share: ${share} is not from 0 to 1`);
  return Math.max(0, Math.ceil(share * k - ROUNDING));
}
