/** The share of a small group as it is told: tenths, with a code at either end. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { type Band, STAFF_POLICY } from '../../../analysis/disclosure/policy.ts';
import { wilsonInterval } from '../../../analysis/disclosure/rounding.ts';
import { makeShareCode, widestShareInterval } from '../../../analysis/disclosure/share-code.ts';
import { forAll } from '../../support/for-all.ts';

const TENTHS = Array.from({ length: 11 }, (_, units) => units / 10);
const LOWER: Band = { from: 10, to: 14 };
const UPPER: Band = { from: 15, to: 22 };

const anyBand = fc
  .constantFrom(LOWER, UPPER, { from: 10, to: 22 }, { from: 10, to: 34 }, { from: 23, to: 60 })
  .chain((band) =>
    fc
      .integer({ min: band.from, max: band.to })
      .chain((n) => fc.record({ band: fc.constant(band), n: fc.constant(n), k: fc.nat(n) })),
  );

function told(k: number, n: number, band: Band): number {
  return makeShareCode(band, STAFF_POLICY).shareOf(k, n);
}

describe('the share of 10 to 22 people', () => {
  it('is rounded to tenths, half up', () => {
    assert.equal(told(7, 20, UPPER), 0.4);
    assert.equal(told(9, 20, UPPER), 0.5);
    assert.equal(told(5, 12, LOWER), 0.4);
    assert.equal(told(3, 12, LOWER), 0.3);
  });

  it('is almost none or almost all where at most one person differs', () => {
    for (const [n, band] of [
      [10, LOWER],
      [14, LOWER],
      [15, UPPER],
      [22, UPPER],
    ] as const) {
      assert.deepEqual([told(0, n, band), told(1, n, band)], [0, 0]);
      assert.deepEqual([told(n - 1, n, band), told(n, n, band)], [1, 1]);
    }
    assert.deepEqual([told(2, 15, UPPER), told(13, 15, UPPER)], [0.1, 0.9]);
  });

  it('takes a step into the code that only one size would be left for', () => {
    // Without 0 and 1, one tenth is 2 of 14 in this band and nothing else.
    assert.deepEqual([told(2, 14, LOWER), told(12, 14, LOWER)], [0, 1]);
    assert.deepEqual([told(2, 10, LOWER), told(8, 10, LOWER)], [0.2, 0.8]);
    // Among 10 to 22 it is 2 or 3 of 14 and more.
    assert.equal(told(2, 14, { from: 10, to: 22 }), 0.1);
  });

  it('says of every count one thing, and leaves at least four sizes of each band whatever it says', () => {
    forAll([anyBand], ({ band, n, k }) => {
      const { countsOf } = makeShareCode(band, STAFF_POLICY);
      const saying = TENTHS.filter((share) => countsOf(share, n).least <= k && k <= countsOf(share, n).most);
      assert.deepEqual(saying, [told(k, n, band)]);
      const sizes = Array.from({ length: band.to - band.from + 1 }, (_, index) => band.from + index).filter(
        (size) => saying.some((share) => countsOf(share, size).least <= countsOf(share, size).most),
      );
      assert.ok(sizes.length >= 4, `${k} of ${n}: ${sizes}`);
    });
  });
});

describe('its interval', () => {
  const ends = (share: number, band: Band) => {
    const { lower, upper } = widestShareInterval(share, band, STAFF_POLICY);
    return [lower, upper];
  };

  it('is the widest that any count in the band would give, rounded outward to 10', () => {
    // Worked by hand for 15 to 22, as the pages show them: 20 (0 to 50), 40 (10 to 70), 50 (20 to 80), 60 (30 to 90).
    assert.deepEqual(ends(0.2, UPPER), [0, 0.5]);
    assert.deepEqual(ends(0.4, UPPER), [0.1, 0.7]);
    assert.deepEqual(ends(0.5, UPPER), [0.2, 0.8]);
    assert.deepEqual(ends(0.6, UPPER), [0.3, 0.9]);
    // Almost none is 1 of 10 too, which chance alone allows up to 40 in 100 (Wilson 0.404).
    assert.deepEqual(ends(0, LOWER), [0, 0.5]);
  });

  it('holds the interval of every count that it could stand for', () => {
    forAll([anyBand], ({ band, n, k }) => {
      const shown = widestShareInterval(told(k, n, band), band, STAFF_POLICY);
      const own = wilsonInterval(k, n);
      assert.ok(shown.lower <= own.lower + 1e-12 && shown.upper >= own.upper - 1e-12, `${k} of ${n}`);
    });
  });
});
