/** The product table of rows: what tabulation makes of the same answers. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { mergeTables } from '../../../analysis/tables/merge-tables.ts';
import { productTableOfRows } from '../../../analysis/tables/product-table-of-rows.ts';
import { tabulate } from '../../../analysis/tables/tabulate.ts';
import { forAll } from '../../support/for-all.ts';
import { aBallot, SMALL_INSTRUMENT } from '../../support/small-instrument.ts';

const VIEW = { scaleId: 'view', itemIds: ['view_1', 'view_2', 'view_3'] };
const PAIR = { scaleId: 'pair', itemIds: ['a', 'b'] };

const answer = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);
const answers = fc.array(fc.tuple(answer, answer, answer), { maxLength: 30 });

describe('productTableOfRows', () => {
  it('equals the table that tabulation counts, straight-lining by code and products by points', () => {
    forAll([answers], (codes) => {
      const points = codes.map(([first, second, third]) => [
        first,
        // The second item is reverse-keyed.
        second === undefined ? undefined : 6 - second,
        third,
      ]);
      const ballots = codes.map(([first = -2, second = -2, third = -2]) =>
        aBallot({ view_1: first, view_2: second, view_3: third }),
      );
      const { byMeasure } = tabulate(SMALL_INSTRUMENT, ballots).whole;
      assert.deepEqual(productTableOfRows(VIEW, points, codes), byMeasure['product:view']);
    });
  });

  it('adds up: two parts merged are the whole', () => {
    forAll([answers, answers], (first, second) => {
      const merged = mergeTables(productTableOfRows(VIEW, first), productTableOfRows(VIEW, second));
      assert.deepEqual(merged, productTableOfRows(VIEW, [...first, ...second]));
    });
  });

  it('is of complete rows only', () => {
    const table = productTableOfRows(PAIR, [
      [1, 2],
      [3, undefined],
      [2, 2],
    ]);
    assert.deepEqual(table, {
      kind: 'product',
      ...PAIR,
      n: 2,
      sums: [3, 4],
      products: [
        [5, 6],
        [6, 8],
      ],
      straightLined: 1,
    });
  });

  it('refuses rows that do not fit the items, or hold what is no number', () => {
    assert.throws(() => productTableOfRows(PAIR, [[1]]), /^RangeError: points\[0\]/);
    assert.throws(() => productTableOfRows(PAIR, [[1, Number.NaN]]), /^RangeError: points\[0\]\[1\]/);
    assert.throws(() => productTableOfRows(PAIR, [[1, 2]], []), /^RangeError: codes/);
    assert.throws(() => productTableOfRows(PAIR, [[1, 2]], [[1]]), /^RangeError: codes\[0\]/);
  });
});
