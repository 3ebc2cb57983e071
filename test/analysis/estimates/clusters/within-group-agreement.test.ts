/** r_wg: its bounds, and where there is none. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { withinGroupAgreement } from '../../../../analysis/estimates/clusters/within-group-agreement.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';

const someCounts = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(9)), { maxLength: 8 });

describe('withinGroupAgreement', () => {
  it('stays from 0 to 1', () => {
    forAll([someCounts], (counts) => {
      const { agreement } = withinGroupAgreement(counts, 5);
      if (agreement.kind === 'point') assert.ok(agreement.value >= 0 && agreement.value <= 1);
    });
  });

  it('is 1 when all give one answer, and 0 when they are split to the ends', () => {
    assert.equal(numberOf(withinGroupAgreement([[2, 9]], 5).agreement), 1);
    assert.equal(
      numberOf(
        withinGroupAgreement(
          [
            [1, 9],
            [5, 9],
          ],
          5,
        ).agreement,
      ),
      0,
    );
  });

  it('expects of random answers the variance of a die with as many sides as there are options', () => {
    for (const [options, variance] of [
      [2, 0.25],
      [4, 1.25],
      [5, 2],
      [7, 4],
    ] as const) {
      assert.equal(withinGroupAgreement([[1, 3]], options).expectedVariance, variance);
    }
  });

  it('is the same whichever end the scale is counted from, and whatever the order', () => {
    forAll([someCounts], (counts) => {
      const before = withinGroupAgreement(counts, 5);
      const turned = withinGroupAgreement(
        counts.map(([code, count]) => [6 - code, count] as const).toReversed(),
        5,
      );
      assert.equal(turned.agreement.kind, before.agreement.kind);
      if (before.agreement.kind === 'point') {
        assertClose(numberOf(turned.agreement), before.agreement.value, 1e-12);
      }
    });
  });

  it('is of all respondents together, however their counts are divided', () => {
    const together = withinGroupAgreement(
      [
        [3, 4],
        [4, 5],
      ],
      5,
    );
    const divided = withinGroupAgreement(
      [
        [4, 2],
        [3, 4],
        [4, 3],
      ],
      5,
    );
    assertClose(numberOf(divided.agreement), numberOf(together.agreement), 1e-12);
    assert.equal(divided.n, 9);
  });

  it('counts respondents past 2^31', () => {
    const { agreement, n } = withinGroupAgreement(
      [
        [3, 2 ** 33],
        [4, 2 ** 33],
      ],
      5,
    );
    assert.equal(n, 2 ** 34);
    assertClose(numberOf(agreement), 1 - 0.25 / 2, 1e-9);
  });

  it('needs two respondents', () => {
    assertReason(withinGroupAgreement([], 5).agreement, 'no_data');
    assertReason(withinGroupAgreement([[3, 0]], 5).agreement, 'no_data');
    assertReason(withinGroupAgreement([[3, 1]], 5).agreement, 'n_lt_2');
  });

  it('refuses what is no option, no count, and no number of options, by name', () => {
    assert.throws(() => withinGroupAgreement([[6, 1]], 5), /^RangeError: counts\[0\]/);
    assert.throws(() => withinGroupAgreement([[0, 1]], 5), /^RangeError: counts\[0\]/);
    assert.throws(() => withinGroupAgreement([[3, -1]], 5), /^RangeError: counts\[0\]/);
    assert.throws(() => withinGroupAgreement([[3, 1]], 1), /^RangeError: options/);
    assert.throws(() => withinGroupAgreement([[3, 1]], 2.5), /^RangeError: options/);
  });
});
