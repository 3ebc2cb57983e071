/** Several tests that explore: the adjustment of Benjamini and Hochberg. */

import { madeTests } from './made-tests.ts';

/**
 * p values adjusted by the step-up method of Benjamini and Hochberg, so that among the findings the expected share of
 * false ones stays at the level at which they are read. For exploring, such as a heat map; a planned family takes
 * `holm`.
 *
 *     adjusted p(i) = min over j >= i of min(1, m p(j) / j)
 *
 * where p(1) <= ... <= p(m) are the sorted p values of the m tests that could be made.
 *
 * @param pValues - one for each test of the family; undefined where a test could not be made, which is not counted.
 * @returns Adjusted p values in the same places, 0 to 1, undefined where undefined went in.
 * @throws RangeError naming the place of what is not from 0 to 1.
 *
 * Source: Benjamini Y, Hochberg Y (1995). Controlling the false discovery rate: a practical and powerful approach to
 * multiple testing. Journal of the Royal Statistical Society B 57, 289-300. doi:10.1111/j.2517-6161.1995.tb02031.x
 * Checked against: R 4.2.2 p.adjust(method = "BH"), in test/golden/p_adjust.json
 */
export function benjaminiHochberg(pValues: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const made = madeTests(pValues);
  const adjusted: (number | undefined)[] = pValues.map(() => undefined);
  let smallest = 1;
  made.toReversed().forEach(({ p, place }, index) => {
    smallest = Math.min(smallest, (made.length / (made.length - index)) * p);
    adjusted[place] = smallest;
  });
  return adjusted;
}
