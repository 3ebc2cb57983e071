/** The sizes that groups told in bands could have beside their sum. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { type Band, STAFF_POLICY } from '../../../analysis/disclosure/policy.ts';
import { leaveEnough, possibleSizes } from '../../../analysis/disclosure/possible-sizes.ts';
import { forAll } from '../../support/for-all.ts';

const LOWER: Band = { from: 10, to: 14 };
const UPPER: Band = { from: 15, to: 22 };

describe('possible sizes', () => {
  it('of two groups are those in their bands with the same sum', () => {
    assert.deepEqual(possibleSizes([17, 16], [UPPER, UPPER]), [
      [15, 18],
      [16, 17],
      [17, 16],
      [18, 15],
    ]);
  });

  it('of three groups are found as well where all of them differ from the truth', () => {
    const lists = possibleSizes([12, 12, 12], [LOWER, LOWER, LOWER]).map((list) => list.join());
    assert.ok(lists.includes('10,12,14') && lists.includes('14,11,11') && lists.includes('12,12,12'));
    // 19 ways to add up three numbers of 10 to 14 to 36.
    assert.equal(lists.length, 19);
  });

  it('are never outside a band, never another sum, and never twice the same', () => {
    const anyGroups = fc.array(fc.record({ band: fc.constantFrom(LOWER, UPPER), above: fc.nat(4) }), {
      minLength: 1,
      maxLength: 6,
    });
    forAll([anyGroups], (groups) => {
      const sizes = groups.map(({ band, above }) => band.from + above);
      const lists = possibleSizes(
        sizes,
        groups.map(({ band }) => band),
      );
      assert.ok(lists.some((list) => list.join() === sizes.join()));
      assert.equal(new Set(lists.map((list) => list.join())).size, lists.length);
      for (const list of lists) {
        assert.equal(total(list), total(sizes));
        assert.ok(groups.every(({ band }, place) => isInside(list[place] ?? 0, band)));
      }
    });
  });

  it('are enough if every group has four', () => {
    const lists = possibleSizes([17, 16], [UPPER, UPPER]);
    assert.equal(leaveEnough(lists, STAFF_POLICY), true);
    assert.equal(leaveEnough(lists.slice(1), STAFF_POLICY), false);
    assert.equal(leaveEnough([], STAFF_POLICY), false);
  });
});

function total(list: readonly number[]): number {
  return list.reduce((sum, size) => sum + size, 0);
}

function isInside(size: number, { from, to }: Band): boolean {
  return size >= from && size <= to;
}
