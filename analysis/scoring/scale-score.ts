/** The score of one respondent on a scale. */

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
 *
 * Source: half rule and person mean as in Fayers PM, Machin D (2016). Quality of Life, 3rd ed., Wiley, on missing items.
 * Checked against: R 4.2.2, test/golden/scale_scores.json
 */
export function scaleScore(total: number, answered: number, rule: ScoringRule): number | undefined {
  if (answered === 0 || answered < rule.minimumAnswered) return undefined;
  return rule.method === 'mean' ? total / answered : total;
}
