/** Joint tables: rows with missing answers, disjoint tables, and what they refuse. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { codeJointTable, jointTable } from '../../../../analysis/estimates/association/joint-table.ts';
import { rankedJointTable } from '../../../../analysis/estimates/association/ranked-joint-table.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertReason } from '../../../support/golden.ts';
import { firstsOf, oneByOne, secondsOf, somePairs, someVaryingPairs } from './some-pairs.ts';

describe('jointTable', () => {
  it('leaves out who lacks one of the two', () => {
    assert.deepEqual(jointTable([1, null, 2, 2, undefined, 1], [3, 3, null, 4, 4, 3]), [
      [1, 3, 2],
      [2, 4, 1],
    ]);
    assert.deepEqual(jointTable([], []), []);
    assert.deepEqual(jointTable([null, 1], [1, null]), []);
  });

  it('counts each pair once, whatever the order of respondents', () => {
    forAll([somePairs(0, 30)], (pairs) => {
      const table = jointTable(firstsOf(pairs), secondsOf(pairs));
      assert.equal(new Set(table.map(([first, second]) => `${first} ${second}`)).size, table.length);
      for (const [first, second, count] of table) {
        assert.equal(count, pairs.filter(([x, y]) => x === first && y === second).length);
      }
      const reversed = jointTable(firstsOf(pairs.toReversed()), secondsOf(pairs.toReversed()));
      assert.deepEqual(reversed.toSorted(), table.toSorted());
    });
  });

  it('refuses lists of different lengths and what is no number', () => {
    assert.throws(() => jointTable([1, 2], [1]), /^RangeError: y: 1 entries where 2/);
    assert.throws(() => jointTable([1, Number.NaN], [1, 2]), /^RangeError: x\[1\]/);
    assert.throws(() => jointTable([1, Number.NaN], [1, undefined]), /^RangeError: x\[1\]/);
    assert.throws(() => jointTable([1, 2], [1, Number.POSITIVE_INFINITY]), /^RangeError: y\[1\]/);
  });
});

describe('codeJointTable', () => {
  it('has the codes as values and leaves out pairs that nobody gave', () => {
    assert.deepEqual(
      codeJointTable([
        [4, 0, 1],
        [0, 2 ** 40, 0],
      ]),
      [
        [1, 1, 4],
        [1, 3, 1],
        [2, 2, 2 ** 40],
      ],
    );
    assert.deepEqual(codeJointTable([]), []);
  });

  it('refuses rows of different lengths and counts that are none', () => {
    assert.throws(() => codeJointTable([[1, 2], [3]]), /^RangeError: counts\[1\]/);
    assert.throws(() => codeJointTable([[1, -2]]), /^RangeError: counts\[0\]\[1\]/);
    assert.throws(() => codeJointTable([[1.5]]), /^RangeError: counts\[0\]\[0\]/);
  });
});

describe('rankedJointTable', () => {
  it('gives respondents mid-ranks, less the mean rank', () => {
    forAll([someVaryingPairs(3, 20)], (pairs) => {
      const ranked = rankedJointTable(oneByOne(pairs));
      assert.ok(ranked.kind === 'ranked');
      const firsts = firstsOf(pairs);
      for (const [place, value] of ranked.rows.values.entries()) {
        const below = firsts.filter((each) => each < value).length;
        const above = firsts.filter((each) => each > value).length;
        assert.equal(ranked.rows.centredRanks[place], (below - above) / 2);
      }
    });
  });

  it('is the same for disjoint tables one after the other as for all respondents together', () => {
    forAll([someVaryingPairs(3, 20), somePairs(0, 20)], (some, others) => {
      const apart = [...tableOf(some), ...tableOf(others)];
      assert.deepEqual(rankedJointTable(apart), rankedJointTable(tableOf([...some, ...others])));
      assert.deepEqual(rankedJointTable([...apart, [9, 9, 0]]), rankedJointTable(apart));
    });
  });

  it('says why there is nothing to measure', () => {
    for (const table of [[], [[1, 2, 0]], [[1, 1, 1]], [[1, 1, 2]]] as const)
      assertReason(rankedJointTable(table), 'n_lt_3');
    const sameFirst = [
      [2, 1, 5],
      [2, 3, 5],
      [1, 1, 0],
    ] as const;
    assertReason(rankedJointTable(sameFirst), 'zero_variance');
    assertReason(rankedJointTable(sameFirst.map(([x, y, count]) => [y, x, count])), 'zero_variance');
    assertReason(rankedJointTable([[3, 3, 2 ** 40]]), 'zero_variance');
  });

  it('refuses values and counts that are none, and more respondents than can be counted', () => {
    assert.throws(() => rankedJointTable([[Number.NaN, 1, 1]]), /^RangeError: table\[0\]/);
    assert.throws(() => rankedJointTable([[1, Number.POSITIVE_INFINITY, 1]]), /^RangeError: table\[0\]/);
    assert.throws(() => rankedJointTable([[1, 1, -1]]), /^RangeError: table\[0\]/);
    assert.throws(() => rankedJointTable([[1, 1, 0.5]]), /^RangeError: table\[0\]/);
    const most = Number.MAX_SAFE_INTEGER;
    assert.throws(
      () =>
        rankedJointTable([
          [1, 1, most],
          [1, 2, most],
        ] as const),
      /^RangeError: table/,
    );
  });
});

function tableOf(pairs: Parameters<typeof firstsOf>[0]) {
  return jointTable(firstsOf(pairs), secondsOf(pairs));
}
