/** The exact tests: against enumeration of all tables, against each other, and by simulation. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { chiSquareTest } from '../../../../analysis/estimates/contingency/chi-square-test.ts';
import { fisherExact } from '../../../../analysis/estimates/contingency/fisher-exact.ts';
import { fisherFreemanHalton } from '../../../../analysis/estimates/contingency/fisher-freeman-halton.ts';
import { fisherFreemanHaltonMonteCarlo } from '../../../../analysis/estimates/contingency/fisher-freeman-halton-monte-carlo.ts';
import { occupiedTable } from '../../../../analysis/estimates/contingency/occupied-table.ts';
import type { TestResult } from '../../../../analysis/estimates/estimate.ts';
import { seededRandom } from '../../../../analysis/estimates/seeded-random.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason } from '../../../support/golden.ts';
import { BROKEN_TABLES, rearranged, someTable, type Table, transposed, withEmpty } from './tables.ts';

const SEED = '5eed'.repeat(16);

const twoByTwo = fc.tuple(
  fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })),
  fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })),
);

/** A table of 5 x 3 with small expected counts and one of 4 x 4, with p by R's fisher.test. */
const LIKERT = [
  [5, 3, 1],
  [9, 7, 4],
  [14, 11, 12],
  [22, 30, 25],
  [8, 16, 20],
];
const FOUR = [
  [5, 3, 1, 2],
  [9, 7, 4, 5],
  [14, 11, 12, 9],
  [8, 16, 20, 11],
];

describe('fisherExact', () => {
  it('is exact: every table with the margins is counted', () => {
    forAll([twoByTwo], (table) => {
      const result = fisherExact(table);
      if (result.kind === 'test') assertClose(result.p, enumeratedP(table), 1e-12);
      else assert.equal(occupiedTable(table).kind, 'not-estimable');
    });
  });

  it('is the same for the transposed and the rearranged table, and by the test for larger tables', () => {
    forAll([twoByTwo], (table) => {
      const result = fisherExact(table);
      if (result.kind === 'not-estimable') return;
      for (const same of [transposed(table), rearranged(table)]) {
        assertClose(pOf(fisherExact(same)), result.p, 1e-12);
      }
      assertClose(pOf(fisherFreemanHalton(table)), result.p, 1e-9);
    });
  });

  it('works for counts past 2^31', () => {
    const thin = [
      [2 ** 52, 3],
      [2 ** 31, 4],
    ];
    assertClose(pOf(fisherExact(thin)) / pOf(fisherFreemanHalton(thin)), 1, 1e-9);
    const wide = [
      [2 ** 31, 2 ** 31],
      [2 ** 31 + 1e5, 2 ** 31],
    ];
    const { test } = chiSquareTest(wide);
    assertClose(pOf(fisherExact(wide)), pOf(test), 1e-5);
  });

  it('gives up by a rule where the sum would be long, and chi-square good', () => {
    const half = 2 ** 50;
    assertReason(
      fisherExact([
        [half, half],
        [half, half],
      ]),
      'not_converged',
    );
  });

  it('says why there is none', () => {
    assertReason(
      fisherExact([
        [0, 0],
        [0, 0],
      ]),
      'no_data',
    );
    assertReason(
      fisherExact([
        [3, 0],
        [4, 0],
      ]),
      'degenerate_margin',
    );
  });

  it('refuses what is not a table of 2 x 2', () => {
    for (const [table, message] of BROKEN_TABLES) {
      assert.throws(() => fisherExact(table), { name: 'RangeError', message });
    }
    for (const table of [[], [[1, 2]], LIKERT]) {
      assert.throws(() => fisherExact(table), { name: 'RangeError', message: /^table: two rows/ });
    }
  });
});

describe('fisherFreemanHalton', () => {
  it('is exact: every table with the margins is counted', () => {
    forAll([someTable(2)], (table) => {
      const result = fisherFreemanHalton(table);
      if (result.kind === 'test') assertClose(result.p, enumeratedP(table), 1e-9);
      else assert.equal(occupiedTable(table).kind, 'not-estimable');
    });
  });

  it('is the same for the transposed and the rearranged table, and with empty rows and columns', () => {
    forAll([someTable(6)], (table) => {
      const result = fisherFreemanHalton(table);
      if (result.kind === 'not-estimable') return;
      for (const same of [transposed(table), rearranged(table), withEmpty(table)]) {
        assertClose(pOf(fisherFreemanHalton(same)), result.p, 1e-9);
      }
    });
  });

  it('is 1 for the likeliest table, and the probability of the table where none is less likely', () => {
    assertClose(
      pOf(
        fisherFreemanHalton([
          [10, 20],
          [20, 40],
          [30, 60],
        ]),
      ),
      1,
      1e-12,
    );
    const parted = fisherFreemanHalton([
      [3, 0, 0],
      [0, 4, 0],
      [0, 0, 5],
    ]);
    assert.ok(parted.kind === 'test');
    assertClose(parted.statistic, 1 / 27720, 1e-12);
    assertClose(parted.p, 1 / 27720, 1e-12);
  });

  it('keeps its digits for counts past 2^31', () => {
    const table = [
      [2 ** 40, 3],
      [2 ** 40, 1],
      [5, 2],
    ];
    // Two of the six in the thin column are in the row of 7; the other four are not split evenly.
    const two = (21 * 30) / 2 ** 82;
    assertClose(pOf(fisherFreemanHalton(table)) / two, 10 / 16, 1e-9);
  });

  it('gives up after a number of steps, the same on every machine', () => {
    assertClose(pOf(fisherFreemanHalton(FOUR, 10_000_000)), 0.31486823, 1e-8);
    assertReason(fisherFreemanHalton(FOUR), 'not_converged');
    assertReason(fisherFreemanHalton(LIKERT, 1000), 'not_converged');
    const half = 2 ** 49;
    assertReason(
      fisherFreemanHalton([
        [half, half],
        [half, half],
        [half, half],
      ]),
      'not_converged',
    );
    const manyRows = Array.from({ length: 20 }, (_, i) => Array.from({ length: 20 }, (_, j) => i + j));
    assertReason(fisherFreemanHalton(manyRows), 'not_converged');
  });

  it('says why there is none, and refuses what is no table of counts', () => {
    assertReason(fisherFreemanHalton([]), 'no_data');
    assertReason(fisherFreemanHalton([[1, 2, 3]]), 'degenerate_margin');
    for (const [table, message] of BROKEN_TABLES) {
      assert.throws(() => fisherFreemanHalton(table), { name: 'RangeError', message });
    }
  });
});

describe('fisherFreemanHaltonMonteCarlo', () => {
  it('is within five standard errors of the exact test', () => {
    const draws = 20_000;
    for (const table of [
      LIKERT,
      FOUR,
      transposed(LIKERT),
      [
        [3, 1],
        [1, 3],
        [0, 2],
      ],
    ]) {
      const exact = pOf(fisherFreemanHalton(table, 10_000_000));
      const result = fisherFreemanHaltonMonteCarlo(table, seededRandom(SEED), draws);
      assert.ok(result.kind === 'test');
      assert.equal(result.test, 'fisher-freeman-halton-monte-carlo');
      const distance = 5 * Math.sqrt((exact * (1 - exact)) / draws) + 1 / draws;
      assert.ok(Math.abs(result.p - exact) < distance, `${result.p} is not near ${exact}`);
    }
  });

  it('gives the same p for the same seed, another for another', () => {
    const p = (seed: string) => pOf(fisherFreemanHaltonMonteCarlo(LIKERT, seededRandom(seed), 1000));
    assert.equal(p(SEED), p(SEED));
    assert.notEqual(p(SEED), p('0123456789abcdef'.repeat(4)));
  });

  it('is never 0, however unlikely the table: 1 / (B + 1)', () => {
    const apart = [
      [40_000, 3, 0],
      [0, 30_000, 5],
      [2, 0, 29_990],
    ];
    assert.equal(pOf(fisherFreemanHaltonMonteCarlo(apart, seededRandom(SEED), 99)), 1 / 100);
  });

  it('works for counts past 2^31', () => {
    const table = [
      [2 ** 40, 2 ** 41, 1],
      [2 ** 41, 2 ** 42, 0],
      [2 ** 40, 2 ** 41, 2],
    ];
    const p = pOf(fisherFreemanHaltonMonteCarlo(table, seededRandom(SEED), 2000));
    assert.ok(p > 0.3 && p < 1, `${p}`);
  });

  it('says why there is none, also by a rule for very large tables', () => {
    const random = seededRandom(SEED);
    const wide = Array.from({ length: 202 }, () => [1, 2, 3]);
    assertReason(fisherFreemanHaltonMonteCarlo(wide, random), 'not_converged');
    assertReason(fisherFreemanHaltonMonteCarlo([], random), 'no_data');
    assertReason(fisherFreemanHaltonMonteCarlo([[1], [2]], random), 'degenerate_margin');
  });

  it('refuses what is no table of counts, and no number of draws', () => {
    const random = seededRandom(SEED);
    for (const [table, message] of BROKEN_TABLES) {
      assert.throws(() => fisherFreemanHaltonMonteCarlo(table, random), { name: 'RangeError', message });
    }
    for (const draws of [0, -1, 1.5, Number.NaN]) {
      assert.throws(() => fisherFreemanHaltonMonteCarlo(LIKERT, random, draws), {
        name: 'RangeError',
        message: /^draws/,
      });
    }
  });
});

function pOf(result: TestResult): number {
  assert.ok(result.kind === 'test', result.kind === 'not-estimable' ? result.reason : '');
  return result.p;
}

/** By going through all tables with the margins; each has n! / (product of x_ij!) parts in the whole. */
function enumeratedP(table: Table): number {
  const seen = weightOf(table.flat());
  const weights = tablesWithin(table.map(sumOf), transposed(table).map(sumOf)).map((cells) =>
    weightOf(cells),
  );
  const asUnlikely = weights.filter((weight) => weight <= seen * (1 + 1e-7));
  return sumOf(asUnlikely) / sumOf(weights);
}

/** The cells of every table with these margins, row by row. */
function tablesWithin(
  [first, ...rowTotals]: readonly number[],
  columnTotals: readonly number[],
): readonly (readonly number[])[] {
  if (first === undefined) return [[]];
  if (rowTotals.length === 0) return [columnTotals];
  return rowsWithin(columnTotals, first).flatMap((row) => {
    const left = columnTotals.map((count, j) => count - (row[j] ?? 0));
    return tablesWithin(rowTotals, left).map((cells) => [...row, ...cells]);
  });
}

function rowsWithin([most, ...rest]: readonly number[], sum: number): readonly (readonly number[])[] {
  if (most === undefined) return sum === 0 ? [[]] : [];
  return Array.from({ length: Math.min(most, sum) + 1 }, (_, first) => first).flatMap((first) =>
    rowsWithin(rest, sum - first).map((row) => [first, ...row]),
  );
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function weightOf(cells: readonly number[]): number {
  return cells.reduce((product, cell) => product / factorial(cell), 1e60);
}

function factorial(number: number): number {
  return number < 2 ? 1 : number * factorial(number - 1);
}
