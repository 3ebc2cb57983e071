/** Welch, Cohen's d, Hedges' g and the standardised difference: what moves them, what does not, and when there is none. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { cohensD } from '../../../../analysis/estimates/compare/cohens-d.ts';
import { hedgesG } from '../../../../analysis/estimates/compare/hedges-g.ts';
import {
  STANDARDISED_DIFFERENCE_FLAG,
  STANDARDISED_DIFFERENCE_PER_SIDE,
  standardisedMeanDifference,
} from '../../../../analysis/estimates/compare/standardised-mean-difference.ts';
import { welchDifference } from '../../../../analysis/estimates/compare/welch.ts';
import type { ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { counted, oneByOne, someAnswers, times, withValues } from './some-groups.ts';

const EFFECT_SIZES = { cohensD, hedgesG, standardisedMeanDifference };

/** J(m) = Gamma(m/2) / (sqrt(m/2) Gamma((m - 1)/2)) from Gamma(1/2) = sqrt(pi), Gamma(1) = 1, Gamma(x + 1) = x Gamma(x). */
function correctionFromGamma(m: number): number {
  let ratio = m % 2 === 0 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2;
  for (let each = m % 2 === 0 ? 2 : 3; each < m; each += 2) ratio *= each / (each - 1);
  return ratio / Math.sqrt(m / 2);
}

describe('welchDifference', () => {
  it('does not depend on the order of respondents nor on how they are counted', () => {
    forAll([someAnswers(2, 20), someAnswers(2, 20)], (first, second) => {
      const result = welchDifference(oneByOne(first), oneByOne(second));
      const other = welchDifference(counted(first.toReversed()), counted(second.toReversed()));
      assertClose(numberOf(other.meanDifference), numberOf(result.meanDifference), 1e-12);
      assert.equal(other.test.kind, result.test.kind);
      if (result.test.kind !== 'test' || other.test.kind !== 'test') return;
      assertClose(other.test.p, result.test.p, 1e-10);
    });
  });

  it('changes the sign of difference and t and keeps p when the groups are exchanged', () => {
    forAll([someAnswers(2, 20), someAnswers(2, 20)], (first, second) => {
      const result = welchDifference(counted(first), counted(second));
      const exchanged = welchDifference(counted(second), counted(first));
      if (result.difference.kind !== 'estimate' || result.test.kind !== 'test') {
        assert.deepEqual(exchanged.test, result.test);
        return;
      }
      assert.ok(exchanged.difference.kind === 'estimate' && exchanged.test.kind === 'test');
      assertClose(exchanged.difference.value, -result.difference.value, 1e-12);
      assertClose(exchanged.difference.interval.lower, -result.difference.interval.upper, 1e-10);
      assertClose(exchanged.test.statistic, -result.test.statistic, 1e-10);
      assertClose(exchanged.test.p, result.test.p, 1e-10);
    });
  });

  it('is moved by neither a constant nor a large offset, and rescales with the values', () => {
    forAll([someAnswers(2, 20), someAnswers(2, 20)], (first, second) => {
      const { difference } = welchDifference(counted(first), counted(second));
      if (difference.kind !== 'estimate') return;
      const moved = welchDifference(
        withValues(counted(first), (answer) => answer + 1e9),
        withValues(counted(second), (answer) => answer + 1e9),
      ).difference;
      assert.ok(moved.kind === 'estimate');
      assertClose(moved.value, difference.value, 1e-6);
      assertClose(moved.interval.lower, difference.interval.lower, 1e-6);
      const rescaled = welchDifference(
        withValues(counted(first), (answer) => (answer - 1) * 25),
        withValues(counted(second), (answer) => (answer - 1) * 25),
      ).difference;
      assert.ok(rescaled.kind === 'estimate');
      assertClose(rescaled.value, 25 * difference.value, 1e-10);
      assertClose(rescaled.interval.upper, 25 * difference.interval.upper, 1e-10);
    });
  });

  it('has degrees of freedom between those of the smaller group and those of both', () => {
    forAll([someAnswers(2, 20), someAnswers(2, 20)], (first, second) => {
      const { degreesOfFreedom, n1, n2, test, difference } = welchDifference(counted(first), counted(second));
      if (degreesOfFreedom.kind !== 'point') return;
      assert.ok(degreesOfFreedom.value >= Math.min(n1, n2) - 1 - 1e-9);
      assert.ok(degreesOfFreedom.value <= n1 + n2 - 2 + 1e-9);
      assert.ok(test.kind === 'test' && difference.kind === 'estimate');
      const isOutside = difference.interval.lower > 0 || difference.interval.upper < 0;
      if (Math.abs(test.p - 0.05) > 1e-9) assert.equal(isOutside, test.p < 0.05);
    });
  });

  it('has no test with one respondent in a group, though it has the difference', () => {
    const result = welchDifference(counted([5]), counted([1, 2, 4]));
    assertReason(result.test, 'n_lt_2');
    assertReason(result.difference, 'n_lt_2');
    assertReason(result.degreesOfFreedom, 'n_lt_2');
    assertClose(numberOf(result.meanDifference), 5 - 7 / 3, 1e-12);
  });

  it('has no difference without respondents in both groups', () => {
    const result = welchDifference([], counted([1, 2]));
    assertReason(result.test, 'n_lt_2');
    assertReason(result.meanDifference, 'no_data');
  });

  it('has no test without variance, even where the mean of equal values is rounded', () => {
    for (const value of [0.1, 7 / 3, 1e15 + 0.3]) {
      const result = welchDifference(oneByOne([value, value, value]), [[value, 7]]);
      assertReason(result.test, 'zero_variance');
      assert.equal(numberOf(result.meanDifference), 0);
    }
  });

  it('has a test where only one group has variance', () => {
    const { degreesOfFreedom, test } = welchDifference([[3, 4]], counted([1, 2, 4]));
    assert.equal(test.kind, 'test');
    assertClose(numberOf(degreesOfFreedom), 2, 1e-12);
  });

  it('counts on past 2^31 respondents', () => {
    const group: ValueCounts = [
      [1, 3e9],
      [2, 5e9],
    ];
    const { test, difference } = welchDifference(group, [...group, [3, 1e9]]);
    assert.ok(test.kind === 'test' && difference.kind === 'estimate');
    assert.ok(difference.interval.upper < 0 && test.p < 1e-9);
  });

  it('refuses what is no value, no number of respondents and no level, by name', () => {
    assert.throws(() => welchDifference([[1, -1]], []), /^RangeError: first\[0\]/);
    assert.throws(() => welchDifference([], [[Infinity, 1]]), /^RangeError: second\[0\]/);
    assert.throws(() => welchDifference([], [], 0), /^RangeError: level: 0/);
  });
});

describe('effect sizes of means', () => {
  for (const [name, effectSize] of Object.entries(EFFECT_SIZES)) {
    it(`${name} knows no unit, and changes its sign when the groups are exchanged`, () => {
      forAll([someAnswers(2, 20), someAnswers(2, 20)], (first, second) => {
        const result = effectSize(oneByOne(first), oneByOne(second));
        if (result.kind !== 'point') {
          assert.deepEqual(effectSize(counted(second), counted(first)), result);
          return;
        }
        const inHundreds = (answer: number) => (answer - 1) * 25 + 7;
        const rescaled = effectSize(
          withValues(counted(first), inHundreds),
          withValues(counted(second.toReversed()), inHundreds),
        );
        assertClose(numberOf(rescaled), result.value, 1e-10);
        assertClose(numberOf(effectSize(counted(second), counted(first))), -result.value, 1e-10);
      });
    });

    it(`${name} says why there is none`, () => {
      assertReason(effectSize([], []), 'n_lt_2');
      assertReason(effectSize(counted([5]), counted([1, 2])), 'n_lt_2');
      assertReason(effectSize([[0.1, 3]], [[0.2, 3]]), 'zero_variance');
      assert.throws(() => effectSize([], [[1, 1.5]]), /^RangeError: second\[0\]/);
    });
  }

  it("of Hedges is Cohen's times the exact correction, for small and for large samples", () => {
    for (const n of [4, 5, 8, 13, 41, 42, 43, 100, 101]) {
      const first = oneByOne(Array.from({ length: n - 2 }, (_, i) => i % 5));
      const second = oneByOne([2, 9]);
      const correction = numberOf(hedgesG(first, second)) / numberOf(cohensD(first, second));
      assertClose(correction, correctionFromGamma(n - 2), 1e-13);
    }
  });

  it('agree for groups of equal size', () => {
    forAll([someAnswers(10, 10), someAnswers(10, 10)], (first, second) => {
      const d = cohensD(counted(first), counted(second));
      const smd = standardisedMeanDifference(counted(first), counted(second));
      if (d.kind === 'point') assertClose(numberOf(smd), d.value, 1e-12);
    });
  });

  it('weighs both variances alike, whatever the sizes of the groups', () => {
    const [early, late] = [counted([1, 2, 3, 3, 5]), counted([2, 4, 4])];
    const once = numberOf(standardisedMeanDifference(times(early, 1e6), times(late, 1e6)));
    const uneven = numberOf(standardisedMeanDifference(times(early, 1e9), times(late, 1e6)));
    assertClose(uneven, once, 1e-6);
  });

  it('are flagged beyond 0.2, with 20 respondents on each side', () => {
    assert.deepEqual([STANDARDISED_DIFFERENCE_FLAG, STANDARDISED_DIFFERENCE_PER_SIDE], [0.2, 20]);
  });
});
