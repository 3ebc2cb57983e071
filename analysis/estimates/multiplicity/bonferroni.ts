/** Several tests of one family: Bonferroni's adjustment. */

import { madeTests } from './made-tests.ts';

/**
 * p values adjusted by Bonferroni's inequality: the simplest way to hold the chance of any false finding, and the one
 * that simultaneous intervals correspond to. `holm` is never weaker.
 *
 *     adjusted p(i) = min(1, m p(i))
 *
 * where m tests could be made.
 *
 * @param pValues - one for each test of the family; undefined where a test could not be made, which is not counted.
 * @returns Adjusted p values in the same places, 0 to 1, undefined where undefined went in.
 * @throws RangeError naming the place of what is not from 0 to 1.
 *
 * Source: Dunn OJ (1961). Multiple comparisons among means. Journal of the American Statistical Association 56,
 * 52-64. doi:10.1080/01621459.1961.10482090
 * Checked against: R 4.2.2 p.adjust(method = "bonferroni"), in test/golden/p_adjust.json
 */
export function bonferroni(pValues: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const made = madeTests(pValues);
  return pValues.map((p) => (p === undefined ? undefined : Math.min(1, made.length * p)));
}
