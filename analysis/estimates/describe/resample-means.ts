/** Means of samples drawn from the respondents with replacement, at a cost that does not depend on their number. */

import { checkCount, checkValueCounts } from '../check-arguments.ts';
import type { Random } from '../seeded-random.ts';
import { respondentsIn, type ValueCounts } from '../value-counts.ts';
import { binomialDraw } from './binomial-draw.ts';

/**
 * Means of bootstrap samples of n respondents. Not respondents are drawn but how many have each value: the counts of
 * a sample are multinomial, and are drawn value after value, each binomial given those before it.
 *
 *     k_j ~ binomial(n - k_1 - ... - k_(j - 1), c_j / (c_j + ... + c_m)),  mean = (k_1 v_1 + ... + k_m v_m) / n
 *
 * where c_j of n respondents have the value v_j, v_1 < ... < v_m.
 *
 * @param counts - [value, respondents], in any order; equal values are taken together.
 * @param resamples - how many samples.
 * @param random - the stream from which they are drawn.
 * @returns One mean for each sample; none when there are no respondents.
 * @throws RangeError if a value is not finite, or a count or `resamples` no count.
 *
 * Source: Devroye L (1986). Non-Uniform Random Variate Generation, Springer, chapter XI.1.4.
 * Checked against: the multinomial distribution itself, in test/analysis/estimates/describe/bca-mean.test.ts
 */
export function resampleMeans(counts: ValueCounts, resamples: number, random: Random): readonly number[] {
  checkValueCounts('counts', counts);
  checkCount('resamples', resamples);
  const n = respondentsIn(counts);
  if (n === 0) return [];
  const distinct = distinctValues(counts);
  return Array.from({ length: resamples }, () => resampledSum(distinct, n, random) / n);
}

/**
 * Value counts in one order, each value once and nobody's values left out.
 *
 *     v_1 < ... < v_m,  c_j > 0
 *
 * @param counts - [value, respondents], in any order.
 * @returns The same respondents, by rising value.
 *
 * Source: none; a change of shape.
 * Checked against: test/analysis/estimates/describe/bca-mean.test.ts
 */
export function distinctValues(counts: ValueCounts): ValueCounts {
  const byValue = new Map<number, number>();
  for (const [value, count] of counts) {
    if (count > 0) byValue.set(value, (byValue.get(value) ?? 0) + count);
  }
  return [...byValue].sort(([a], [b]) => a - b);
}

function resampledSum(distinct: ValueCounts, n: number, random: Random): number {
  let toDraw = n;
  let others = n;
  let sum = 0;
  for (const [value, count] of distinct) {
    const drawn = binomialDraw(toDraw, count / others, random);
    sum += drawn * value;
    toDraw -= drawn;
    others -= count;
    if (toDraw === 0) break;
  }
  return sum;
}
