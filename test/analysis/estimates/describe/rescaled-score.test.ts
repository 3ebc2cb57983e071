/** Two rescalings of a score that must not be taken for one another. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { percentOfMaximum, rescaledTo100 } from '../../../../analysis/estimates/describe/rescaled-score.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose } from '../../../support/golden.ts';

const FIVE_POINTS = { lowest: 1, highest: 5 };

describe('percent of maximum and the 0-100 rescaling', () => {
  it('differ: the lowest mark of five points is 20 % of the maximum, and 0 from 0 to 100', () => {
    assert.equal(percentOfMaximum(1, 5), 20);
    assert.equal(rescaledTo100(1, FIVE_POINTS), 0);
    assert.equal(percentOfMaximum(3, 5), 60);
    assert.equal(rescaledTo100(3, FIVE_POINTS), 50);
  });

  it('agree at the maximum, and everywhere when the lowest score is 0', () => {
    assert.equal(percentOfMaximum(5, 5), rescaledTo100(5, FIVE_POINTS));
    forAll([fc.double({ min: 0, max: 40, noNaN: true })], (score) => {
      assertClose(percentOfMaximum(score, 40), rescaledTo100(score, { lowest: 0, highest: 40 }), 1e-12);
    });
  });

  it('leave the order of scores as it is', () => {
    const score = fc.double({ min: 1, max: 5, noNaN: true });
    forAll([score, score], (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      assert.ok(percentOfMaximum(low, 5) <= percentOfMaximum(high, 5));
      assert.ok(rescaledTo100(low, FIVE_POINTS) <= rescaledTo100(high, FIVE_POINTS));
    });
  });

  it('are not cut where the limit of an interval lies past the end', () => {
    assert.equal(rescaledTo100(5.4, FIVE_POINTS), 110.00000000000001);
    assert.equal(percentOfMaximum(5.4, 5), 108);
  });

  it('refuse a scale without length and what is no number', () => {
    assert.throws(() => percentOfMaximum(3, 0), /^RangeError: highest: /);
    assert.throws(() => percentOfMaximum(Number.NaN, 5), /^RangeError: score: /);
    assert.throws(() => rescaledTo100(3, { lowest: 5, highest: 5 }), /^RangeError: range: /);
    assert.throws(() => rescaledTo100(3, { lowest: Number.NaN, highest: 5 }), /^RangeError: range.lowest: /);
    assert.throws(() => rescaledTo100(Number.POSITIVE_INFINITY, FIVE_POINTS), /^RangeError: score: /);
  });
});
