/** The need priority list: simultaneous intervals, and groups in place of ranks. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { wilsonShare } from '../../../../analysis/estimates/describe/wilson-share.ts';
import { checkedFlagCounts, type FlagCount } from '../../../../analysis/estimates/needs/flag-counts.ts';
import {
  type NeedPriorityList,
  needPriorityList,
} from '../../../../analysis/estimates/needs/need-priority-list.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose } from '../../../support/golden.ts';
import { aFlagPairTable, having } from './flag-pair-table.ts';

function idsOf({ groups }: NeedPriorityList): readonly (readonly string[])[] {
  return groups.map((group) => group.map(({ id }) => id));
}

const someFlags: fc.Arbitrary<readonly FlagCount[]> = fc
  .array(
    fc.nat(60).chain((n) => fc.nat(n).map((count) => ({ count, n }))),
    { maxLength: 10 },
  )
  .map((drawn) => drawn.map((each, place) => ({ id: `need_${place}`, ...each })));

describe('needPriorityList', () => {
  it('gives each need an interval at the level that is left when the error is shared among all', () => {
    const list = needPriorityList([
      { id: 'a', count: 30, n: 40 },
      { id: 'b', count: 12, n: 38 },
      { id: 'c', count: 5, n: 40 },
      { id: 'd', count: 4, n: 40 },
      { id: 'e', count: 0, n: 40 },
    ]);
    assert.equal(list.level, 0.95);
    assertClose(list.levelOfEach, 0.99, 1e-12);
    const [first] = list.groups.flat();
    const wilson = wilsonShare(30, 40, list.levelOfEach);
    assert.ok(first !== undefined && wilson.kind === 'estimate');
    assert.deepEqual(first, { id: 'a', share: 0.75, n: 40, interval: wilson.interval });
    // Wilson at 0.99: a 0.548 to 0.881, b 0.156 to 0.540, c 0.042 to 0.319, d 0.030 to 0.289, e 0 to 0.142.
    assert.deepEqual(idsOf(list), [['a'], ['b', 'c', 'd', 'e']]);
  });

  it('holds together what more needs make uncertain', () => {
    const flags = [
      { id: 'a', count: 30, n: 40 },
      { id: 'b', count: 12, n: 38 },
    ];
    assert.deepEqual(idsOf(needPriorityList(flags)), [['a'], ['b']]);
    const more = Array.from({ length: 8 }, (_, place) => ({ id: `z${place}`, count: 2000, n: 2000 }));
    assert.deepEqual(idsOf(needPriorityList([...flags, ...more]))[1], ['a', 'b']);
  });

  it('names the needs that nobody rated, counts them in the family, and puts them in no group', () => {
    const list = needPriorityList([
      { id: 'b', count: 0, n: 0 },
      { id: 'a', count: 0, n: 0 },
      { id: 'c', count: 3, n: 9 },
    ]);
    assert.deepEqual(list.unrated, ['a', 'b']);
    assert.deepEqual(idsOf(list), [['c']]);
    assertClose(list.levelOfEach, 1 - 0.05 / 3, 1e-12);
  });

  it('is empty for no needs', () => {
    assert.deepEqual(needPriorityList([]).groups, []);
  });

  it('reads a table of flags in pairs as its counts', () => {
    const table = aFlagPairTable(
      ['a', 'b'],
      [...having(20, true, false), ...having(5, true, undefined), ...having(9, false, true)],
    );
    const counts = [
      { id: 'a', count: 25, n: 34 },
      { id: 'b', count: 9, n: 29 },
    ];
    assert.deepEqual(needPriorityList(table), needPriorityList(counts));
  });

  it('does not depend on the order of needs', () => {
    forAll([someFlags, fc.infiniteStream(fc.nat(1000))], (flags, stream) => {
      const keys = new Map(flags.map(({ id }) => [id, stream.next().value as number]));
      const shuffled = flags.toSorted((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0));
      assert.deepEqual(needPriorityList(shuffled), needPriorityList(flags));
    });
  });

  it('puts each rated need in one group, equal shares in the same, larger ones above', () => {
    forAll([someFlags], (flags) => {
      const { groups, unrated } = needPriorityList(flags);
      const listed = [...groups.flat().map(({ id }) => id), ...unrated];
      assert.deepEqual(listed.toSorted(), flags.map(({ id }) => id).toSorted());
      groups.slice(1).forEach((group, place) => {
        const lowestAbove = Math.min(...(groups[place] ?? []).map(({ interval }) => interval.lower));
        assert.ok(group.every(({ interval }) => interval.upper < lowestAbove));
      });
    });
  });

  it('does not split more when more is to hold at once', () => {
    forAll([someFlags], (flags) => {
      const groupsAt = (level: number) => needPriorityList(flags, level).groups.length;
      assert.ok(groupsAt(0.999) <= groupsAt(0.8));
    });
  });

  it('takes counts past 2^31', () => {
    const list = needPriorityList([
      { id: 'a', count: 2 ** 40, n: 2 ** 41 },
      { id: 'b', count: 2 ** 40 - 2 ** 25, n: 2 ** 41 },
    ]);
    assert.deepEqual(idsOf(list), [['a'], ['b']]);
  });

  it('refuses what is no share, and says whose', () => {
    const wrong: readonly (readonly [FlagCount, RegExp])[] = [
      [{ id: 'a', count: 5, n: 4 }, /^RangeError: count of a/],
      [{ id: 'a', count: -1, n: 4 }, /^RangeError: count of a/],
      [{ id: 'a', count: 1, n: 4.5 }, /^RangeError: n of a/],
    ];
    for (const [flag, message] of wrong) {
      assert.throws(() => needPriorityList([flag]), message);
      assert.throws(() => checkedFlagCounts([flag]), message);
    }
    const twice = [
      { id: 'a', count: 1, n: 4 },
      { id: 'a', count: 1, n: 4 },
    ];
    assert.throws(() => needPriorityList(twice), /^RangeError: id: a comes twice/);
    assert.throws(() => needPriorityList([], 1), /^RangeError: level/);
  });
});
