/** Binomial draws have the binomial distribution. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { binomialDraw } from '../../../../analysis/estimates/describe/binomial-draw.ts';
import { seededRandom } from '../../../../analysis/estimates/seeded-random.ts';

/** Numbers that fill 0 to 1 evenly. */
const GRID = Array.from({ length: 20_000 }, (_, place) => (place + 0.5) / 20_000);

/** Probabilities of 0, 1, ... successes, one trial after the other. */
function distribution(trials: number, p: number): readonly number[] {
  let probabilities = [1];
  for (let trial = 0; trial < trials; trial += 1) {
    const before = probabilities;
    probabilities = [...before, 0].map((at, k) => at * (1 - p) + (before[k - 1] ?? 0) * p);
  }
  return probabilities;
}

describe('binomialDraw', () => {
  const cases = [
    [1, 0.3],
    [5, 0.5],
    [15, 0.02],
    [16, 0.98],
    [17, 0.4],
    [40, 0.5],
    [200, 0.07],
  ] as const;
  for (const [trials, p] of cases) {
    it(`gives each number of successes of ${trials} its share of the random numbers at ${p}`, () => {
      const found = new Map<number, number>();
      for (const uniform of GRID) {
        const drawn = binomialDraw(trials, p, () => uniform);
        found.set(drawn, (found.get(drawn) ?? 0) + 1 / GRID.length);
      }
      distribution(trials, p).forEach((probability, k) => {
        assert.ok(Math.abs((found.get(k) ?? 0) - probability) <= 1.01 / GRID.length, `${k} of ${trials}`);
      });
    });
  }

  it('has the mean and the spread of the distribution for large numbers, past 2^31 too', () => {
    for (const trials of [1e5, 5e9]) {
      const random = seededRandom('b1'.repeat(16));
      const draws = Array.from({ length: 500 }, () => binomialDraw(trials, 0.3, random));
      const mean = draws.reduce((sum, each) => sum + each, 0) / draws.length;
      const variance = draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws.length;
      const expected = 0.21 * trials;
      assert.ok(Math.abs(mean - 0.3 * trials) < 4 * Math.sqrt(expected / draws.length));
      assert.ok(Math.abs(variance / expected - 1) < 4 * Math.sqrt(2 / draws.length));
    }
  });

  it('takes no random number when the result is certain', () => {
    const none = () => assert.fail('a number was taken');
    assert.deepEqual(
      [binomialDraw(0, 0.5, none), binomialDraw(7, 0, none), binomialDraw(7, 1, none)],
      [0, 0, 7],
    );
  });

  it('stays from 0 to the number of trials at the last random number', () => {
    for (const p of [1e-9, 0.5, 1 - 1e-9]) {
      const drawn = binomialDraw(3, p, () => 1 - 2 ** -53);
      assert.ok(drawn >= 0 && drawn <= 3);
    }
  });

  it('refuses what is no count and no probability, by name', () => {
    assert.throws(() => binomialDraw(1.5, 0.5, () => 0), /^RangeError: trials: /);
    assert.throws(() => binomialDraw(5, 1.1, () => 0), /^RangeError: p: /);
    assert.throws(() => binomialDraw(5, Number.NaN, () => 0), /^RangeError: p: /);
  });
});
