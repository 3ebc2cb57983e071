/** Reliability of scales: Cronbach's alpha, KR-20, Feldt's interval, difficulty of items. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import {
  alphaFromVariances,
  cronbachAlpha,
} from '../../../../analysis/estimates/reliability/cronbach-alpha.ts';
import { feldtInterval } from '../../../../analysis/estimates/reliability/feldt-interval.ts';
import { itemCovariance, totalVariance } from '../../../../analysis/estimates/reliability/item-covariance.ts';
import { itemDifficulty } from '../../../../analysis/estimates/reliability/item-difficulty.ts';
import { kr20 } from '../../../../analysis/estimates/reliability/kr20.ts';
import { forAll } from '../../../support/for-all.ts';
import {
  assertClose,
  assertCloseInterval,
  assertReason,
  goldenCases,
  numberOf,
  toProductTable,
} from '../../../support/golden.ts';

type Rows = readonly (readonly (number | null)[])[];

interface AlphaInput {
  readonly items: Rows;
  readonly covariance?: readonly (readonly number[])[];
  readonly n: number;
  readonly conf: number;
}

interface AlphaExpected {
  readonly status: string;
  readonly reason?: string;
  readonly n: number;
  readonly alpha: number;
  readonly feldt: readonly number[];
}

interface KrExpected {
  readonly status: string;
  readonly reason?: string;
  readonly n: number;
  readonly difficulty: readonly number[];
  readonly mean: number;
  readonly sd: number;
  readonly kr20: number;
}

const binaryRows = fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 4, maxLength: 4 }), {
  minLength: 2,
  maxLength: 25,
});

function alphaOf({ items, covariance, n, conf }: AlphaInput) {
  if (covariance === undefined) return cronbachAlpha(toProductTable(items), conf);
  const ofItems = covariance.map((row, i) => row[i] ?? 0);
  const ofTotal = covariance.flat().reduce((sum, value) => sum + value, 0);
  return alphaFromVariances(ofItems, ofTotal, n, conf);
}

describe('cronbachAlpha', () => {
  for (const { id, input, expected, tol_rel } of goldenCases<AlphaInput, AlphaExpected>('reliability')) {
    it(`agrees with R: ${id}`, () => {
      const result = alphaOf(input);
      assert.equal(result.n, expected.n);
      if (expected.status === 'undefined') {
        assertReason(result, expected.reason);
        return;
      }
      assert.ok(result.kind === 'estimate');
      assertClose(result.value, expected.alpha, tol_rel);
      assertCloseInterval(result.interval, expected.feldt, tol_rel);
    });
  }

  it('has no value without complete answers', () => {
    assertReason(cronbachAlpha(toProductTable([[1, null]])), 'no_data');
  });

  it('is at most 1, and its interval lies around it', () => {
    const rows = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), {
      maxLength: 20,
    });
    forAll([rows], (answers) => {
      const result = cronbachAlpha(toProductTable(answers));
      if (result.kind === 'not-estimable') return;
      const { lower, upper } = result.interval;
      assert.ok(lower <= result.value && result.value <= upper && upper <= 1 + 1e-12);
    });
  });
});

describe('kr20', () => {
  for (const { id, input, expected, tol_rel } of goldenCases<{ items: Rows }, KrExpected>('kr20')) {
    it(`agrees with R: ${id}`, () => {
      const table = toProductTable(input.items);
      const result = kr20(table);
      assert.equal(result.n, expected.n);
      if (expected.status === 'undefined') {
        assertReason(result, expected.reason);
        return;
      }
      assertClose(numberOf(result), expected.kr20, tol_rel);
      assertClose(Math.sqrt(totalVariance(table)), expected.sd, tol_rel);
      itemDifficulty(table).forEach((difficulty, item) => {
        assertClose(numberOf(difficulty), expected.difficulty[item] ?? Number.NaN, tol_rel);
      });
    });
  }

  it('equals alpha on the same items', () => {
    forAll([binaryRows], (rows) => {
      const [kr, alpha] = [kr20(toProductTable(rows)), cronbachAlpha(toProductTable(rows))];
      if (kr.kind === 'not-estimable') {
        assert.deepEqual(alpha, kr);
        return;
      }
      assert.ok(alpha.kind === 'estimate');
      assertClose(kr.value, alpha.value, 1e-9);
      assertCloseInterval(kr.interval, [alpha.interval.lower, alpha.interval.upper], 1e-9);
    });
  });

  it('refuses items that are not right or wrong', () => {
    assert.throws(
      () =>
        kr20(
          toProductTable([
            [1, 2],
            [0, 1],
          ]),
        ),
      RangeError,
    );
  });

  it('has a reason where there is too little', () => {
    assertReason(kr20(toProductTable([[1], [0]])), 'k_lt_2');
    assertReason(kr20(toProductTable([[1, 0]])), 'n_lt_2');
    assertReason(kr20(toProductTable([[null, 0]])), 'no_data');
    assert.deepEqual(itemDifficulty(toProductTable([[null, 0]])), [
      { kind: 'not-estimable', reason: 'no-data', n: 0 },
      { kind: 'not-estimable', reason: 'no-data', n: 0 },
    ]);
  });
});

describe('totalVariance', () => {
  it('is exactly 0 when items balance each other, and the sum of the covariances otherwise', () => {
    assert.equal(
      totalVariance(
        toProductTable([
          [1, 2, 3],
          [3, 2, 1],
          [2, 3, 1],
        ]),
      ),
      0,
    );
    forAll([binaryRows], (rows) => {
      const table = toProductTable(rows);
      const sum = itemCovariance(table)
        .flat()
        .reduce((total, value) => total + value, 0);
      assertClose(totalVariance(table), sum, 1e-9);
    });
  });

  it('refuses fewer than two respondents', () => {
    assert.throws(() => totalVariance(toProductTable([[1, 2]])), RangeError);
    assert.throws(() => itemCovariance(toProductTable([[1, 2]])), RangeError);
  });
});

describe('feldtInterval', () => {
  it('narrows as respondents are added', () => {
    const width = (n: number) => {
      const { lower, upper } = feldtInterval(0.8, { n, k: 6 });
      return upper - lower;
    };
    assert.ok(width(30) > width(300) && width(300) > width(3000));
  });
});
