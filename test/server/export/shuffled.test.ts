/** Random order: every order equally likely, none favoured. */

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';

import { shuffledIndices } from '../../../server/export/shuffled.ts';

describe('a shuffled order', () => {
  it('holds every row once', () => {
    const order = shuffledIndices(5000, randomBytes);
    assert.deepEqual(
      [...order].sort((a, b) => a - b),
      Array.from({ length: 5000 }, (_, index) => index),
    );
  });

  it('comes from the random source alone', () => {
    const counted = () => {
      let drawn = 0;
      return (bytes: number) => Uint8Array.from({ length: bytes }, () => (drawn = (drawn * 73 + 41) % 251));
    };
    assert.deepEqual(shuffledIndices(50, counted()), shuffledIndices(50, counted()));
  });

  it('throws away draws that would favour some rows', () => {
    // 2^32 is 1 more than a multiple of 3, so the highest draw must not be used for the third row.
    const draws = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0];
    const order = shuffledIndices(3, (bytes) =>
      Uint8Array.from({ length: bytes }, (_, at) => draws[at] ?? 0),
    );
    assert.deepEqual([...order], [1, 2, 0]);
  });

  it('of few rows takes every order about equally often', () => {
    const seen = new Map<string, number>();
    for (let run = 0; run < 6000; run++) {
      const order = shuffledIndices(3, randomBytes).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    assert.equal(seen.size, 6);
    // Seven standard deviations around 1000.
    for (const count of seen.values()) assert.ok(Math.abs(count - 1000) < 200, `${count} of 6000`);
  });
});
