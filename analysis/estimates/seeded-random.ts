/** Seeded random numbers: the same seed gives the same numbers on every machine, so that what rests on them can be repeated. */

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Numbers from 0 to below 1. */
export type Random = () => number;

/**
 * A stream of random numbers that a seed decides.
 *
 *     state = the first 128 bits of the seed, read as four 32-bit numbers
 *
 * @param seed - at least 32 hexadecimal digits: a release's id, or another SHA-256.
 * @returns A function that gives the next number, 0 to below 1, a multiple of 2^-53.
 * @throws RangeError if the seed is not hexadecimal, too short, or nothing but zeros.
 *
 * Source: Blackman D, Vigna S (2021). Scrambled linear pseudorandom number generators. ACM Transactions on
 * Mathematical Software 47, 36 (xoroshiro128+). doi:10.1145/3460772
 * Checked against: test/analysis/estimates/seeded-random.test.ts
 */
export function seededRandom(seed: string): Random {
  if (!/^[0-9a-f]{32,}$/i.test(seed) || /^0{32}/.test(seed)) {
    throw new RangeError('seed: at least 32 hexadecimal digits are needed, not all of them 0');
  }
  const state = [0, 8, 16, 24].map((place) => Number.parseInt(seed.slice(place, place + 8), 16) | 0);
  const generator = xoroshiro128plusFromState(state);
  return () => uniformFloat64(generator);
}
