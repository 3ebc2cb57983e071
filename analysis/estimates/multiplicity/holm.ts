/** Several tests of one planned family: Holm's adjustment. */

import { madeTests } from './made-tests.ts';

/**
 * p values adjusted by Holm's step-down method, so that the chance of any false finding in the family stays at the
 * level at which they are read.
 *
 *     adjusted p(i) = min(1, max over j <= i of (m - j + 1) p(j))
 *
 * where p(1) <= ... <= p(m) are the sorted p values of the m tests that could be made.
 *
 * @param pValues - one for each test of the family; undefined where a test could not be made, which is not counted.
 * @returns Adjusted p values in the same places, 0 to 1, undefined where undefined went in.
 * @throws RangeError naming the place of what is not from 0 to 1.
 *
 * Source: Holm S (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics
 * 6, 65-70.
 * Checked against: R 4.2.2 p.adjust(method = "holm"), in test/golden/p_adjust.json
 */
export function holm(pValues: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const made = madeTests(pValues);
  const adjusted: (number | undefined)[] = pValues.map(() => undefined);
  let largest = 0;
  made.forEach(({ p, place }, index) => {
    largest = Math.max(largest, Math.min(1, (made.length - index) * p));
    adjusted[place] = largest;
  });
  return adjusted;
}
