/** BCa intervals: resamples as they should be, the same for the same seed, and bounded work. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { bcaInterval } from '../../../../analysis/estimates/describe/bca-interval.ts';
import { bcaMean } from '../../../../analysis/estimates/describe/bca-mean.ts';
import { meanInterval } from '../../../../analysis/estimates/describe/mean-interval.ts';
import { distinctValues, resampleMeans } from '../../../../analysis/estimates/describe/resample-means.ts';
import { seededRandom } from '../../../../analysis/estimates/seeded-random.ts';
import type { ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertCloseInterval } from '../../../support/golden.ts';

const SKEWED: ValueCounts = [
  [1, 20],
  [2, 6],
  [3, 4],
  [4, 2],
  [5, 1],
];

const someCounts: fc.Arbitrary<ValueCounts> = fc
  .array(fc.integer({ min: 1, max: 20 }), { minLength: 5, maxLength: 5 })
  .map((counts) => counts.map((count, place) => [place + 1, count + 4] as const));

const seeded = () => seededRandom('5eed'.repeat(8));

describe('resampleMeans', () => {
  it('has the distribution of all samples with replacement', () => {
    const values = [1, 2, 2, 5];
    const expected = new Map<number, number>();
    for (let sample = 0; sample < 256; sample += 1) {
      const places = [0, 1, 2, 3].map((place) => Math.floor(sample / 4 ** place) % 4);
      const mean = places.reduce((sum, place) => sum + (values[place] ?? 0), 0) / 4;
      expected.set(mean, (expected.get(mean) ?? 0) + 1 / 256);
    }
    const means = resampleMeans(
      values.map((value) => [value, 1]),
      100_000,
      seeded(),
    );
    for (const [mean, probability] of expected) {
      const share = means.filter((each) => each === mean).length / means.length;
      const standardError = Math.sqrt((probability * (1 - probability)) / means.length);
      assert.ok(Math.abs(share - probability) < 5 * standardError, `${mean}: ${share}, ${probability}`);
    }
  });

  it('depends neither on the order of the values nor on how their counts are split', () => {
    forAll([someCounts], (counts) => {
      const split = counts.flatMap(([value, count]) => [[value, 1] as const, [value, count - 1] as const]);
      const [means, others] = [counts, split.toReversed()].map((each) => resampleMeans(each, 10, seeded()));
      assert.deepEqual(others, means);
      assert.deepEqual(distinctValues([...split.toReversed(), [99, 0]]), distinctValues(counts));
    });
  });

  it('has no mean where there is nobody', () => {
    assert.deepEqual(resampleMeans([], 10, seeded()), []);
    assert.throws(() => resampleMeans(SKEWED, 1.5, seeded()), /^RangeError: resamples: /);
  });
});

describe('bcaInterval', () => {
  it('comes near the exhaustive interval of five answers with many random resamples', () => {
    const counts: ValueCounts = [
      [1, 1],
      [2, 1],
      [4, 2],
      [5, 1],
    ];
    const found = bcaInterval(counts, resampleMeans(counts, 40_000, seeded()));
    assert.ok(found.kind === 'bca');
    assertClose(found.biasCorrection, -0.1778, 0.02);
    assertCloseInterval(found.interval, [1.6, 4.2], 0.2);
  });

  it('does not depend on the order of the resamples', () => {
    const means = resampleMeans(SKEWED, 99, seeded());
    assert.deepEqual(bcaInterval(SKEWED, means.toReversed()), bcaInterval(SKEWED, means));
  });

  it('ends at the outermost resample means when there are few', () => {
    const found = bcaInterval(SKEWED, [1.5, 1.6, 1.9, 2]);
    assert.ok(found.kind === 'bca');
    assertCloseInterval(found.interval, [1.5, 2], 1e-12);
  });

  it('takes a resample mean that differs by rounding for the mean itself', () => {
    const counts: ValueCounts = [
      [0.1, 1],
      [0.2, 1],
      [0.3, 1],
    ];
    const exact = bcaInterval(counts, [0.1, 0.2, 0.3]);
    const rounded = bcaInterval(counts, [0.1, 0.2 - 2 ** -55, 0.3]);
    assert.ok(exact.kind === 'bca' && rounded.kind === 'bca');
    assert.equal(rounded.biasCorrection, exact.biasCorrection);
  });

  it('says why there is none', () => {
    const reasonOf = (counts: ValueCounts, means: readonly number[]) => {
      const found = bcaInterval(counts, means);
      assert.ok(found.kind === 'not-estimable');
      return found.reason;
    };
    assert.equal(reasonOf([], [1]), 'no-data');
    assert.equal(reasonOf([[3, 1]], [3]), 'n-lt-2');
    assert.equal(reasonOf([[3, 9]], [3, 3]), 'zero-variance');
    assert.equal(reasonOf(SKEWED, [4, 5]), 'no-variation');
    assert.equal(reasonOf(SKEWED, [1, 1]), 'no-variation');
    assert.throws(() => bcaInterval(SKEWED, []), /^RangeError: resampleMeans: /);
    assert.throws(() => bcaInterval(SKEWED, [1, Number.NaN]), /^RangeError: resampleMeans\[1\]: /);
    assert.throws(() => bcaInterval(SKEWED, [1, 2], 1), /^RangeError: level: /);
  });
});

describe('bcaMean', () => {
  it('is the same for the same seed, whatever the order of respondents', () => {
    forAll([someCounts], (counts) => {
      const options = { resamples: 50 };
      assert.deepEqual(bcaMean(counts.toReversed(), seeded(), options), bcaMean(counts, seeded(), options));
    });
  });

  it('moves and stretches with the values', () => {
    const moved = SKEWED.map(([value, count]) => [10 + 2 * value, count] as const);
    const [before, after] = [SKEWED, moved].map((each) => bcaMean(each, seeded()));
    assert.ok(before?.kind === 'estimate' && after?.kind === 'estimate');
    const { lower, upper } = before.interval;
    assertClose(after.value, 10 + 2 * before.value, 1e-9);
    assertCloseInterval(after.interval, [10 + 2 * lower, 10 + 2 * upper], 1e-9);
  });

  it('leans to the long tail, around the mean and within the values', () => {
    const found = bcaMean(SKEWED, seeded());
    const symmetric = meanInterval(SKEWED);
    assert.ok(found.kind === 'estimate' && symmetric.kind === 'estimate');
    assert.equal(found.interval.method, 'bca');
    const { lower, upper } = found.interval;
    assert.ok(1 <= lower && lower < found.value && found.value < upper && upper <= 5);
    assert.ok(upper - found.value > found.value - lower);
    assert.ok(lower > symmetric.interval.lower);
  });

  it('is not given below 20 respondents, to nobody, and where all agree', () => {
    const reasonOf = (counts: ValueCounts) => {
      const found = bcaMean(counts, seeded());
      assert.ok(found.kind === 'not-estimable');
      return `${found.reason} ${found.n}`;
    };
    assert.equal(reasonOf([]), 'no-data 0');
    assert.equal(
      reasonOf([
        [1, 10],
        [2, 9],
      ]),
      'below-gate 19',
    );
    assert.equal(reasonOf([[4, 20]]), 'zero-variance 20');
    assert.equal(
      reasonOf([
        [4, 10],
        [4, 10],
        [5, 0],
      ]),
      'zero-variance 20',
    );
  });

  it('gives way to the t interval, by name, where resampling would take long', () => {
    const manyValues = Array.from({ length: 3000 }, (_, value) => [value, 1] as const);
    const manyPeople = SKEWED.map(([value, count]) => [value, count * 2 ** 31] as const);
    for (const counts of [manyValues, manyPeople]) {
      const found = bcaMean(counts, () => assert.fail('a number was taken'));
      assert.deepEqual(found, meanInterval(counts));
      assert.ok(found.kind === 'estimate' && found.interval.method === 'student-t');
    }
  });

  it('is near the t interval for many respondents', () => {
    const counts = SKEWED.map(([value, count]) => [value, count * 3000] as const);
    const [found, symmetric] = [bcaMean(counts, seeded()), meanInterval(counts)];
    assert.ok(found.kind === 'estimate' && symmetric.kind === 'estimate');
    assert.equal(found.interval.method, 'bca');
    assertCloseInterval(found.interval, [symmetric.interval.lower, symmetric.interval.upper], 1e-3);
  });

  it('refuses what is no sample, by name', () => {
    assert.throws(() => bcaMean([[Number.NaN, 30]], seeded()), /^RangeError: counts\[0\]: /);
    assert.throws(() => bcaMean([[1, -30]], seeded()), /^RangeError: counts\[0\]: /);
    assert.throws(() => bcaMean(SKEWED, seeded(), { level: 0 }), /^RangeError: level: /);
    assert.throws(() => bcaMean(SKEWED, seeded(), { resamples: 0 }), /^RangeError: options.resamples: /);
  });
});
