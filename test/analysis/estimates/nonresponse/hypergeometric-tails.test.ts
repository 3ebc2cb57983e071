/** Tails of the hypergeometric distribution, against counting and against R. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { hypergeometricTails } from '../../../../analysis/estimates/nonresponse/hypergeometric-tails.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose } from '../../../support/golden.ts';

/** P(X <= x) and P(X >= x) of R 4.2.2: phyper(x, M, N - M, n) and phyper(x - 1, M, N - M, n, lower.tail = FALSE). */
const FROM_R = [
  {
    x: 15,
    population: 46,
    successes: 18,
    drawn: 40,
    atMost: 0.43647304383697411,
    atLeast: 0.84891904071168656,
  },
  { x: 4, population: 46, successes: 18, drawn: 40, atMost: 0, atLeast: 1 },
  {
    x: 2600,
    population: 1e5,
    successes: 25e3,
    drawn: 1e4,
    atMost: 0.99262756626744486,
    atLeast: 0.0078799504334208688,
  },
  {
    x: 5000,
    population: 1e5,
    successes: 25e3,
    drawn: 2e4,
    atMost: 0.50400590947383828,
    atLeast: 0.50327760864543536,
  },
  { x: 0, population: 100, successes: 10, drawn: 50, atMost: 0.00059341967258582859, atLeast: 1 },
  {
    x: 1,
    population: 1e6,
    successes: 3,
    drawn: 5e5,
    atMost: 0.50000000000000022,
    atLeast: 0.87500037500037497,
  },
];

/** How many of all ways to draw have each number of successes: members are drawn, or not, one after the other. */
function waysBySuccesses(population: number, successes: number, drawn: number): readonly number[] {
  const ways = new Map<number, number>();
  for (let sample = 0; sample < 2 ** population; sample += 1) {
    const members = Array.from({ length: population }, (_, member) => Math.floor(sample / 2 ** member) % 2);
    if (members.reduce((sum, each) => sum + each, 0) !== drawn) continue;
    const found = members.slice(0, successes).reduce((sum, each) => sum + each, 0);
    ways.set(found, (ways.get(found) ?? 0) + 1);
  }
  return Array.from({ length: drawn + 1 }, (_, found) => ways.get(found) ?? 0);
}

describe('hypergeometricTails', () => {
  it('counts all samples of a small population', () => {
    const population = 8;
    for (let successes = 0; successes <= population; successes += 1) {
      for (const drawn of [0, 1, 3, 5, 8]) {
        const ways = waysBySuccesses(population, successes, drawn);
        const all = ways.reduce((sum, each) => sum + each, 0);
        ways.forEach((_, x) => {
          const { atMost, atLeast } = hypergeometricTails(x, { population, successes, drawn });
          assertClose(atMost, ways.slice(0, x + 1).reduce((sum, each) => sum + each, 0) / all, 1e-14);
          assertClose(atLeast, ways.slice(x).reduce((sum, each) => sum + each, 0) / all, 1e-14);
        });
      }
    }
  });

  for (const { x, atMost, atLeast, ...draws } of FROM_R) {
    it(`agrees with R: ${x} of ${draws.drawn} from ${draws.successes} in ${draws.population}`, () => {
      const tails = hypergeometricTails(x, draws);
      assertClose(tails.atMost, atMost, 1e-11);
      assertClose(tails.atLeast, atLeast, 1e-11);
    });
  }

  it('does not change when who is drawn and of whom it is true change places', () => {
    const size = fc.integer({ min: 1, max: 400 });
    forAll([size, fc.nat(400), fc.nat(400), fc.nat(400)], (population, a, b, c) => {
      const [successes, drawn, x] = [a % (population + 1), b % (population + 1), c % (population + 1)];
      const tails = hypergeometricTails(x, { population, successes, drawn });
      const turned = hypergeometricTails(x, { population, successes: drawn, drawn: successes });
      assertClose(turned.atMost, tails.atMost, 1e-12);
      assertClose(turned.atLeast, tails.atLeast, 1e-12);
      const others = hypergeometricTails(x + 1, { population, successes, drawn });
      assertClose(tails.atMost + others.atLeast, 1, 1e-12);
    });
  });

  it('counts past 2^31', () => {
    const draws = { population: 8e9, successes: 4e9, drawn: 4e9 };
    const { atMost, atLeast } = hypergeometricTails(2e9, draws);
    assertClose(atMost, atLeast, 1e-9);
    assertClose(atMost, 0.5, 1e-4);
  });

  it('refuses more than the population, by name', () => {
    const refused = [
      [1.5, { population: 5, successes: 2, drawn: 2 }, /^RangeError: x: /],
      [1, { population: 5, successes: 6, drawn: 2 }, /^RangeError: draws.successes: /],
      [1, { population: 5, successes: 2, drawn: 6 }, /^RangeError: draws.drawn: /],
      [1, { population: Number.NaN, successes: 2, drawn: 2 }, /^RangeError: draws.population: /],
    ] as const;
    for (const [x, draws, message] of refused) assert.throws(() => hypergeometricTails(x, draws), message);
  });
});
