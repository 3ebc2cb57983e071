/** The tests of a family that could be made: what every adjustment starts from, checked and in order. */

/** One test that could be made, with its place in the family. */
export interface MadeTest {
  readonly p: number;
  readonly place: number;
}

/**
 * The p values of the tests that could be made, from the smallest, each with its place in the family.
 *
 *     p(1) <= ... <= p(m)
 *
 * @param pValues - one for each test of the family; undefined where a test could not be made.
 * @returns The m tests that could be made. Tests of equal p keep the order of the family.
 * @throws RangeError naming the place of what is not from 0 to 1.
 *
 * Source: none; a precondition and a sort.
 * Checked against: the adjustments, in test/golden/p_adjust.json
 */
export function madeTests(pValues: readonly (number | undefined)[]): readonly MadeTest[] {
  return pValues
    .flatMap((p, place) => {
      if (p === undefined) return [];
      if (!(p >= 0 && p <= 1)) throw new RangeError(`pValues[${place}]: ${p} is not from 0 to 1`);
      return [{ p, place }];
    })
    .sort((a, b) => a.p - b.p);
}
