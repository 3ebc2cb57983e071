/** Random hypergeometric numbers: their probabilities, by either way of drawing them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { chiSquareTest } from '../../../../analysis/estimates/contingency/chi-square-test.ts';
import {
  randomHypergeometric,
  type Urn,
} from '../../../../analysis/estimates/contingency/random-hypergeometric.ts';
import { seededRandom } from '../../../../analysis/estimates/seeded-random.ts';
import { forAll } from '../../../support/for-all.ts';

const SEED = '5eed'.repeat(16);
const DRAWS = 40_000;

describe('randomHypergeometric', () => {
  const urns: readonly Urn[] = [
    { marked: 5, unmarked: 7, drawn: 4 },
    { marked: 3, unmarked: 400, drawn: 150 },
    { marked: 60, unmarked: 30, drawn: 80 },
    { marked: 900, unmarked: 1400, drawn: 1000 },
    { marked: 30_000, unmarked: 70_000, drawn: 2000 },
  ];
  for (const urn of urns) {
    it(`has the right probabilities: ${urn.drawn} from ${urn.marked} and ${urn.unmarked}`, () => {
      const random = seededRandom(SEED);
      const counts = new Map<number, number>();
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const count = randomHypergeometric(urn, random);
        counts.set(count, (counts.get(count) ?? 0) + 1);
      }
      const expected = probabilities(urn).filter(([, p]) => p * DRAWS >= 5);
      let distance = 0;
      for (const [count, p] of expected)
        distance += ((counts.get(count) ?? 0) - p * DRAWS) ** 2 / (p * DRAWS);
      // Five standard deviations above the mean of chi-square.
      const df = expected.length;
      assert.ok(distance < df + 5 * Math.sqrt(2 * df), `${distance} on ${df}`);
    });
  }

  it('stays within what can be drawn, also past 2^31', () => {
    const random = seededRandom(SEED);
    const count = fc.oneof(fc.nat({ max: 20 }), fc.constantFrom(2 ** 31, 2 ** 40, 2 ** 50));
    forAll([count, count, fc.double({ min: 0, max: 1, noNaN: true })], (marked, unmarked, share) => {
      const drawn = Math.floor((marked + unmarked) * share);
      const found = randomHypergeometric({ marked, unmarked, drawn }, random);
      assert.ok(Number.isSafeInteger(found));
      assert.ok(found >= Math.max(0, drawn - unmarked) && found <= Math.min(marked, drawn));
    });
  });

  it('gives half of a large urn within a few standard deviations', () => {
    const random = seededRandom(SEED);
    const half = 2 ** 50;
    const found = randomHypergeometric({ marked: half, unmarked: half, drawn: half }, random);
    // The standard deviation is sqrt(2^50 / 8), and those left are as many as those drawn.
    assert.ok(Math.abs(found - half / 2) < 6 * Math.sqrt(half / 8));
    const { test } = chiSquareTest([
      [found, half - found],
      [half - found, found],
    ]);
    assert.ok(test.kind === 'test' && test.p > 1e-8);
  });
});

/** By the ratios of neighbours, from the least up; those too small to matter are 0. */
function probabilities({ marked, unmarked, drawn }: Urn): readonly (readonly [number, number])[] {
  const least = Math.max(0, drawn - unmarked);
  const most = Math.min(marked, drawn);
  const logs: number[] = [0];
  for (let x = least; x < most; x += 1) {
    const ratio = ((marked - x) * (drawn - x)) / ((x + 1) * (unmarked - drawn + x + 1));
    logs.push((logs.at(-1) ?? 0) + Math.log(ratio));
  }
  const highest = logs.reduce((so, log) => Math.max(so, log));
  const weights = logs.map((log) => Math.exp(log - highest));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, place) => [least + place, weight / all]);
}
