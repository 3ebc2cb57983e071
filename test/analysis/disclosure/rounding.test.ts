/** Rounding (rules R1 and R2): half up from whole numbers, intervals outward. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  countsRoundingTo,
  roundedHalfUp,
  roundedOutward,
  roundedPercent,
} from '../../../analysis/disclosure/rounding.ts';

describe('a percentage', () => {
  it('is rounded half up where binary fractions would round down', () => {
    assert.equal(Math.round((29 / 200) * 100), 14);
    assert.equal(roundedPercent(29, 200), 15);
    assert.equal(roundedPercent(1, 8), 13);
    assert.equal(roundedPercent(5, 33), 15);
    assert.equal(roundedPercent(0, 7), 0);
    assert.equal(roundedPercent(7, 7), 100);
  });

  it('in tenths stands for the counts that round to it half up', () => {
    // Of 20: 0.05 is 0.1, so 1 and 2; 9 to 10 are 0.5; 19 is 1. Of 21: 1 is less than 0.05.
    assert.deepEqual(countsRoundingTo(1, 20, 10), { least: 1, most: 2 });
    assert.deepEqual(countsRoundingTo(5, 20, 10), { least: 9, most: 10 });
    assert.deepEqual(countsRoundingTo(10, 20, 10), { least: 19, most: 20 });
    assert.deepEqual(countsRoundingTo(0, 21, 10), { least: 0, most: 1 });
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
