/** Shares of a finite population: 46 invited, 40 answers. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import {
  FINITE_POPULATION_FROM,
  finitePopulationShare,
} from '../../../../analysis/estimates/nonresponse/finite-population-share.ts';
import { hypergeometricTails } from '../../../../analysis/estimates/nonresponse/hypergeometric-tails.ts';
import { worstCaseBounds } from '../../../../analysis/estimates/nonresponse/worst-case-bounds.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertCloseInterval } from '../../../support/golden.ts';

/** x, n, N, level, and the least and the most of N that R 4.2.2 leaves, trying every number with phyper. */
const FROM_R = [
  [15, 40, 46, 0.95, 15, 20],
  [15, 40, 46, 0.99, 15, 21],
  [0, 40, 46, 0.95, 0, 1],
  [40, 40, 46, 0.95, 45, 46],
  [1, 40, 46, 0.9, 1, 2],
  [39, 40, 46, 0.9, 44, 45],
  [23, 46, 46, 0.95, 23, 23],
  [10, 23, 24, 0.95, 10, 11],
  [12, 23, 400, 0.95, 125, 290],
  [0, 33, 373, 0.95, 0, 37],
  [201, 373, 5000, 0.95, 2444, 2942],
  [201, 373, 5000, 0.99, 2368, 3016],
  [5000, 20_000, 100_000, 0.95, 24_464, 25_542],
  [3, 20_000, 100_000, 0.99, 3, 50],
  [39, 39, 40, 0.95, 39, 40],
] as const;

const someAnswers = fc
  .tuple(fc.integer({ min: FINITE_POPULATION_FROM, max: 90 }), fc.nat(90), fc.nat(60))
  .map(([n, part, others]) => ({ n, x: part % (n + 1), population: n + others }));

function limits(x: number, n: number, population: number, level?: number) {
  const result = finitePopulationShare(x, n, population, level);
  assert.ok(result.kind === 'estimate');
  return result.interval;
}

describe('finitePopulationShare', () => {
  for (const [x, n, population, level, least, most] of FROM_R) {
    it(`agrees with R: ${x} of ${n} from ${population} at ${level}`, () => {
      const interval = limits(x, n, population, level);
      assertCloseInterval(interval, [least / population, most / population], 1e-15);
      assert.equal(interval.method, 'hypergeometric');
    });
  }

  it('says of 15 in 40 who answered of 46 that it is true of 15 to 20', () => {
    const result = finitePopulationShare(15, 40, 46);
    assert.ok(result.kind === 'estimate');
    assert.equal(result.value, 15 / 40);
    assert.equal(result.n, 40);
    assert.deepEqual([46 * result.interval.lower, Math.round(46 * result.interval.upper)], [15, 20]);
  });

  it('covers whatever number it is true of, over all samples, at least as often as it says', () => {
    const [population, n] = [30, 24];
    for (let successes = 0; successes <= population; successes += 1) {
      let covered = 0;
      for (let x = Math.max(0, n - (population - successes)); x <= Math.min(n, successes); x += 1) {
        const { lower, upper } = limits(x, n, population, 0.9);
        const share = successes / population;
        const draws = { population, successes, drawn: n };
        const tails = hypergeometricTails(x, draws);
        if (lower <= share && share <= upper) covered += tails.atMost + tails.atLeast - 1;
      }
      assert.ok(covered >= 0.9 - 1e-12, `${successes}: ${covered}`);
    }
  });

  it('lies within what is certain, around the share, and is the share when all answered', () => {
    forAll([someAnswers], ({ x, n, population }) => {
      const { lower, upper } = limits(x, n, population);
      const certain = worstCaseBounds({ x, answered: n, invited: population });
      assert.ok(certain.kind === 'estimate');
      assert.ok(certain.interval.lower <= lower && upper <= certain.interval.upper);
      assert.ok(lower <= x / n && x / n <= upper);
      assert.deepEqual([limits(x, n, n).lower, limits(x, n, n).upper], [x / n, x / n]);
    });
  });

  it('holds the share also where it lies between two numbers of people', () => {
    const [few, most] = [limits(1, 99, 100), limits(98, 99, 100)];
    assert.deepEqual([few.lower, few.upper], [1 / 100, 1 / 99]);
    assert.deepEqual([most.lower, most.upper], [98 / 99, 99 / 100]);
  });

  it('mirrors, and widens with the level and with those who did not answer', () => {
    forAll([someAnswers], ({ x, n, population }) => {
      const { lower, upper } = limits(x, n, population);
      assertCloseInterval(limits(n - x, n, population), [1 - upper, 1 - lower], 1e-12);
      const strict = limits(x, n, population, 0.99);
      assert.ok(strict.lower <= lower && upper <= strict.upper);
      const wider = limits(x, n, population + 500);
      assert.ok(wider.upper - wider.lower >= upper - lower - 1e-12);
    });
  });

  it('is not given below 23 respondents, where its ends would tell how many said yes', () => {
    assert.deepEqual(finitePopulationShare(5, 22, 30), {
      kind: 'not-estimable',
      reason: 'below-gate',
      n: 22,
    });
    assert.deepEqual(finitePopulationShare(0, 0, 30), { kind: 'not-estimable', reason: 'no-data', n: 0 });
    assert.deepEqual(finitePopulationShare(0, 0, 0), { kind: 'not-estimable', reason: 'no-data', n: 0 });
  });

  it('counts past 2^31', () => {
    const { lower, upper } = limits(100, 400, 6e9);
    assertClose(lower, 0.2083, 1e-3);
    assertClose(upper, 0.2954, 1e-3);
  });

  it('refuses what cannot be, by name', () => {
    assert.throws(() => finitePopulationShare(41, 40, 46), /^RangeError: x: /);
    assert.throws(() => finitePopulationShare(15, 47, 46), /^RangeError: n: /);
    assert.throws(() => finitePopulationShare(15.5, 40, 46), /^RangeError: x: /);
    assert.throws(() => finitePopulationShare(15, 40, Number.NaN), /^RangeError: population: /);
    assert.throws(() => finitePopulationShare(15, 40, 46, 1), /^RangeError: level: /);
  });
});
