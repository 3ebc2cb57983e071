/** Seeded random numbers: repeatable, and spread over 0 to 1. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { seededRandom } from '../../../analysis/estimates/seeded-random.ts';

const SEED = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

describe('seeded random numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    const [first, again, other] = [SEED, SEED, `a${SEED.slice(1)}`].map(seededRandom);
    const ten = (random?: () => number) => Array.from({ length: 10 }, () => random?.());
    const numbers = ten(first);
    assert.deepEqual(ten(again), numbers);
    assert.notDeepEqual(ten(other), numbers);
  });

  it('lie from 0 to below 1 and fill every tenth about equally', () => {
    const random = seededRandom(SEED);
    const tenths = Array<number>(10).fill(0);
    for (let index = 0; index < 100_000; index += 1) {
      const value = random();
      assert.ok(value >= 0 && value < 1);
      const tenth = Math.floor(value * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // Five standard deviations of a binomial count.
    for (const count of tenths) assert.ok(Math.abs(count - 10_000) < 5 * Math.sqrt(9_000), String(count));
  });

  it('refuse a seed that says too little', () => {
    for (const seed of ['', 'abc', '0'.repeat(64), `${'g'.repeat(64)}`]) {
      assert.throws(() => seededRandom(seed), /seed/);
    }
  });
});
