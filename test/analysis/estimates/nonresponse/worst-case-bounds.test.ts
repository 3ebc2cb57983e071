/** What may be true of all who were invited, and how many of them answered. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { responseRate } from '../../../../analysis/estimates/nonresponse/response-rate.ts';
import {
  worstCaseBounds,
  worstCaseMeanBounds,
} from '../../../../analysis/estimates/nonresponse/worst-case-bounds.ts';
import { codeCounts, respondentsIn, type ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertCloseInterval, numberOf } from '../../../support/golden.ts';

const FIVE_POINTS = { lowest: 1, highest: 5 };
const someCounts = fc
  .array(fc.nat(20), { minLength: 5, maxLength: 5 })
  .map(codeCounts)
  .filter((counts) => counts.length > 0);

function bounds(x: number, answered: number, invited: number) {
  const result = worstCaseBounds({ x, answered, invited });
  assert.ok(result.kind === 'estimate');
  return result;
}

describe('responseRate', () => {
  it('is the share of the invited who answered, with the invited as n', () => {
    assert.deepEqual(responseRate(40, 46), { kind: 'point', value: 40 / 46, n: 46 });
    assert.equal(numberOf(responseRate(0, 46)), 0);
    assert.deepEqual(responseRate(0, 0), { kind: 'not-estimable', reason: 'no-data', n: 0 });
  });

  it('refuses more answers than invitations, by name', () => {
    assert.throws(() => responseRate(47, 46), /^RangeError: answered: /);
    assert.throws(() => responseRate(1.5, 46), /^RangeError: answered: /);
    assert.throws(() => responseRate(1, -46), /^RangeError: invited: /);
  });
});

describe('worstCaseBounds', () => {
  it('holds every share that the answers of the others could make, and both ends are reached', () => {
    const { value, interval, n } = bounds(15, 40, 46);
    const possible = [0, 1, 2, 3, 4, 5, 6].map((others) => (15 + others) / 46);
    assert.deepEqual([interval.lower, interval.upper], [Math.min(...possible), Math.max(...possible)]);
    assert.deepEqual([value, n, interval.level, interval.method], [15 / 40, 40, 1, 'worst-case']);
  });

  it('is as wide as the share of those who did not answer, and mirrors', () => {
    forAll([fc.integer({ min: 1, max: 500 }), fc.nat(500), fc.nat(5000)], (answered, part, others) => {
      const x = part % (answered + 1);
      const { interval, value } = bounds(x, answered, answered + others);
      assertClose(interval.upper - interval.lower, others / (answered + others), 1e-12);
      assert.ok(interval.lower <= value && value <= interval.upper);
      const mirrored = bounds(answered - x, answered, answered + others).interval;
      assertCloseInterval(mirrored, [1 - interval.upper, 1 - interval.lower], 1e-12);
    });
  });

  it('is the share itself when all answered', () => {
    const { value, interval } = bounds(7, 9, 9);
    assert.deepEqual([interval.lower, interval.upper], [value, value]);
  });

  it('has no value when nobody answered', () => {
    assert.deepEqual(worstCaseBounds({ x: 0, answered: 0, invited: 46 }), {
      kind: 'not-estimable',
      reason: 'no-data',
      n: 0,
    });
  });

  it('counts past 2^31', () => {
    assertCloseInterval(bounds(3e9, 4e9, 6e9).interval, [0.5, 5 / 6], 1e-12);
  });

  it('refuses what cannot be, by name', () => {
    assert.throws(() => worstCaseBounds({ x: 41, answered: 40, invited: 46 }), /^RangeError: x: /);
    assert.throws(() => worstCaseBounds({ x: -1, answered: 40, invited: 46 }), /^RangeError: x: /);
    assert.throws(() => worstCaseBounds({ x: 1, answered: 47, invited: 46 }), /^RangeError: answered: /);
    assert.throws(() => worstCaseBounds({ x: 1, answered: 4, invited: 4.5 }), /^RangeError: invited: /);
  });
});

describe('worstCaseMeanBounds', () => {
  it('holds every mean that the answers of the others could make, and both ends are reached', () => {
    const counts: ValueCounts = [
      [2, 3],
      [4, 1],
    ];
    const possible = [1, 2, 3, 4, 5].flatMap((a) => [1, 2, 3, 4, 5].map((b) => (10 + a + b) / 6));
    const result = worstCaseMeanBounds(counts, 6, FIVE_POINTS);
    assert.ok(result.kind === 'estimate');
    assert.deepEqual([result.value, result.n], [2.5, 4]);
    assertCloseInterval(result.interval, [Math.min(...possible), Math.max(...possible)], 1e-12);
  });

  it('is that of a share for a scale of 0 and 1', () => {
    forAll([fc.integer({ min: 1, max: 90 }), fc.nat(90), fc.nat(90)], (answered, part, others) => {
      const x = part % (answered + 1);
      const counts: ValueCounts = [
        [1, x],
        [0, answered - x],
      ];
      const result = worstCaseMeanBounds(counts, answered + others, { lowest: 0, highest: 1 });
      assert.ok(result.kind === 'estimate');
      const { lower, upper } = bounds(x, answered, answered + others).interval;
      assertCloseInterval(result.interval, [lower, upper], 1e-12);
    });
  });

  it('lies on the scale, around the mean, whatever the order of values', () => {
    forAll([someCounts, fc.nat(200)], (counts, others) => {
      const invited = respondentsIn(counts) + others;
      const result = worstCaseMeanBounds(counts, invited, FIVE_POINTS);
      assert.ok(result.kind === 'estimate');
      const { lower, upper } = result.interval;
      assert.ok(1 <= lower + 1e-12 && lower <= result.value + 1e-12);
      assert.ok(result.value <= upper + 1e-12 && upper <= 5 + 1e-12);
      const turned = worstCaseMeanBounds(counts.toReversed(), invited, FIVE_POINTS);
      assert.ok(turned.kind === 'estimate');
      assertCloseInterval(turned.interval, [lower, upper], 1e-12);
    });
  });

  it('has no value when nobody answered', () => {
    assert.equal(worstCaseMeanBounds([], 46, FIVE_POINTS).kind, 'not-estimable');
  });

  it('refuses what cannot be, by name', () => {
    const one: ValueCounts = [[3, 10]];
    assert.throws(() => worstCaseMeanBounds([[6, 1]], 46, FIVE_POINTS), /^RangeError: counts: 6 /);
    assert.throws(() => worstCaseMeanBounds([[3, -1]], 46, FIVE_POINTS), /^RangeError: counts\[0\]: /);
    assert.throws(() => worstCaseMeanBounds(one, 9, FIVE_POINTS), /^RangeError: answered: /);
    assert.throws(() => worstCaseMeanBounds(one, 46, { lowest: 5, highest: 1 }), /^RangeError: range: /);
    assert.throws(
      () => worstCaseMeanBounds(one, 46, { lowest: Number.NaN, highest: 1 }),
      /^RangeError: range.lowest: /,
    );
  });
});
