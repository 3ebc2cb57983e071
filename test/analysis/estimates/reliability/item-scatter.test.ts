/** The scatter of a scale's items: exact where sums are large, and refused where no answers have such sums. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { cronbachAlpha } from '../../../../analysis/estimates/reliability/cronbach-alpha.ts';
import { itemCovariance, totalVariance } from '../../../../analysis/estimates/reliability/item-covariance.ts';
import { itemScatter } from '../../../../analysis/estimates/reliability/item-scatter.ts';
import type { ProductTable } from '../../../../analysis/tables/tables.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, numberOf } from '../../../support/golden.ts';
import { answersTo, plainVariance, tableOf } from './answers.ts';

const ROWS = [
  [1, 2, 2],
  [4, 5, 3],
  [3, 3, 4],
  [2, 2, 1],
];

function changed(changes: Partial<ProductTable>): ProductTable {
  return { ...tableOf(ROWS), ...changes };
}

describe('itemScatter', () => {
  it('loses nothing at 100,000 respondents whose points are far from 0', () => {
    const near = Array.from({ length: 100_000 }, (_, person) => {
      const common = person % 5;
      return [common, (common + (person % 3)) % 5, (common + (person % 7 === 0 ? 1 : 0)) % 5];
    });
    const far = near.map((row) => row.map((value) => value + 100_000));
    const [expected, found] = [near, far].map((rows) => itemScatter(tableOf(rows)));
    assert.ok(expected !== undefined && found !== undefined);
    assert.deepEqual(found, expected);
    assert.equal(numberOf(cronbachAlpha(tableOf(far))), numberOf(cronbachAlpha(tableOf(near))));
  });

  it('finds that an item does not vary although its sums multiply to more than 2^53', () => {
    const rows = Array.from({ length: 1000 }, () => [2_000_003, 2_000_003]);
    assert.deepEqual(itemScatter(tableOf(rows)).scatter, [
      [0, 0],
      [0, 0],
    ]);
  });

  it('refuses sums that were rounded while they were added up', () => {
    const rows = Array.from({ length: 20 }, (_, person) => [1e8 + person, 1e8 - person]);
    assert.throws(() => itemScatter(tableOf(rows)), /^RangeError: products\[0\]\[0\].*past/);
  });

  it('refuses lists that do not fit together', () => {
    assert.throws(() => itemScatter(changed({ sums: [1, 2] })), /^RangeError: sums: 2 entries/);
    assert.throws(() => itemScatter(changed({ products: [[1]] })), /^RangeError: products: 1 entries/);
    assert.throws(() => itemScatter(changed({ products: [[1], [2], [3]] })), /^RangeError: products\[0\]/);
    assert.throws(() => itemScatter(changed({ itemIds: ['a'] })), /^RangeError: sums/);
  });

  it('refuses what is no number of respondents and no sum', () => {
    assert.throws(() => itemScatter(changed({ n: -1 })), /^RangeError: n/);
    assert.throws(() => itemScatter(changed({ n: 1.5 })), /^RangeError: n/);
    assert.throws(() => itemScatter(changed({ sums: [Number.NaN, 12, 10] })), /^RangeError: sums\[0\]/);
  });

  it('refuses sums that no answers have', () => {
    const table = tableOf(ROWS);
    const lopsided = table.products.map((row, i) => row.map((value, j) => (i < j ? value + 1 : value)));
    assert.throws(() => itemScatter({ ...table, products: lopsided }), /mirrors/);
    assert.throws(() => itemScatter({ ...table, n: 3 }), /below 0/);
    const together = table.products.map((row, i) => row.map((value, j) => (i === j ? value : value + 50)));
    assert.throws(() => itemScatter({ ...table, products: together }), /more than each varies/);
  });

  it('refuses a matrix that no answers have as covariances', () => {
    const of = (covariance: readonly (readonly number[])[]) => () =>
      itemScatter({ kind: 'covariance', n: 10, covariance });
    assert.throws(of([[1, 2]]), /^RangeError: covariance\[0\]/);
    assert.throws(of([[1e308]]), /^RangeError: covariance\[0\]\[0\]/);
    assert.throws(
      of([
        [1, 0.5],
        [0.4, 1],
      ]),
      /^RangeError: covariance\[0\]\[1\]/,
    );
    assert.throws(
      of([
        [-1, 0],
        [0, 1],
      ]),
      /below 0/,
    );
    assert.throws(
      of([
        [1, 1.5],
        [1.5, 1],
      ]),
      /more than each varies/,
    );
    assert.throws(
      of([
        [1, Number.POSITIVE_INFINITY],
        [1, 1],
      ]),
      /^RangeError: covariance\[0\]\[1\]/,
    );
  });
});

describe('itemCovariance and totalVariance', () => {
  it('are what the rows say, and the total is the sum of all covariances', () => {
    forAll([answersTo(3)], (rows) => {
      if (rows.length < 2) return;
      const table = tableOf(rows);
      const covariance = itemCovariance(table);
      covariance.forEach((row, i) => {
        assertClose(row[i] ?? Number.NaN, plainVariance(rows.map((answers) => answers[i] ?? 0)), 1e-9);
      });
      assertClose(
        totalVariance(table),
        covariance.flat().reduce((sum, value) => sum + value, 0),
        1e-9,
      );
    });
  });

  it('are exactly 0 for a total of items that balance each other', () => {
    assert.equal(
      totalVariance(
        tableOf([
          [1, 2, 3],
          [3, 2, 1],
          [2, 3, 1],
        ]),
      ),
      0,
    );
  });

  it('refuse fewer than two respondents', () => {
    assert.throws(() => totalVariance(tableOf([[1, 2]])), /^RangeError: n/);
    assert.throws(() => itemCovariance(tableOf([[1, 2]])), /^RangeError: n/);
  });
});
