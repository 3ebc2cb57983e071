/** Bands beside a known sum. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { STAFF_POLICY } from '../../../analysis/disclosure/policy.ts';
import { narrowedBands, protectiveBands } from '../../../analysis/disclosure/protective-bands.ts';

describe('bands beside a known sum', () => {
  it('are those of the policy where they leave four values each', () => {
    // 21 + 12 = 33: the first is 19 to 22, the second 11 to 14.
    const bands = protectiveBands([21, 12], STAFF_POLICY);
    assert.deepEqual(bands, [
      { from: 15, to: 22 },
      { from: 10, to: 14 },
    ]);
    assert.deepEqual(narrowedBands(bands ?? [], 33), [
      { from: 19, to: 22 },
      { from: 11, to: 14 },
    ]);
  });

  it('are wider where the sum would give the sizes away', () => {
    // 22 + 14 = 36 is the largest sum of 15-22 and 10-14, so these bands would say everything.
    assert.deepEqual(protectiveBands([22, 14], STAFF_POLICY), [
      { from: 10, to: 22 },
      { from: 10, to: 22 },
    ]);
  });

  it('say no more than "at least ten" where all are as large as a band allows', () => {
    assert.deepEqual(protectiveBands([22, 22], STAFF_POLICY), [
      { from: 10, to: 34 },
      { from: 10, to: 34 },
    ]);
  });

  it('do not tell the size of a large group that protects a small one', () => {
    assert.deepEqual(protectiveBands([100, 15], STAFF_POLICY), [
      { from: 23, to: 100 },
      { from: 15, to: 22 },
    ]);
  });

  it('do not exist for a size that follows from the sum whatever is told', () => {
    assert.equal(protectiveBands([30], STAFF_POLICY), undefined);
    assert.equal(protectiveBands([10, 11], STAFF_POLICY), undefined);
    assert.deepEqual(protectiveBands([], STAFF_POLICY), []);
  });
});
