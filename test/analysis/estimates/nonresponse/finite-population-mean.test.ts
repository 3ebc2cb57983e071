/** Means of a finite population. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { meanInterval } from '../../../../analysis/estimates/describe/mean-interval.ts';
import {
  finitePopulationCorrection,
  finitePopulationMean,
} from '../../../../analysis/estimates/nonresponse/finite-population-mean.ts';
import { codeCounts, respondentsIn, type ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertCloseInterval } from '../../../support/golden.ts';

const someCounts = fc
  .array(fc.nat(20), { minLength: 5, maxLength: 5 })
  .map(codeCounts)
  .filter((counts) => counts.length > 1);

const FORTY: ValueCounts = [
  [2, 10],
  [3, 20],
  [5, 10],
];

/** Means of all samples of the given size. */
function meansOfSamples(values: readonly number[], size: number): readonly number[] {
  if (size === 0) return [0];
  return values.flatMap((value, place) =>
    meansOfSamples(values.slice(place + 1), size - 1).map((rest) => (value + rest * (size - 1)) / size),
  );
}

describe('finitePopulationCorrection', () => {
  it('turns the spread of a population over sqrt(n) into that of the means of all its samples', () => {
    const values = [1, 1, 2, 3, 5, 5, 4];
    const centre = 3;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 7);
    for (const n of [1, 2, 3, 5, 7]) {
      const means = meansOfSamples(values, n);
      const ofMeans = Math.sqrt(means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / means.length);
      assertClose((spread / Math.sqrt(n)) * finitePopulationCorrection(n, 7), ofMeans, 1e-12);
    }
  });

  it('is 0 when all answered and 1 when one of many did', () => {
    assert.equal(finitePopulationCorrection(46, 46), 0);
    assert.equal(finitePopulationCorrection(1, 46), 1);
    assert.equal(finitePopulationCorrection(1, 1), 0);
    assert.equal(finitePopulationCorrection(0, 0), 0);
  });

  it('refuses more respondents than people, by name', () => {
    assert.throws(() => finitePopulationCorrection(47, 46), /^RangeError: n: /);
    assert.throws(() => finitePopulationCorrection(4.5, 46), /^RangeError: n: /);
    assert.throws(() => finitePopulationCorrection(4, -1), /^RangeError: population: /);
  });
});

describe('finitePopulationMean', () => {
  it('narrows the t interval of 40 answers among 46 to sqrt(6/45) of its width', () => {
    const [result, infinite] = [finitePopulationMean(FORTY, 46), meanInterval(FORTY)];
    assert.ok(result.kind === 'estimate' && infinite.kind === 'estimate');
    assert.equal(result.interval.method, 'student-t-finite-population');
    const half = (infinite.interval.upper - infinite.value) * Math.sqrt(6 / 45);
    assertCloseInterval(result.interval, [result.value - half, result.value + half], 1e-12);
  });

  it('is never wider than for a population without end, and comes near it for a large one', () => {
    forAll([someCounts, fc.integer({ min: 1, max: 300 })], (counts, others) => {
      const n = respondentsIn(counts);
      const [result, infinite] = [finitePopulationMean(counts, n + others), meanInterval(counts)];
      if (infinite.kind === 'not-estimable') {
        assert.deepEqual(result, infinite);
        return;
      }
      assert.ok(result.kind === 'estimate');
      assert.ok(infinite.interval.lower <= result.interval.lower + 1e-12);
      assert.ok(result.interval.upper <= infinite.interval.upper + 1e-12);
      const large = finitePopulationMean(counts, n + 1e12);
      assert.ok(large.kind === 'estimate');
      assertCloseInterval(large.interval, [infinite.interval.lower, infinite.interval.upper], 1e-6);
    });
  });

  it('is the mean itself when all answered, even one person or all alike', () => {
    for (const counts of [FORTY, [[4, 1]], [[4, 7]]] satisfies ValueCounts[]) {
      const result = finitePopulationMean(counts, respondentsIn(counts));
      assert.ok(result.kind === 'estimate');
      assert.deepEqual([result.interval.lower, result.interval.upper], [result.value, result.value]);
    }
  });

  it('says why there is none', () => {
    assert.deepEqual(finitePopulationMean([], 46), { kind: 'not-estimable', reason: 'no-data', n: 0 });
    assert.deepEqual(finitePopulationMean([], 0), { kind: 'not-estimable', reason: 'no-data', n: 0 });
    assert.deepEqual(finitePopulationMean([[4, 1]], 46), { kind: 'not-estimable', reason: 'n-lt-2', n: 1 });
    assert.deepEqual(finitePopulationMean([[4, 9]], 46), {
      kind: 'not-estimable',
      reason: 'zero-variance',
      n: 9,
    });
  });

  it('refuses what cannot be, by name', () => {
    assert.throws(() => finitePopulationMean(FORTY, 39), /^RangeError: n: /);
    assert.throws(() => finitePopulationMean(FORTY, 46.5), /^RangeError: population: /);
    assert.throws(() => finitePopulationMean([[Number.NaN, 3]], 46), /^RangeError: counts\[0\]: /);
    assert.throws(() => finitePopulationMean(FORTY, 46, 0), /^RangeError: level: /);
  });
});
