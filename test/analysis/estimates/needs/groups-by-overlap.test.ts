/** Groups by overlap: what intervals cannot tell apart stands together. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { groupsByOverlap, type PlacedShare } from '../../../../analysis/estimates/needs/groups-by-overlap.ts';
import { forAll } from '../../../support/for-all.ts';

function aShare(id: string, lower: number, share: number, upper: number): PlacedShare {
  return { id, share, n: 40, interval: { lower, upper, level: 0.95, method: 'cr2-satterthwaite' } };
}

function idsOf(shares: readonly PlacedShare[]): readonly (readonly string[])[] {
  return groupsByOverlap(shares).map((group) => group.map(({ id }) => id));
}

const someShares: fc.Arbitrary<readonly PlacedShare[]> = fc
  .array(fc.tuple(fc.nat(20), fc.nat(4), fc.nat(4)), { maxLength: 8 })
  .map((drawn) =>
    drawn.map(([share, below, above], place) =>
      aShare(`need_${place}`, (share - below) / 20, share / 20, (share + above) / 20),
    ),
  );

describe('groupsByOverlap', () => {
  it('ends a group where no interval above reaches one below', () => {
    assert.deepEqual(idsOf([aShare('a', 0.7, 0.8, 0.9), aShare('b', 0.5, 0.6, 0.69)]), [['a'], ['b']]);
  });

  it('takes intervals that touch as overlapping', () => {
    assert.deepEqual(idsOf([aShare('a', 0.7, 0.8, 0.9), aShare('b', 0.5, 0.6, 0.7)]), [['a', 'b']]);
  });

  it('keeps a chain together, though its ends are apart', () => {
    const chain = [aShare('c', 0.1, 0.2, 0.3), aShare('a', 0.5, 0.6, 0.7), aShare('b', 0.28, 0.4, 0.52)];
    assert.deepEqual(idsOf(chain), [['a', 'b', 'c']]);
  });

  it('does not end a group at a neighbour while a wide interval further down reaches over it', () => {
    const shares = [aShare('a', 0.7, 0.8, 0.9), aShare('b', 0.5, 0.55, 0.6), aShare('c', 0.1, 0.5, 0.9)];
    assert.deepEqual(idsOf(shares), [['a', 'b', 'c']]);
  });

  it('never splits equal shares, and is in one group for one need and in none for none', () => {
    const equal = [aShare('b', 0.5, 0.5, 0.5), aShare('a', 0.5, 0.5, 0.5), aShare('c', 0.2, 0.2, 0.2)];
    assert.deepEqual(idsOf(equal), [['a', 'b'], ['c']]);
    assert.deepEqual(idsOf([aShare('a', 0, 0.5, 1)]), [['a']]);
    assert.deepEqual(idsOf([]), []);
  });

  it('ends a group at every place where it may, and nowhere else, in any order of needs', () => {
    forAll([someShares], (shares) => {
      const groups = groupsByOverlap(shares);
      assert.deepEqual(groupsByOverlap(shares.toReversed()), groups);
      assert.deepEqual(idsOf(shares).flat().toSorted(), shares.map(({ id }) => id).toSorted());
      assert.deepEqual(cutsOf(groups), possibleCuts(shares));
    });
  });

  it('refuses an interval that does not hold its share, and an id that comes twice', () => {
    assert.throws(() => groupsByOverlap([aShare('a', 0.7, 0.6, 0.9)]), /^RangeError: interval of a/);
    assert.throws(() => groupsByOverlap([aShare('a', Number.NaN, 0.6, 0.9)]), /^RangeError: interval of a/);
    const twice = [aShare('a', 0.5, 0.6, 0.9), aShare('a', 0.1, 0.2, 0.3)];
    assert.throws(() => groupsByOverlap(twice), /^RangeError: id: a comes twice/);
  });
});

/** How many needs stand above the end of each group but the last. */
function cutsOf(groups: readonly (readonly PlacedShare[])[]): readonly number[] {
  return groups.slice(0, -1).map((_, place) => groups.slice(0, place + 1).flat().length);
}

/** Every place at which each interval above lies wholly over each below, tried pair by pair. */
function possibleCuts(shares: readonly PlacedShare[]): readonly number[] {
  const sorted = shares.toSorted((a, b) => b.share - a.share);
  return sorted.flatMap((_, place) => {
    const above = sorted.slice(0, place);
    const below = sorted.slice(place);
    const isCut = above.every((upper) => below.every((lower) => upper.interval.lower > lower.interval.upper));
    return place > 0 && isCut ? [place] : [];
  });
}
