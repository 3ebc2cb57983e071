/** Units with the codes that coders gave them, for tests of agreement. */

import * as fc from 'fast-check';

import type { Code } from '../../../../analysis/estimates/agreement/level-places.ts';

export type Units = readonly (readonly (Code | undefined)[])[];

export const LEVELS: readonly number[] = [1, 2, 3, 4];

/** Units coded by two to four coders, mostly alike, some without a code. */
export const someUnits: fc.Arbitrary<Units> = fc.integer({ min: 2, max: 4 }).chain((coders) =>
  fc.array(
    fc
      .constantFrom(...LEVELS)
      .chain((usual) =>
        fc.array(
          fc.option(fc.oneof(fc.constant(usual), fc.constantFrom(...LEVELS)), { nil: undefined, freq: 8 }),
          { minLength: coders, maxLength: coders },
        ),
      ),
    { maxLength: 15 },
  ),
);

export function completeUnits(units: Units): Units {
  return units.filter((codes) => !codes.includes(undefined));
}
