/** What unequal weights cost, beyond the golden cases. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import { kishDesignEffect } from '../../../../analysis/estimates/weights/kish-design-effect.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose } from '../../../support/golden.ts';

const someWeights: fc.Arbitrary<ValueCounts> = fc.array(
  fc.tuple(fc.double({ min: 0.01, max: 50, noNaN: true }), fc.integer({ min: 1, max: 40 })),
  { minLength: 1, maxLength: 8 },
);

function effect(weights: ValueCounts) {
  const found = kishDesignEffect(weights);
  assert.ok(found.kind === 'design-effect');
  return found;
}

describe('kishDesignEffect', () => {
  it('is at least 1, and leaves at least one respondent and at most all', () => {
    forAll([someWeights], (weights) => {
      const { n, designEffect, effectiveN } = effect(weights);
      assert.ok(designEffect >= 1 - 1e-12);
      assert.ok(effectiveN >= 1 - 1e-12 && effectiveN <= n * (1 + 1e-12));
      assertClose(designEffect * effectiveN, n, 1e-9);
    });
  });

  it('depends neither on the order, nor on the scale, nor on how equal weights are split', () => {
    forAll([someWeights, fc.constantFrom(1e-90, 0.5, 3, 1e90)], (weights, scale) => {
      const { designEffect } = effect(weights);
      const ones = weights.flatMap(([weight, count]) =>
        Array.from({ length: count }, () => [weight * scale, 1] as const),
      );
      assertClose(effect(ones.toReversed()).designEffect, designEffect, 1e-9);
    });
  });

  it('counts respondents of weight 0 among all and not among the effective', () => {
    const with0 = effect([
      [1, 5],
      [0, 5],
    ]);
    assert.deepEqual([with0.n, with0.designEffect, with0.effectiveN], [10, 2, 5]);
  });

  it('has no value for nobody, and when all weights are 0', () => {
    assert.deepEqual(kishDesignEffect([]), { kind: 'not-estimable', reason: 'no-data', n: 0 });
    assert.deepEqual(kishDesignEffect([[0, 4]]), { kind: 'not-estimable', reason: 'no-data', n: 4 });
    assert.deepEqual(kishDesignEffect([[2, 0]]), { kind: 'not-estimable', reason: 'no-data', n: 0 });
  });

  it('counts past 2^31', () => {
    assertClose(
      effect([
        [1, 3e9],
        [3, 3e9],
      ]).effectiveN,
      4.8e9,
      1e-9,
    );
  });

  it('refuses negative and other weights that are none, by name', () => {
    assert.throws(() => kishDesignEffect([[-1, 3]]), /^RangeError: weights\[0\]: -1 is below 0/);
    assert.throws(() => kishDesignEffect([[Number.NaN, 3]]), /^RangeError: weights\[0\]: /);
    assert.throws(() => kishDesignEffect([[1, 2.5]]), /^RangeError: weights\[0\]: /);
  });
});
