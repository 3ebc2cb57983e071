/** Straight-lining: who gave one answer to all items of a scale. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { straightLining } from '../../../../analysis/estimates/reliability/straight-lining.ts';
import { mergeTables } from '../../../../analysis/tables/merge-tables.ts';
import type { ProductTable } from '../../../../analysis/tables/tables.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertReason } from '../../../support/golden.ts';
import { answersTo, reordered, tableOf } from './answers.ts';

describe('straightLining', () => {
  it('is the share of complete respondents whose answers are all the same', () => {
    forAll([answersTo(3)], (rows) => {
      const result = straightLining(tableOf(rows, 3));
      if (rows.length === 0) {
        assertReason(result, 'no_data');
        return;
      }
      assert.ok(result.kind === 'estimate');
      const straight = rows.filter((row) => new Set(row).size === 1).length;
      assert.equal(result.value, straight / rows.length);
      assert.ok(result.interval.lower <= result.value && result.value <= result.interval.upper);
      assert.equal(result.interval.method, 'wilson');
    });
  });

  it('is of two groups merged what it is of their answers counted together', () => {
    forAll([answersTo(3), answersTo(3)], (first, second) => {
      const merged = mergeTables(tableOf(first, 3), tableOf(second, 3));
      assert.deepEqual(straightLining(merged), straightLining(tableOf([...first, ...second], 3)));
    });
  });

  it('does not depend on the order of respondents or of items', () => {
    forAll([answersTo(3)], (rows) => {
      const expected = straightLining(tableOf(rows, 3));
      assert.deepEqual(straightLining(tableOf(rows.toReversed(), 3)), expected);
      assert.deepEqual(straightLining(tableOf(reordered(rows, [1, 2, 0]), 3)), expected);
    });
  });

  it('is not told of fewer than three items, where answers are the same by chance', () => {
    const table = tableOf([
      [1, 1],
      [2, 2],
    ]);
    assert.equal(table.straightLined, 2);
    assertReason(straightLining(table), 'k_lt_3');
  });

  it('is not told of a table that was stored before it was counted', () => {
    const { straightLined: _, ...older } = tableOf([[1, 1, 1]]);
    assertReason(straightLining(older as ProductTable), 'no_data');
  });

  it('takes more respondents than fit into 32 bits, and refuses what cannot be', () => {
    const table = tableOf([[1, 1, 1]]);
    const many = straightLining({ ...table, n: 2 ** 33, straightLined: 2 ** 32 });
    assert.ok(many.kind === 'estimate' && many.value === 0.5);
    assert.throws(() => straightLining({ ...table, straightLined: 2 }), /^RangeError: straightLined/);
    assert.throws(() => straightLining({ ...table, straightLined: -1 }), /^RangeError: straightLined/);
    assert.throws(() => straightLining({ ...table, n: 1.5 }), /^RangeError: n/);
    assert.throws(() => straightLining(table, 1), /^RangeError: level/);
    assert.throws(() => straightLining(tableOf([[1, 1]]), 1), /^RangeError: level/);
  });
});
