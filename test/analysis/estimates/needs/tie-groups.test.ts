/** Tie groups: what cannot be put in order stands together. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { tieGroups } from '../../../../analysis/estimates/needs/tie-groups.ts';
import type { FlagPairTable } from '../../../../analysis/tables/tables.ts';
import { forAll } from '../../../support/for-all.ts';
import { aFlagPairTable, having, type Respondents } from './flag-pair-table.ts';

describe('tieGroups', () => {
  it('starts a group where the difference is clear', () => {
    // Discordant pairs: a alone 9, b alone 0 -> p = 2 / 2^9 = 0.0039, the only pair of its family.
    const table = aFlagPairTable(['a', 'b'], [...having(9, true, false), ...having(11, true, true)]);
    assert.deepEqual(tieGroups(table), [['a'], ['b']]);
  });

  it('keeps together what chance could have put in this order', () => {
    // a alone 5, b alone 0 -> p = 0.0625.
    const table = aFlagPairTable(['a', 'b'], [...having(5, true, false), ...having(15, true, true)]);
    assert.deepEqual(tieGroups(table), [['a', 'b']]);
  });

  it('adjusts for all pairs of the panel', () => {
    // a alone against b: 6 to 0, p = 0.031, clear alone; in a family of three with two p of 1 it is 0.094.
    const respondents = [
      ...having(6, true, false, false),
      ...having(4, true, true, true),
      ...having(10, true, true, true),
    ];
    const table = aFlagPairTable(['a', 'b', 'c'], respondents);
    assert.deepEqual(tieGroups(table), [['a', 'b', 'c']]);
  });

  it('ends a group only where all of it is clearly above all that follows', () => {
    // a 30, b 25, c 20 of 40, nested: a-b 5 to 0 (p 0.0625), b-c 5 to 0, a-c 10 to 0 (p 0.002, adjusted 0.006).
    // c is clearly below a and not below b, so neither "a and b, then c" nor "a, then b and c" would be true.
    const chained = [
      ...having(20, true, true, true),
      ...having(5, true, true, false),
      ...having(5, true, false, false),
      ...having(10, false, false, false),
    ];
    assert.deepEqual(tieGroups(aFlagPairTable(['a', 'b', 'c'], chained)), [['a', 'b', 'c']]);

    // a 30, b 28, c 15: a-b 2 to 0 (p 0.5); b-c 13 to 0 (p 0.0002) and a-c 15 to 0, clear after adjustment too.
    const apart = [
      ...having(15, true, true, true),
      ...having(13, true, true, false),
      ...having(2, true, false, false),
      ...having(10, false, false, false),
    ];
    assert.deepEqual(tieGroups(aFlagPairTable(['a', 'b', 'c'], apart)), [['a', 'b'], ['c']]);
  });

  it('ends a group at each place where that holds', () => {
    // a 36, b 24, c 22, d 10 of 40, nested: b-c 2 to 0; the other neighbours 12 to 0 (p 0.0005, times 6 is 0.003).
    const respondents = [
      ...having(10, true, true, true, true),
      ...having(12, true, true, true, false),
      ...having(2, true, true, false, false),
      ...having(12, true, false, false, false),
      ...having(4, false, false, false, false),
    ];
    assert.deepEqual(tieGroups(aFlagPairTable(['a', 'b', 'c', 'd'], respondents)), [
      ['a'],
      ['b', 'c'],
      ['d'],
    ]);
  });

  it('does not take a difference for clear that goes the other way', () => {
    // a has 20 of 28 and b 8 of 28; of the 8 for whom both are known, all have b alone (p 0.008).
    const respondents = [
      ...having(20, true, undefined),
      ...having(8, false, true),
      ...having(20, undefined, false),
    ];
    assert.deepEqual(tieGroups(aFlagPairTable(['a', 'b'], respondents)), [['a', 'b']]);
  });

  it('never splits equal shares', () => {
    // c has the share of b, and a differs clearly from b but not from c, whose flag is known of few.
    const respondents = [
      ...having(20, true, false, undefined),
      ...having(20, true, true, undefined),
      ...having(1, true, true, true),
      ...having(1, true, false, false),
    ];
    assert.deepEqual(tieGroups(aFlagPairTable(['a', 'b', 'c'], respondents)), [['a', 'b', 'c']]);
  });

  it('leaves out a flag that is known of nobody, and is empty without respondents', () => {
    const table = aFlagPairTable(['a', 'b'], having(3, true, undefined));
    assert.deepEqual(tieGroups(table), [['a']]);
    assert.deepEqual(tieGroups(aFlagPairTable(['a', 'b'], [])), []);
  });

  it('holds each known flag once, from the most to the least frequent, whatever the order of ids', () => {
    const ids = ['a', 'b', 'c', 'd'];
    // Out of ten, so many have each flag, so that waves with several groups are among those tried.
    const cuts = [9, 6, 5, 2];
    const flags = fc.tuple(
      ...cuts.map((cut) =>
        fc.option(
          fc.nat(9).map((draw) => draw < cut),
          { nil: undefined, freq: 6 },
        ),
      ),
    );
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    forAll([fc.array(flags, { maxLength: 80, size: 'max' }), order], (respondents, places) => {
      const groups = tieGroups(aFlagPairTable(ids, respondents));
      const shuffled = aFlagPairTable(
        places.map((place) => ids[place] ?? ''),
        respondents.map((each) => places.map((place) => each[place])),
      );
      assert.deepEqual(tieGroups(shuffled), groups);
      const shares = new Map(ids.map((id, place) => [id, shareOf(respondents, place)]));
      const known = ids.filter((id) => shares.get(id) !== undefined);
      assert.deepEqual(groups.flat().toSorted(), known);
      assert.ok(areApart(groups, aFlagPairTable(ids, respondents)));
      groups.slice(1).forEach((group, index) => {
        const lowestAbove = Math.min(...(groups[index] ?? []).map((id) => shares.get(id) ?? 0));
        assert.ok(group.every((id) => (shares.get(id) ?? 1) < lowestAbove));
      });
    });
  });

  describe('with p values of the caller', () => {
    // a alone 9, b alone 0: clear by McNemar's test.
    const table = aFlagPairTable(['a', 'b'], [...having(9, true, false), ...having(11, true, true)]);

    it('reads those and not its own', () => {
      assert.deepEqual(
        tieGroups(table, () => 0.06),
        [['a', 'b']],
      );
      assert.deepEqual(
        tieGroups(table, () => 0.04),
        [['a'], ['b']],
      );
      assert.deepEqual(
        tieGroups(table, () => undefined),
        [['a', 'b']],
      );
    });

    it('asks once for each pair, by id', () => {
      const ids = ['a', 'b', 'c', 'd'];
      const asked: string[] = [];
      tieGroups(aFlagPairTable(ids, having(3, true, true, false, false)), (firstId, secondId) => {
        asked.push([firstId, secondId].toSorted().join(' '));
        return 1;
      });
      assert.deepEqual(asked.toSorted(), ['a b', 'a c', 'a d', 'b c', 'b d', 'c d']);
    });

    it('adjusts them over all pairs', () => {
      const three = aFlagPairTable(
        ['a', 'b', 'c'],
        [...having(5, true, true, true), ...having(5, true, true, false), ...having(5, true, false, false)],
      );
      const pairedP = (p: number) => (firstId: string, secondId: string) =>
        [firstId, secondId].includes('c') ? p : 1;
      assert.deepEqual(tieGroups(three, pairedP(0.0166)), [['a', 'b'], ['c']]);
      assert.deepEqual(tieGroups(three, pairedP(0.0168)), [['a', 'b', 'c']]);
    });

    it('takes no difference for clear where as many have the one alone as the other', () => {
      const even = aFlagPairTable(
        ['a', 'b'],
        [...having(3, true, false), ...having(3, false, true), ...having(5, true, undefined)],
      );
      assert.deepEqual(
        tieGroups(even, () => 0.001),
        [['a', 'b']],
      );
    });

    it('refuses what is no p value', () => {
      assert.throws(() => tieGroups(table, () => 2), /^RangeError: pValues\[0\]/);
    });
  });

  it('refuses tables that are none, and says what is wrong', () => {
    const table = aFlagPairTable(['a', 'b'], having(3, true, false));
    const wrong: readonly (readonly [FlagPairTable, RegExp])[] = [
      [{ ...table, ids: ['a'] }, /^RangeError: known/],
      [{ ...table, ids: ['a', 'a'] }, /^RangeError: id: a comes twice/],
      [{ ...table, both: [[3, 0]] }, /^RangeError: both/],
      [
        {
          ...table,
          both: [
            [4, 0],
            [0, 0],
          ],
        },
        /^RangeError: count of a/,
      ],
      [
        {
          ...table,
          firstOnly: [
            [0, 1.5],
            [0, 0],
          ],
        },
        /^RangeError: firstOnly\[0\]\[1\]/,
      ],
      [{ ...table, known: [[3], [3]] }, /^RangeError: known/],
    ];
    for (const [each, message] of wrong) assert.throws(() => tieGroups(each), message);
  });
});

function shareOf(respondents: Respondents, place: number): number | undefined {
  const known = respondents.map((flags) => flags[place]).filter((flag) => flag !== undefined);
  return known.length === 0 ? undefined : known.filter(Boolean).length / known.length;
}

/** Each member of a group has more than each member of any later one, and without any adjustment p is below 0.05. */
function areApart(groups: readonly (readonly string[])[], { ids, firstOnly }: FlagPairTable): boolean {
  const alone = (a: string, b: string) => firstOnly[ids.indexOf(a)]?.[ids.indexOf(b)] ?? 0;
  return groups.every((group, index) =>
    group.every((upper) =>
      groups
        .slice(index + 1)
        .flat()
        .every((lower) => signTest(alone(upper, lower), alone(lower, upper)) < 0.05),
    ),
  );
}

/** Two-sided, by adding up the binomial; 1 where the first is not more. */
function signTest(more: number, fewer: number): number {
  if (more <= fewer) return 1;
  let term = 0.5 ** (more + fewer);
  let tail = 0;
  for (let k = 0; k <= fewer; k += 1) {
    tail += term;
    term *= (more + fewer - k) / (k + 1);
  }
  return 2 * tail;
}
