/** Whether two groups are large enough for a p value of ranks to say anything. */

import { checkCount } from '../check-arguments.ts';

/** A p value is hidden when no data at all could bring it to this. */
const SMALL_P = 0.05;

/**
 * The smallest two-sided p that a permutation test of two groups can reach: that of complete separation.
 *
 *     2 / C(N, n1) = 2 n1! n2! / N!,  at most 1
 *
 * where N = n1 + n2 respondents can be divided in C(N, n1) ways.
 *
 * @param n1 - respondents of the first group.
 * @param n2 - respondents of the second group.
 * @returns A probability from 0 (too small for a number) to 1; 0.057 for 3 and 4 respondents.
 * @throws RangeError if a count cannot be a number of respondents.
 *
 * Source: Lehmann EL (1975). Nonparametrics, Holden-Day, 1.2.
 * Checked against: test/analysis/estimates/compare/smallest-reachable-p.test.ts
 */
export function smallestReachableP(n1: number, n2: number): number {
  checkCount('n1', n1);
  checkCount('n2', n2);
  let p = 2;
  for (let drawn = 1; drawn <= Math.min(n1, n2) && p > 0; drawn += 1) {
    p *= drawn / (Math.max(n1, n2) + drawn);
  }
  return Math.min(1, p);
}

/**
 * Whether the p value of a comparison of two groups by ranks is shown: whether it could have been small.
 *
 *     2 / C(N, n1) <= 0.05
 *
 * @param n1 - respondents of the first group.
 * @param n2 - respondents of the second group.
 * @returns True from 4 and 4, 3 and 5, 2 and 8, or 1 and 39 respondents on.
 * @throws RangeError if a count cannot be a number of respondents.
 *
 * Source: none; a rule of this product.
 * Checked against: test/analysis/estimates/compare/smallest-reachable-p.test.ts
 */
export function isPShown(n1: number, n2: number): boolean {
  return smallestReachableP(n1, n2) <= SMALL_P;
}
