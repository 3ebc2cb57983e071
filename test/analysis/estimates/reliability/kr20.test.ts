/** KR-20 and the difficulty of right-or-wrong items. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { cronbachAlpha } from '../../../../analysis/estimates/reliability/cronbach-alpha.ts';
import { itemDifficulty } from '../../../../analysis/estimates/reliability/item-difficulty.ts';
import { kr20 } from '../../../../analysis/estimates/reliability/kr20.ts';
import { mergeTables } from '../../../../analysis/tables/merge-tables.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { plainVariance, reordered, rightOrWrongAnswersTo, tableOf } from './answers.ts';

describe('kr20', () => {
  it('is formula 20, with population variances', () => {
    forAll([rightOrWrongAnswersTo(4)], (rows) => {
      const table = tableOf(rows, 4);
      const result = kr20(table);
      if (result.kind === 'not-estimable') return;
      const n = rows.length;
      const shares = table.sums.map((sum) => sum / n);
      const ofItems = shares.reduce((sum, share) => sum + share * (1 - share), 0);
      const totals = rows.map((row) => row.reduce((sum, value) => sum + value, 0));
      const ofTotal = (plainVariance(totals) * (n - 1)) / n;
      assertClose(result.value, (4 / 3) * (1 - ofItems / ofTotal), 1e-9);
    });
  });

  it('equals alpha of the same items', () => {
    forAll([rightOrWrongAnswersTo(4)], (rows) => {
      const table = tableOf(rows, 4);
      assert.deepEqual(kr20(table, 0.9), cronbachAlpha(table, 0.9));
    });
  });

  it('has a reason where there is too little', () => {
    assertReason(kr20(tableOf([[1], [0]])), 'k_lt_2');
    assertReason(kr20(tableOf([[1, 0]])), 'n_lt_2');
    assertReason(kr20(tableOf([], 2)), 'no_data');
  });

  it('refuses items that are not right or wrong, by name', () => {
    const rated = tableOf([
      [0, 2],
      [1, 1],
    ]);
    assert.throws(() => kr20(rated), /^RangeError: sums\[1\]: item item_2/);
    assert.throws(() => itemDifficulty(rated), /item_2/);
    const halves = tableOf([
      [0.5, 0],
      [1, 1],
    ]);
    assert.throws(() => kr20(halves), /item_1/);
  });
});

describe('itemDifficulty', () => {
  it('is the share who are right, for each item, from 0 to 1', () => {
    const table = tableOf([
      [1, 0],
      [1, 1],
      [1, 0],
      [1, 0],
    ]);
    assert.deepEqual(itemDifficulty(table).map(numberOf), [1, 0.25]);
  });

  it('has no value when nobody answered all items', () => {
    const [first] = itemDifficulty(tableOf([], 2));
    assert.deepEqual(first, { kind: 'not-estimable', reason: 'no-data', n: 0 });
  });

  it('follows its items when they change places', () => {
    forAll([rightOrWrongAnswersTo(3)], (rows) => {
      const [a, b, c] = itemDifficulty(tableOf(rows, 3));
      assert.deepEqual(itemDifficulty(tableOf(reordered(rows, [2, 0, 1]), 3)), [c, a, b]);
    });
  });

  it('is of two groups merged what it is of their answers counted together', () => {
    forAll([rightOrWrongAnswersTo(3), rightOrWrongAnswersTo(3)], (first, second) => {
      const merged = mergeTables(tableOf(first, 3), tableOf(second, 3));
      assert.deepEqual(itemDifficulty(merged), itemDifficulty(tableOf([...first, ...second], 3)));
    });
  });
});
