/** Chi-square, Cramer's V and adjusted residuals of a table of counts. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { adjustedResiduals } from '../../../../analysis/estimates/contingency/adjusted-residuals.ts';
import { chiSquareTest } from '../../../../analysis/estimates/contingency/chi-square-test.ts';
import { CRAMERS_V_FROM_N, cramersV } from '../../../../analysis/estimates/contingency/cramers-v.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { BROKEN_TABLES, rearranged, someTable, transposed, withEmpty } from './tables.ts';

const tables = someTable(9);

describe('chiSquareTest', () => {
  it('is the same for the transposed and the rearranged table, and with empty rows and columns', () => {
    forAll([tables], (table) => {
      const { test, smallestExpected, shareBelowFive } = chiSquareTest(table);
      for (const same of [transposed(table), rearranged(table), withEmpty(table)].map(chiSquareTest)) {
        if (test.kind === 'not-estimable') {
          assert.deepEqual(same.test, test);
          continue;
        }
        assert.ok(same.test.kind === 'test');
        assertClose(same.test.statistic, test.statistic, 1e-12);
        assertClose(same.test.p, test.p, 1e-12);
        assertClose(numberOf(same.smallestExpected), numberOf(smallestExpected), 1e-12);
        assert.equal(numberOf(same.shareBelowFive), numberOf(shareBelowFive));
      }
    });
  });

  it('of the tables of two disjoint groups added up is that of the table of all their respondents', () => {
    const people = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 3 })), { maxLength: 40 });
    forAll([people, people], (first, second) => {
      const [one, other] = [tabulated(first), tabulated(second)];
      const added = one.map((row, i) => row.map((count, j) => count + (other[i]?.[j] ?? 0)));
      assert.deepEqual(chiSquareTest(added), chiSquareTest(tabulated([...first, ...second])));
    });
  });

  it('grows with the counts, also past 2^31 and up to 2^53', () => {
    const table = [
      [3, 5, 1],
      [2, 4, 9],
    ];
    const small = chiSquareTest(table).test;
    const large = chiSquareTest(table.map((row) => row.map((count) => count * 2 ** 48))).test;
    assert.ok(small.kind === 'test' && large.kind === 'test');
    assertClose(large.statistic / 2 ** 48, small.statistic, 1e-12);
    assert.equal(large.p, 0);
    assert.equal(large.n, 24 * 2 ** 48);
  });

  it('counts an expected 5 as enough', () => {
    const result = chiSquareTest([
      [5, 10],
      [5, 10],
      [10, 20],
    ]);
    assert.equal(numberOf(result.smallestExpected), 5);
    assert.equal(numberOf(result.shareBelowFive), 0);
  });

  it('says why there is none', () => {
    assertReason(chiSquareTest([]).test, 'no_data');
    assertReason(
      chiSquareTest([
        [0, 0],
        [0, 0],
      ]).test,
      'no_data',
    );
    assertReason(chiSquareTest([[4, 5]]).test, 'degenerate_margin');
    assertReason(chiSquareTest([[4], [5]]).test, 'degenerate_margin');
    const oneRowLeft = chiSquareTest([
      [4, 5],
      [0, 0],
    ]);
    assertReason(oneRowLeft.test, 'degenerate_margin');
    assert.equal(oneRowLeft.n, 9);
  });

  it('refuses what is no table of counts', () => {
    for (const [table, message] of BROKEN_TABLES) {
      assert.throws(() => chiSquareTest(table), { name: 'RangeError', message });
      assert.throws(() => cramersV(table), { name: 'RangeError', message });
      assert.throws(() => adjustedResiduals(table), { name: 'RangeError', message });
    }
  });
});

describe('cramersV', () => {
  it('is from 0 to 1, and its correction never makes it larger where it is below 1', () => {
    forAll([tables], (table) => {
      const { plain, biasCorrected } = cramersV(table);
      if (plain.kind === 'not-estimable' || biasCorrected.kind === 'not-estimable') return;
      assert.ok(plain.value >= 0 && plain.value <= 1);
      assert.ok(biasCorrected.value >= 0 && biasCorrected.value <= plain.value + 1e-12);
    });
  });

  it('is 1 where one answer tells the other, 0 where they are independent', () => {
    const tells = cramersV([
      [7, 0, 0],
      [0, 9, 0],
      [0, 0, 4],
    ]);
    assertClose(numberOf(tells.plain), 1, 1e-12);
    assertClose(numberOf(tells.biasCorrected), 1, 1e-12);
    const independent = cramersV([
      [2, 4],
      [3, 6],
    ]);
    assertClose(numberOf(independent.plain), 0, 1e-7);
    assert.equal(numberOf(independent.biasCorrected), 0);
  });

  it('does not change when everybody is counted many times, but for the correction that vanishes', () => {
    forAll([tables], (table) => {
      const { plain } = cramersV(table);
      const many = cramersV(table.map((row) => row.map((count) => count * 2 ** 33)));
      if (plain.kind === 'not-estimable') return;
      assertClose(numberOf(many.plain), plain.value, 1e-12);
      assertClose(numberOf(many.biasCorrected), plain.value, 1e-4);
    });
  });

  it('is the same for the transposed and the rearranged table', () => {
    forAll([tables], (table) => {
      const { biasCorrected } = cramersV(table);
      if (biasCorrected.kind === 'not-estimable') return;
      // The root of what rounding leaves of 0 is not yet 0.
      for (const same of [transposed(table), rearranged(table)].map(cramersV)) {
        assertClose(numberOf(same.biasCorrected), biasCorrected.value, 1e-7);
      }
    });
  });

  it('has no correction where each respondent is a row or a column', () => {
    const { plain, biasCorrected } = cramersV([
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
    assert.equal(numberOf(plain), 1);
    assertReason(biasCorrected, 'degenerate_margin');
    assertReason(cramersV([[3, 4]]).biasCorrected, 'degenerate_margin');
    assertReason(cramersV([]).plain, 'no_data');
  });

  it('has its gate at 30 respondents', () => {
    assert.equal(CRAMERS_V_FROM_N, 30);
  });
});

describe('adjustedResiduals', () => {
  it('change places with the rows and columns', () => {
    forAll([tables], (table) => {
      const residuals = adjustedResiduals(table);
      const mirrored = adjustedResiduals(transposed(table));
      if (residuals.kind === 'not-estimable' || mirrored.kind === 'not-estimable') {
        assert.deepEqual(mirrored, residuals);
        return;
      }
      assert.deepEqual(mirrored.rowPlaces, residuals.columnPlaces);
      residuals.values.forEach((row, i) => {
        row.forEach((value, j) => {
          assertClose(mirrored.values[j]?.[i] ?? Number.NaN, value, 1e-12);
        });
      });
    });
  });

  it('weighed by their standard errors add up to 0 in every row, and square to chi-square in a 2 x 2 table', () => {
    const table = [
      [13, 8],
      [5, 21],
    ];
    const residuals = adjustedResiduals(table);
    const { test } = chiSquareTest(table);
    assert.ok(residuals.kind === 'residuals' && test.kind === 'test');
    for (const value of residuals.values.flat()) assertClose(value ** 2, test.statistic, 1e-12);
    for (const row of residuals.values) assertClose((row[0] ?? 0) + (row[1] ?? 0), 0, 1e-12);
  });

  it('say which rows and columns they are of', () => {
    const residuals = adjustedResiduals([
      [0, 0, 0],
      [4, 0, 2],
      [1, 0, 5],
    ]);
    assert.ok(residuals.kind === 'residuals');
    assert.deepEqual(residuals.rowPlaces, [1, 2]);
    assert.deepEqual(residuals.columnPlaces, [0, 2]);
    assert.equal(residuals.n, 12);
  });

  it('say why there are none', () => {
    assertReason(adjustedResiduals([]), 'no_data');
    assertReason(adjustedResiduals([[1, 2]]), 'degenerate_margin');
  });
});

function tabulated(people: readonly (readonly [number, number])[]): number[][] {
  const table = Array.from({ length: 3 }, () => [0, 0, 0, 0]);
  for (const [i, j] of people) {
    const row = table[i];
    if (row !== undefined) row[j] = (row[j] ?? 0) + 1;
  }
  return table;
}
