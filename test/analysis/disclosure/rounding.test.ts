/** Rounding (rules R1 and R2): half up from whole numbers, intervals outward. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as fc from 'fast-check';

import {
  roundedHalfUp,
  roundedOutward,
  roundedPercent,
  roundedShare,
  widestShareInterval,
  wilsonInterval,
} from '../../../analysis/disclosure/rounding.ts';
import { forAll } from '../../support/for-all.ts';

describe('a percentage', () => {
  it('is rounded half up where binary fractions would round down', () => {
    assert.equal(Math.round((29 / 200) * 100), 14);
    assert.equal(roundedPercent(29, 200), 15);
    assert.equal(roundedPercent(1, 8), 13);
    assert.equal(roundedPercent(5, 33), 15);
    assert.equal(roundedPercent(0, 7), 0);
    assert.equal(roundedPercent(7, 7), 100);
  });

  it('is rounded to tenths half up as well', () => {
    assert.equal(roundedShare(1, 20, 10), 0.1);
    assert.equal(roundedShare(1, 21, 10), 0);
    assert.equal(roundedShare(9, 20, 10), 0.5);
    assert.equal(roundedShare(19, 20, 10), 1);
  });
});

describe('a mean', () => {
  it('is rounded to one decimal half up, below zero too', () => {
    assert.equal(roundedHalfUp(2.25, 10), 2.3);
    assert.equal(roundedHalfUp(1.15, 10), 1.2);
    assert.equal(roundedHalfUp(-0.25, 10), -0.2);
    assert.ok(Object.is(roundedHalfUp(-0.04, 10), 0));
  });
});

describe('an interval', () => {
  const reach = { lowest: 1, highest: 5 };

  it('is rounded outward to half points and stays where it lies on one', () => {
    assert.deepEqual(roundedOutward({ lower: 2.26, upper: 3.74, level: 0.95 }, 2, reach), {
      lower: 2,
      upper: 4,
      level: 0.95,
    });
    assert.deepEqual(roundedOutward({ lower: 2.5, upper: 3.5, level: 0.95 }, 2, reach), {
      lower: 2.5,
      upper: 3.5,
      level: 0.95,
    });
  });

  it('ends where the scale ends', () => {
    assert.deepEqual(roundedOutward({ lower: 0.8, upper: 5.2, level: 0.95 }, 2, reach), {
      lower: 1,
      upper: 5,
      level: 0.95,
    });
  });
});

describe('the interval of a share of 10 to 22 people', () => {
  const ends = (share: number, from: number, to: number) => {
    const { lower, upper } = widestShareInterval(share, { from, to }, 10);
    return [lower, upper];
  };

  it('is the widest that any count in the band would give, rounded outward to 10', () => {
    // Worked by hand for 15 to 22, as the pages show them: 20 (0 to 50), 40 (10 to 70), 50 (20 to 80), 60 (30 to 90).
    assert.deepEqual(ends(0.2, 15, 22), [0, 0.5]);
    assert.deepEqual(ends(0.4, 15, 22), [0.1, 0.7]);
    assert.deepEqual(ends(0.5, 15, 22), [0.2, 0.8]);
    assert.deepEqual(ends(0.6, 15, 22), [0.3, 0.9]);
  });

  it('holds the interval of every count that it could stand for', () => {
    const anyCount = fc
      .integer({ min: 10, max: 22 })
      .chain((n) => fc.record({ n: fc.constant(n), k: fc.nat(n) }));
    forAll([anyCount], ({ n, k }) => {
      const band = n <= 14 ? { from: 10, to: 14 } : { from: 15, to: 22 };
      const shown = widestShareInterval(roundedShare(k, n, 10), band, 10);
      const own = wilsonInterval(k, n);
      assert.ok(shown.lower <= own.lower + 1e-12 && shown.upper >= own.upper - 1e-12, `${k} of ${n}`);
    });
  });
});
