/** Joint tables: complete pairs only, each counted once. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { codeJointTable, jointTable } from '../../../../analysis/estimates/association/joint-table.ts';
import { forAll } from '../../../support/for-all.ts';
import { firstsOf, secondsOf, somePairs } from './some-pairs.ts';

describe('jointTable', () => {
  it('counts pairs, and leaves out who lacks one of the two', () => {
    assert.deepEqual(jointTable([1, 2, null, 1, 4, undefined], [3, null, 2, 3, 0, 1]), [
      [1, 3, 2],
      [4, 0, 1],
    ]);
    assert.deepEqual(jointTable([], []), []);
    assert.deepEqual(jointTable([null], [2]), []);
  });

  it('holds every respondent with both answers', () => {
    forAll([somePairs(0, 40)], (pairs) => {
      const table = jointTable(firstsOf(pairs), secondsOf(pairs));
      assert.equal(
        table.reduce((sum, [, , count]) => sum + count, 0),
        pairs.length,
      );
      assert.equal(new Set(table.map(([x, y]) => `${x},${y}`)).size, table.length);
    });
  });

  it('refuses lists of different lengths, and what is no number', () => {
    assert.throws(() => jointTable([1, 2], [1]), { name: 'RangeError', message: /^y/ });
    assert.throws(() => jointTable([Number.NaN], [1]), { name: 'RangeError', message: /^x\[0\]/ });
    assert.throws(() => jointTable([1], [Number.POSITIVE_INFINITY]), {
      name: 'RangeError',
      message: /^y\[0\]/,
    });
  });
});

describe('codeJointTable', () => {
  it('has the codes from 1 as values', () => {
    assert.deepEqual(
      codeJointTable([
        [0, 2],
        [5, 0],
      ]),
      [
        [1, 2, 2],
        [2, 1, 5],
      ],
    );
  });

  it('refuses what is no table of counts', () => {
    assert.throws(() => codeJointTable([[1, 2], [3]]), { name: 'RangeError', message: /^counts\[1\]/ });
    assert.throws(() => codeJointTable([[-1]]), { name: 'RangeError', message: /^counts\[0\]/ });
  });
});
