/** Several tests at once: Holm, Benjamini and Hochberg, Bonferroni. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { benjaminiHochberg } from '../../../../analysis/estimates/multiplicity/benjamini-hochberg.ts';
import { bonferroni } from '../../../../analysis/estimates/multiplicity/bonferroni.ts';
import { holm } from '../../../../analysis/estimates/multiplicity/holm.ts';
import { madeTests } from '../../../../analysis/estimates/multiplicity/made-tests.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, goldenCases } from '../../../support/golden.ts';

type PValues = readonly (number | undefined)[];
type Adjustment = 'holm' | 'bh' | 'bonferroni';

const ADJUSTMENTS: Readonly<Record<Adjustment, (pValues: PValues) => PValues>> = {
  holm,
  bh: benjaminiHochberg,
  bonferroni,
};

const names = Object.keys(ADJUSTMENTS) as readonly Adjustment[];

/** Some p values in a family, equal ones and tests that could not be made among them. */
const families: fc.Arbitrary<PValues> = fc.array(
  fc.option(
    fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.001, 0.01, 0.01, 0.5, 1)),
    { nil: undefined, freq: 6 },
  ),
  { maxLength: 20 },
);

function made(pValues: PValues): readonly number[] {
  return pValues.filter((p) => p !== undefined);
}

describe('adjusted p values', () => {
  type Input = { readonly p: readonly (number | null)[] };
  type Expected = Readonly<Record<Adjustment, readonly (number | null)[]>>;
  for (const { id, input, expected, tol_rel } of goldenCases<Input, Expected>('p_adjust')) {
    for (const name of names) {
      it(`agree with R: ${name}, ${id}`, () => {
        const adjusted = ADJUSTMENTS[name](input.p.map((p) => p ?? undefined));
        assert.equal(adjusted.length, expected[name].length);
        adjusted.forEach((p, place) => {
          const wanted = expected[name][place] ?? null;
          if (wanted === null) assert.equal(p, undefined);
          else assertClose(p ?? Number.NaN, wanted, tol_rel);
        });
      });
    }
  }

  for (const name of names) {
    const adjust = ADJUSTMENTS[name];
    it(`are never smaller, within 1, in the same order, and missing where they were: ${name}`, () => {
      forAll([families], (pValues) => {
        const adjusted = adjust(pValues);
        assert.equal(adjusted.length, pValues.length);
        pValues.forEach((p, place) => {
          const after = adjusted[place];
          assert.equal(after === undefined, p === undefined);
          if (p === undefined || after === undefined) return;
          assert.ok(after >= p && after <= 1);
          pValues.forEach((q, other) => {
            if (q !== undefined && p <= q) assert.ok(after <= (adjusted[other] ?? -1));
          });
        });
      });
    });

    it(`move with their tests when the family is put in another order: ${name}`, () => {
      forAll([families], (pValues) => {
        assert.deepEqual(adjust(pValues.toReversed()), adjust(pValues).toReversed());
      });
    });

    it(`do not count what could not be tested: ${name}`, () => {
      forAll([families], (pValues) => {
        assert.deepEqual(made(adjust(pValues)), adjust(made(pValues)));
      });
    });

    it(`refuse what is not a p value, and say where it stands: ${name}`, () => {
      for (const wrong of [1.2, -0.1, Number.NaN, Number.POSITIVE_INFINITY])
        assert.throws(() => adjust([0.5, undefined, wrong]), /^RangeError: pValues\[2\]/);
    });
  }

  it('are smallest after Benjamini and Hochberg and largest after Bonferroni', () => {
    forAll([families], (pValues) => {
      const [lowest, middle, highest] = [benjaminiHochberg(pValues), holm(pValues), bonferroni(pValues)];
      pValues.forEach((p, place) => {
        if (p === undefined) return;
        // Multiplied in different orders, equal values may part by rounding.
        assert.ok((lowest[place] ?? 2) <= (middle[place] ?? -1) + 1e-15);
        assert.ok((middle[place] ?? 2) <= (highest[place] ?? -1) + 1e-15);
      });
    });
  });

  it('are the p value itself in a family of one', () => {
    for (const name of names) assert.deepEqual(ADJUSTMENTS[name]([undefined, 0.03]), [undefined, 0.03]);
  });
});

describe('madeTests', () => {
  it('puts the tests that could be made in order of p and remembers their places', () => {
    assert.deepEqual(madeTests([0.5, undefined, 0.1]), [
      { p: 0.1, place: 2 },
      { p: 0.5, place: 0 },
    ]);
  });
});
