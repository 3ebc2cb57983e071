/** Cronbach's alpha and Feldt's interval: what holds whatever the answers are. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { cronbachAlpha } from '../../../../analysis/estimates/reliability/cronbach-alpha.ts';
import { feldtInterval } from '../../../../analysis/estimates/reliability/feldt-interval.ts';
import { itemCovariance } from '../../../../analysis/estimates/reliability/item-covariance.ts';
import { standardisedAlpha } from '../../../../analysis/estimates/reliability/standardised-alpha.ts';
import { mergeTables } from '../../../../analysis/tables/merge-tables.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { answersTo, plainVariance, reordered, repeated, tableOf } from './answers.ts';

describe('cronbachAlpha', () => {
  it('has a reason where there is too little, and where totals do not vary', () => {
    assertReason(cronbachAlpha(tableOf([], 1)), 'k_lt_2');
    assertReason(cronbachAlpha(tableOf([], 3)), 'no_data');
    assertReason(cronbachAlpha(tableOf([[1, 2]])), 'n_lt_2');
    const balanced = tableOf([
      [1, 3],
      [2, 2],
      [3, 1],
    ]);
    assertReason(cronbachAlpha(balanced), 'zero_variance');
  });

  it('is 1, with both limits, when each respondent gives one answer to all items', () => {
    const result = cronbachAlpha(tableOf([1, 2, 4, 5].map((answer) => [answer, answer, answer])));
    assert.ok(result.kind === 'estimate');
    assertClose(result.value, 1, 1e-12);
    assertClose(result.interval.lower, 1, 1e-12);
    assert.ok(result.interval.upper <= 1);
  });

  it('is what the variances of the items and of the total say', () => {
    forAll([answersTo(4)], (rows) => {
      const result = cronbachAlpha(tableOf(rows, 4));
      if (result.kind === 'not-estimable') return;
      const ofItems = [0, 1, 2, 3].map((item) => plainVariance(rows.map((row) => row[item] ?? 0)));
      const ofTotal = plainVariance(rows.map((row) => row.reduce((sum, value) => sum + value, 0)));
      const sum = ofItems.reduce((total, variance) => total + variance, 0);
      assertClose(result.value, (4 / 3) * (1 - sum / ofTotal), 1e-9);
    });
  });

  it('is at most 1, and its interval lies around it', () => {
    forAll([answersTo(3), fc.constantFrom(0.5, 0.9, 0.95, 0.99)], (rows, level) => {
      const result = cronbachAlpha(tableOf(rows, 3), level);
      if (result.kind === 'not-estimable') return;
      const { lower, upper } = result.interval;
      assert.ok(lower <= result.value && result.value <= upper && upper <= 1);
    });
  });

  it('does not depend on the order of respondents or of items, or on points added to all', () => {
    forAll([answersTo(4), fc.integer({ min: -40, max: 40 })], (rows, offset) => {
      const table = tableOf(rows, 4);
      assert.deepEqual(cronbachAlpha(tableOf(rows.toReversed(), 4)), cronbachAlpha(table));
      const shifted = rows.map((row) => row.map((value) => value + offset));
      assert.deepEqual(cronbachAlpha(tableOf(shifted, 4)), cronbachAlpha(table));
      assert.deepEqual(cronbachAlpha(tableOf(reordered(rows, [2, 0, 3, 1]), 4)), cronbachAlpha(table));
    });
  });

  it('is of two groups merged what it is of their answers counted together', () => {
    forAll([answersTo(3), answersTo(3)], (first, second) => {
      const merged = mergeTables(tableOf(first, 3), tableOf(second, 3));
      assert.deepEqual(cronbachAlpha(merged), cronbachAlpha(tableOf([...first, ...second], 3)));
    });
  });

  it('is the same from the covariances', () => {
    forAll([answersTo(3)], (rows) => {
      if (rows.length < 2) return;
      const table = tableOf(rows, 3);
      const source = { kind: 'covariance', n: rows.length, covariance: itemCovariance(table) } as const;
      const [of, from] = [cronbachAlpha(table), cronbachAlpha(source)];
      assert.equal(from.kind, of.kind);
      if (of.kind === 'estimate') assertClose(numberOf(from), of.value, 1e-9);
    });
  });

  it('takes more respondents than fit into 32 bits', () => {
    const small = tableOf([
      [1, 2, 2],
      [4, 5, 3],
      [3, 3, 4],
      [2, 2, 1],
    ]);
    const large = cronbachAlpha(repeated(small, 2 ** 31));
    assert.ok(large.kind === 'estimate');
    assert.equal(large.n, 2 ** 33);
    assertClose(large.value, numberOf(cronbachAlpha(small)), 1e-12);
    const { lower, upper } = large.interval;
    assert.ok(lower <= large.value && large.value <= upper && upper - lower < 1e-4);
  });

  it('refuses a level that is none', () => {
    assert.throws(() => cronbachAlpha(tableOf([[1, 2]]), 95), /^RangeError: level/);
  });
});

describe('standardisedAlpha', () => {
  it('is alpha where all items vary equally', () => {
    const table = tableOf([
      [1, 2, 3],
      [2, 3, 1],
      [3, 1, 2],
      [3, 3, 3],
      [1, 1, 1],
    ]);
    assertClose(numberOf(standardisedAlpha(table)), numberOf(cronbachAlpha(table)), 1e-12);
  });

  it('does not depend on the units of an item', () => {
    forAll([answersTo(3), fc.integer({ min: 2, max: 9 })], (rows, factor) => {
      const wider = rows.map(([a = 0, b = 0, c = 0]) => [factor * a, b, c]);
      const [before, after] = [tableOf(rows, 3), tableOf(wider, 3)].map(standardisedAlpha);
      assert.ok(before !== undefined && after !== undefined);
      assert.equal(after.kind, before.kind);
      if (before.kind === 'point') assertClose(numberOf(after), before.value, 1e-9);
    });
  });

  it('has no value when an item does not vary, or standardised totals do not', () => {
    assertReason(
      standardisedAlpha(
        tableOf([
          [1, 3],
          [2, 3],
        ]),
      ),
      'zero_variance',
    );
    assertReason(
      standardisedAlpha(
        tableOf([
          [1, 6],
          [2, 4],
          [3, 2],
        ]),
      ),
      'zero_variance',
    );
  });
});

describe('feldtInterval', () => {
  it('narrows as respondents are added, and widens with the level', () => {
    const width = (n: number, level = 0.95) => {
      const { lower, upper } = feldtInterval(0.8, { n, k: 6 }, level);
      return upper - lower;
    };
    assert.ok(width(30) > width(300) && width(300) > width(3000));
    assert.ok(width(30, 0.99) > width(30, 0.9));
  });

  it('refuses what is no sample, no coefficient and no level', () => {
    assert.throws(() => feldtInterval(0.8, { n: 1, k: 6 }), /^RangeError: sample/);
    assert.throws(() => feldtInterval(0.8, { n: 30, k: 1 }), /^RangeError: sample/);
    assert.throws(() => feldtInterval(0.8, { n: 30.5, k: 6 }), /^RangeError: n/);
    assert.throws(() => feldtInterval(0.8, { n: 30, k: -6 }), /^RangeError: k/);
    assert.throws(() => feldtInterval(1.2, { n: 30, k: 6 }), /^RangeError: coefficient/);
    assert.throws(() => feldtInterval(Number.NaN, { n: 30, k: 6 }), /^RangeError: coefficient/);
    assert.throws(() => feldtInterval(0.8, { n: 30, k: 6 }, 0), /^RangeError: level/);
  });
});
