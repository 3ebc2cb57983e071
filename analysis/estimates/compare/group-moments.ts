/** Mean and variance of one group, for statistics that compare the means of two. */

import { respondentsIn, type ValueCounts } from '../value-counts.ts';

export interface GroupMoments {
  readonly n: number;
  readonly mean: number;
  /** The divisor is n - 1; 0 below two respondents. Exactly 0 when all values are equal. */
  readonly variance: number;
}

/**
 * Number, mean and sample variance of a group's values.
 *
 *     mean = v_1 + (sum of c_j (v_j - v_1)) / n,  variance = (sum of c_j (v_j - mean)^2) / (n - 1)
 *
 * where c_j of n respondents have the value v_j. Measured from the first value, so that equal values have exactly no
 * variance whatever they are (a mean of three times 0.1 is otherwise a little off 0.1) and a large offset does no harm.
 *
 * @param counts - [value, respondents].
 * @returns Zeros when nobody has a value.
 *
 * Source: none; the definition.
 * Checked against: R 4.2.2 mean and var, in test/golden/two_groups.json through `welchDifference`
 */
export function groupMoments(counts: ValueCounts): GroupMoments {
  const n = respondentsIn(counts);
  const origin = counts.find(([, count]) => count > 0)?.[0];
  if (origin === undefined) return { n, mean: 0, variance: 0 };

  const offset = counts.reduce((sum, [value, count]) => sum + count * (value - origin), 0) / n;
  const squares = counts.reduce((sum, [value, count]) => sum + count * (value - origin - offset) ** 2, 0);
  return { n, mean: origin + offset, variance: n < 2 ? 0 : squares / (n - 1) };
}
