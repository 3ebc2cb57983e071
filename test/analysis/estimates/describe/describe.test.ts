/** Means, spreads and quantiles of value counts. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { mean } from '../../../../analysis/estimates/describe/mean.ts';
import { meanInterval } from '../../../../analysis/estimates/describe/mean-interval.ts';
import { quantile } from '../../../../analysis/estimates/describe/quantile.ts';
import { standardDeviation } from '../../../../analysis/estimates/describe/standard-deviation.ts';
import { standardError } from '../../../../analysis/estimates/describe/standard-error.ts';
import { wilsonShare } from '../../../../analysis/estimates/describe/wilson-share.ts';
import { codeCounts, respondentsIn, type ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import { forAll } from '../../../support/for-all.ts';
import {
  assertClose,
  assertCloseInterval,
  assertMatches,
  assertReason,
  goldenCases,
  numberOf,
  toValueCounts,
} from '../../../support/golden.ts';

interface ItemInput {
  readonly x?: readonly (number | null)[];
  readonly counts?: Readonly<Record<string, number>>;
}

interface ItemExpected {
  readonly status: string;
  readonly reason?: string;
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly top2: number;
}

interface MeanExpected {
  readonly status: string;
  readonly reason?: string;
  readonly n: number;
  readonly mean?: number;
  readonly sd?: number;
  readonly t_ci: readonly number[];
}

const someCounts: fc.Arbitrary<ValueCounts> = fc
  .array(fc.nat(20), { minLength: 5, maxLength: 5 })
  .map(codeCounts)
  .filter((counts) => counts.length > 1);

function codesCounted({ x, counts }: ItemInput): ValueCounts {
  if (counts !== undefined) return codeCounts(Object.values(counts));
  return toValueCounts(x ?? []);
}

describe('describing an item', () => {
  for (const { id, input, expected, tol_rel } of goldenCases<ItemInput, ItemExpected>('descriptives')) {
    it(`agrees with R: ${id}`, () => {
      const counts = codesCounted(input);
      assert.equal(respondentsIn(counts), expected.n);
      if (expected.status === 'undefined') {
        for (const result of [mean(counts), standardDeviation(counts), quantile(counts, 0.5)]) {
          assertReason(result, expected.reason);
        }
        return;
      }
      assertMatches(mean(counts), expected.mean, tol_rel);
      assertMatches(standardDeviation(counts), expected.sd, tol_rel);
      assertClose(numberOf(quantile(counts, 0.5)), expected.median, tol_rel);
      assertClose(numberOf(quantile(counts, 0.25)), expected.q1, tol_rel);
      assertClose(numberOf(quantile(counts, 0.75)), expected.q3, tol_rel);
      const top = respondentsIn(counts.filter(([value]) => value >= 4));
      assertClose(numberOf(wilsonShare(top, expected.n)), expected.top2, tol_rel);
    });
  }
});

describe('meanInterval', () => {
  type Input = { readonly x: readonly (number | null)[]; readonly conf: number };
  for (const { id, input, expected, tol_rel } of goldenCases<Input, MeanExpected>('mean_ci')) {
    it(`agrees with R: ${id}`, () => {
      const counts = toValueCounts(input.x);
      const result = meanInterval(counts, input.conf);
      assert.equal(result.n, expected.n);
      if (expected.mean !== undefined) assertClose(numberOf(mean(counts)), expected.mean, tol_rel);
      if (expected.sd !== undefined) assertClose(numberOf(standardDeviation(counts)), expected.sd, tol_rel);
      if (expected.status === 'undefined') {
        assertReason(result, expected.reason);
        return;
      }
      assert.ok(result.kind === 'estimate');
      assertClose(result.value, expected.mean ?? Number.NaN, tol_rel);
      assertCloseInterval(result.interval, expected.t_ci, tol_rel);
    });
  }

  it('moves with the values and leaves the width alone', () => {
    forAll([someCounts, fc.integer({ min: -100, max: 100 })], (counts, shift) => {
      const result = meanInterval(counts);
      const shifted = meanInterval(counts.map(([value, count]) => [value + shift, count]));
      if (result.kind === 'not-estimable') {
        assert.deepEqual(shifted, result);
        return;
      }
      assert.ok(shifted.kind === 'estimate');
      const { lower, upper } = result.interval;
      assertClose(shifted.value, result.value + shift, 1e-9);
      assertCloseInterval(shifted.interval, [lower + shift, upper + shift], 1e-9);
    });
  });

  it('does not depend on the order in which values are counted, or on splitting a count', () => {
    forAll([someCounts], (counts) => {
      const ones = counts.flatMap(([value, count]) =>
        Array.from({ length: count }, () => [value, 1] as const),
      );
      assertClose(numberOf(mean(ones.toReversed())), numberOf(mean(counts)), 1e-12);
      assert.deepEqual(quantile(ones.toReversed(), 0.3), quantile(counts, 0.3));
      const [split, whole] = [standardDeviation(ones.toReversed()), standardDeviation(counts)];
      if (whole.kind === 'point') assertClose(numberOf(split), whole.value, 1e-12);
      else assert.deepEqual(split, whole);
    });
  });
});

describe('values that are all equal', () => {
  it('have that value as their mean, no spread and no interval, whatever their digits', () => {
    const someScore = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 1, max: 12 }));
    forAll([someScore, fc.integer({ min: 2, max: 3e9 })], ([sum, items], n) => {
      const counts = [
        [7, 0],
        [sum / items, n],
      ] as const;
      assert.equal(numberOf(mean(counts)), sum / items);
      assert.equal(numberOf(standardDeviation(counts)), 0);
      assertReason(meanInterval(counts), 'zero_variance');
    });
  });
});

describe('quantile', () => {
  it('lies between the lowest and the highest value, and rises with p', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    forAll([someCounts, p, p], (counts, a, b) => {
      const values = counts.map(([value]) => value);
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((each) => numberOf(quantile(counts, each)));
      assert.ok(low !== undefined && high !== undefined);
      assert.ok(Math.min(...values) <= low && low <= high + 1e-12 && high <= Math.max(...values));
    });
  });

  it('refuses a p that is not from 0 to 1', () => {
    assert.throws(() => quantile([[1, 1]], 1.5), RangeError);
  });
});

describe('arguments of means, spreads and quantiles', () => {
  const statistics = [
    mean,
    meanInterval,
    standardDeviation,
    standardError,
    (counts: ValueCounts) => quantile(counts, 0.5),
  ];

  it('are refused by name when a value or a count is none', () => {
    for (const statistic of statistics) {
      for (const wrong of [
        [Number.NaN, 1],
        [Number.POSITIVE_INFINITY, 1],
        [1, -1],
        [1, 1.5],
        [1, Number.NaN],
      ] as const) {
        assert.throws(() => statistic([[2, 3], wrong]), /^RangeError: counts\[1\]: /);
      }
    }
    assert.throws(() => meanInterval([[1, 2]], 0), /^RangeError: level: /);
  });

  it('may be counts past 2^31', () => {
    const counts: ValueCounts = [
      [1, 3e9],
      [3, 3e9],
    ];
    assert.equal(numberOf(mean(counts)), 2);
    assertClose(numberOf(standardDeviation(counts)), 1, 1e-9);
    assertClose(numberOf(standardError(counts)), 1 / Math.sqrt(6e9), 1e-12);
    assert.equal(numberOf(quantile(counts, 0.5)), 2);
  });
});
