/** Means and shares of respondents within institutions: CR2 as defined, what it must not depend on, where it ends. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import type { ClusterTables } from '../../../../analysis/estimates/clusters/cluster-tables.ts';
import { clusteredMean } from '../../../../analysis/estimates/clusters/clustered-mean.ts';
import { pairProducts } from '../../../../analysis/estimates/clusters/pair-products.ts';
import { meanInterval } from '../../../../analysis/estimates/describe/mean-interval.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { fullMatrixCr2 } from './full-matrix-cr2.ts';
import { answersIn, FIVE_POINTS, someTables } from './some-clusters.ts';

const ofTables = (tables: ClusterTables['tables'], level?: number) =>
  clusteredMean({ values: FIVE_POINTS, tables }, level);

function assertSame(actual: object, expected: object, tolerance = 1e-9): void {
  const others = new Map<string, unknown>(Object.entries(expected));
  for (const [name, entry] of Object.entries(actual)) {
    const other = others.get(name);
    if (typeof entry === 'number') assertClose(entry, Number(other), tolerance, name);
    else if (typeof entry === 'object') assertSame(entry, Object(other), tolerance);
    else assert.equal(entry, other, name);
  }
}

describe('clusteredMean', () => {
  it('has the variance and degrees of freedom of the full matrices', () => {
    forAll([someTables(5, 2)], (tables) => {
      const answers = answersIn({ values: FIVE_POINTS, tables });
      const result = ofTables(tables);
      if (result.interval.kind !== 'estimate') return;
      const { variance, df } = fullMatrixCr2({
        design: answers.map(() => [1]),
        outcome: answers.map(({ value }) => value),
        clusters: answers.map(({ institution }) => institution),
        contrast: [1],
        bread: [[1 / answers.length]],
      });
      assertClose(numberOf(result.standardError) ** 2, variance, 1e-9);
      assertClose(numberOf(result.degreesOfFreedom), df, 1e-9);
    });
  });

  it('has between 1 and J - 1 degrees of freedom, and J - 1 when all institutions are of one size', () => {
    forAll([someTables(6, 4)], (tables) => {
      const result = ofTables(tables);
      if (result.interval.kind !== 'estimate') return;
      const df = numberOf(result.degreesOfFreedom);
      assert.ok(df >= 1 - 1e-9 && df <= result.clusters - 1 + 1e-9);
    });
    const even = [
      [1, 1, 1, 0, 0],
      [0, 1, 1, 1, 0],
      [0, 0, 1, 1, 1],
      [3, 0, 0, 0, 0],
    ];
    assertClose(numberOf(ofTables(even).degreesOfFreedom), 3, 1e-12);
  });

  it('is the t interval of one value each, when every institution has one respondent', () => {
    const tables = [
      [1, 0, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 0, 0, 1],
    ];
    const alone = meanInterval([
      [1, 1],
      [3, 2],
      [5, 1],
    ]);
    const { interval, linearised, designEffect, icc } = ofTables(tables);
    assert.ok(interval.kind === 'estimate' && linearised.kind === 'estimate' && alone.kind === 'estimate');
    assertClose(interval.interval.lower, alone.interval.lower, 1e-12);
    assertClose(linearised.interval.upper, alone.interval.upper, 1e-12);
    assertClose(numberOf(designEffect), 1, 1e-12);
    assertReason(icc, 'n_lt_2');
  });

  it('does not depend on the order of institutions or of values, nor on institutions without respondents', () => {
    forAll([someTables(5)], (tables) => {
      const before = ofTables(tables);
      assertSame(ofTables([[0, 0, 0, 0, 0], ...tables.toReversed()]), before);
      const values = FIVE_POINTS.toReversed();
      assertSame(clusteredMean({ values, tables: tables.map((table) => table.toReversed()) }), before);
    });
  });

  it('is the same when a value is listed twice and its respondents are divided', () => {
    forAll([someTables(5), someTables(5)], (some, others) => {
      const together = some.map((table, j) => table.map((count, c) => count + (others[j]?.[c] ?? 0)));
      const apart = some.map((table, j) => [...table, ...(others[j] ?? [])]);
      const values = [...FIVE_POINTS, ...FIVE_POINTS];
      assertSame(clusteredMean({ values, tables: apart }), ofTables(together));
    });
  });

  it('moves with the values and stretches with them', () => {
    forAll([someTables(5), fc.integer({ min: -50, max: 50 })], (tables, shift) => {
      const before = ofTables(tables);
      const moved = clusteredMean({ values: FIVE_POINTS.map((value) => 10 * value + shift), tables });
      if (before.interval.kind !== 'estimate') return;
      assertClose(numberOf(moved.interval), 10 * before.interval.value + shift, 1e-9);
      assertClose(numberOf(moved.standardError), 10 * numberOf(before.standardError), 1e-9);
      for (const same of ['degreesOfFreedom', 'designEffect', 'icc', 'meanSize'] as const) {
        if (before[same].kind === 'point') assertClose(numberOf(moved[same]), before[same].value, 1e-8);
      }
    });
  });

  it('is not troubled by values far from zero', () => {
    const tables = [
      [1, 2, 0, 0, 0],
      [0, 1, 3, 0, 1],
      [0, 0, 2, 2, 0],
    ];
    const far = clusteredMean({ values: FIVE_POINTS.map((value) => value + 2 ** 33), tables });
    assertClose(numberOf(far.standardError), numberOf(ofTables(tables).standardError), 1e-12);
  });

  it('is wider at a higher level', () => {
    const tables = [
      [1, 2, 0, 0, 0],
      [0, 1, 3, 0, 1],
      [0, 0, 2, 2, 0],
    ];
    const [narrow, wide] = [ofTables(tables, 0.9).interval, ofTables(tables, 0.99).interval];
    assert.ok(narrow.kind === 'estimate' && wide.kind === 'estimate');
    assert.ok(wide.interval.lower < narrow.interval.lower && narrow.interval.upper < wide.interval.upper);
    assert.deepEqual([narrow.interval.level, narrow.interval.method], [0.9, 'cr2-satterthwaite']);
  });

  it('counts respondents past 2^31', () => {
    const times = 2 ** 33;
    const tables = [
      [1, 2, 0, 0, 0],
      [0, 1, 3, 0, 1],
      [0, 0, 2, 2, 0],
    ];
    const many = ofTables(tables.map((table) => table.map((count) => count * times)));
    const few = ofTables(tables);
    assert.equal(many.n, 12 * times);
    // Variance and degrees of freedom rest on the institutions and not on how many answered in each.
    assertClose(numberOf(many.standardError), numberOf(few.standardError), 1e-12);
    assertClose(numberOf(many.degreesOfFreedom), numberOf(few.degreesOfFreedom), 1e-12);
  });

  it('keeps its digits when one institution is a million times the other', () => {
    const { degreesOfFreedom, interval } = ofTables([
      [4e6, 1e6, 0, 0, 0],
      [0, 0, 0, 0, 3],
    ]);
    assert.equal(interval.kind, 'estimate');
    // J = 2 has one degree of freedom, whatever the sizes.
    assertClose(numberOf(degreesOfFreedom), 1, 1e-12);
  });
});

describe('clusteredMean where there is no interval', () => {
  it('says that nobody answered', () => {
    for (const tables of [[], [[0, 0, 0, 0, 0]]]) {
      const { mean, interval, naiveStandardError, icc } = ofTables(tables);
      for (const each of [mean, interval, naiveStandardError, icc]) assertReason(each, 'no_data');
    }
    assertReason(clusteredMean({ values: [], tables: [[], []] }).mean, 'no_data');
  });

  it('has a mean and its naive error, and no interval, when all are at one institution', () => {
    const { mean, interval, linearised, standardError, designEffect, naiveStandardError } = ofTables([
      [0, 0, 0, 0, 0],
      [1, 0, 0, 0, 1],
    ]);
    assert.equal(numberOf(mean), 3);
    assert.equal(numberOf(naiveStandardError), 2);
    for (const each of [interval, linearised, standardError, designEffect]) assertReason(each, 'groups_lt_2');
  });

  it('has a mean and no interval when all values are equal, wherever they are', () => {
    const { mean, interval, icc } = clusteredMean({
      values: [0.1, 0.7],
      tables: [
        [0, 3],
        [0, 9],
        [0, 7],
      ],
    });
    assert.equal(numberOf(mean), 0.7);
    assertReason(interval, 'zero_variance');
    assertReason(icc, 'zero_variance');
  });

  it('has no interval of width 0 when all institutions have one mean', () => {
    const tables = [
      [1, 0, 1, 0, 0],
      [0, 2, 0, 0, 0],
      [3, 0, 3, 0, 0],
    ];
    for (const values of [FIVE_POINTS, FIVE_POINTS.map((value) => value / 3 + 0.1)]) {
      const { interval, linearised, designEffect, icc } = clusteredMean({ values, tables });
      for (const each of [interval, linearised, designEffect]) assertReason(each, 'zero_variance');
      assert.ok(numberOf(icc) < 0);
    }
  });
});

describe('clusteredMean refuses', () => {
  const refused = (
    values: readonly number[],
    tables: ClusterTables['tables'],
    name: RegExp,
    level?: number,
  ) => assert.throws(() => clusteredMean({ values, tables }, level), { name: 'RangeError', message: name });

  it('what is no count, no value, no level, and tables of other lengths, by name', () => {
    refused(
      [1, 2],
      [
        [1, 2],
        [3, -1],
      ],
      /^tables\[1\]\[1\]/,
    );
    refused([1, 2], [[1, 0.5]], /^tables\[0\]\[1\]/);
    refused([1, 2], [[Number.NaN, 1]], /^tables\[0\]\[0\]/);
    refused([1, 2], [[1, 2], [1]], /^tables\[1\]/);
    refused([1], [[2 ** 52], [2 ** 52]], /^tables: /);
    refused([1, Number.NaN], [[1, 2]], /^values\[1\]/);
    refused([1, 2], [[1, 2]], /^level/, 1);
  });
});

describe('pairProducts', () => {
  it('is the sum over all pairs', () => {
    forAll([fc.array(fc.integer({ min: -9, max: 9 }))], (entries) => {
      const pairs = entries.flatMap((one, j) =>
        entries.flatMap((other, k) => (j === k ? [] : [one * other])),
      );
      assert.equal(pairProducts(entries) + 0, pairs.reduce((sum, each) => sum + each, 0) + 0);
    });
  });

  it('keeps small entries beside a large one', () => {
    assert.equal(pairProducts([1e18, 1]), 2e18);
  });
});
