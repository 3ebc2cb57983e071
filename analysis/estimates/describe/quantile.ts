/** Median, quartiles and other quantiles of the respondents' values. */

import { checkValueCounts } from '../check-arguments.ts';
import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import { respondentsIn, type ValueCounts } from '../value-counts.ts';

/**
 * Quantile of the respondents' values by rule 7: linear between the two values on either side.
 *
 *     h = (n - 1) p,  quantile = x(j) + (h - j) * (x(j + 1) - x(j)),  j = floor(h)
 *
 * where x(0) <= ... <= x(n - 1) are the sorted values.
 *
 * @param counts - [value, respondents], in any order.
 * @param p - which quantile, 0 to 1: 0.5 for the median, 0.25 and 0.75 for the quartiles.
 * @returns A number in the values' unit. Not estimable when nobody has a value.
 * @throws RangeError if p is not from 0 to 1, a value is not finite, or a count no number of respondents.
 *
 * Source: Hyndman RJ, Fan Y (1996). Sample quantiles in statistical packages. American Statistician 50, 361-365,
 * definition 7. doi:10.1080/00031305.1996.10473566
 * Checked against: R 4.2.2 quantile(type = 7), in test/golden/descriptives.json
 */
export function quantile(counts: ValueCounts, p: number): PointEstimate {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p: ${p} is not from 0 to 1`);
  checkValueCounts('counts', counts);
  const n = respondentsIn(counts);
  if (n === 0) return notEstimable('no-data', n);

  const sorted = counts.toSorted(([a], [b]) => a - b);
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const lower = valueAt(sorted, below);
  const upper = valueAt(sorted, Math.min(below + 1, n - 1));
  return pointEstimate(lower + (position - below) * (upper - lower), n);
}

/** The value at a position, from 0, among all respondents sorted by value. */
function valueAt(sorted: ValueCounts, position: number): number {
  let passed = 0;
  for (const [value, count] of sorted) {
    passed += count;
    if (position < passed) return value;
  }
  throw new RangeError(`no respondent at position ${position}`);
}
