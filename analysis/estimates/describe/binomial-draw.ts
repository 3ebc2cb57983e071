/** One random draw from a binomial distribution. */

import { checkCount } from '../check-arguments.ts';
import type { Random } from '../seeded-random.ts';

/** ln(m!) minus Stirling's formula for it, where the series in 1/m is not yet good enough. */
const SMALL_CORRECTIONS = smallCorrections(16);

/**
 * Number of successes in `trials` independent trials, by inverting the distribution from its mode outwards.
 *
 *     U uniform; subtract P(mode), P(mode + 1), P(mode - 1), P(mode + 2), ... until it falls below 0
 *
 * with P(mode) by Stirling's series and its neighbours by their ratio, (trials - k)/(k + 1) * p/(1 - p). The number of
 * steps is about 1.6 standard deviations, whatever the number of trials.
 *
 * @param trials - a whole number, 0 or above.
 * @param p - probability of success, 0 to 1.
 * @param random - the stream; one number is taken from it, none when the result is certain.
 * @returns A whole number from 0 to `trials`.
 * @throws RangeError if `trials` is no count or p is not from 0 to 1.
 *
 * Source: Kemp CD (1986). A modal method for generating binomial variables. Communications in Statistics: Theory and
 * Methods 15, 805-813.
 * Checked against: the binomial distribution itself, in test/analysis/estimates/describe/binomial-draw.test.ts
 */
export function binomialDraw(trials: number, p: number, random: Random): number {
  checkCount('trials', trials);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p: ${p} is not from 0 to 1`);
  if (trials === 0 || p === 0) return 0;
  if (p === 1) return trials;

  const mode = Math.min(trials, Math.floor((trials + 1) * p));
  const atMode = probability(mode, trials, p);
  const left = random() - atMode;
  return left < 0 ? mode : outwards({ mode, atMode, trials, odds: p / (1 - p) }, left);
}

interface FromMode {
  readonly mode: number;
  readonly atMode: number;
  readonly trials: number;
  readonly odds: number;
}

function outwards({ mode, atMode, trials, odds }: FromMode, above: number): number {
  let left = above;
  let [high, low] = [mode, mode];
  let [atHigh, atLow] = [atMode, atMode];
  // Rounding may leave a rest of about 1e-15 after the last probability that counts: it is given to the mode.
  while (atHigh > 0 || atLow > 0) {
    atHigh *= ((trials - high) / (high + 1)) * odds;
    high += 1;
    left -= atHigh;
    if (left < 0) return high;
    atLow *= low / (trials - low + 1) / odds;
    low -= 1;
    left -= atLow;
    if (left < 0) return low;
  }
  return mode;
}

/** P(k) near the mode: the logarithms are of ratios near 1, so that large counts lose no digits. */
function probability(k: number, trials: number, p: number): number {
  const failures = trials - k;
  if (failures === 0) return p ** trials;
  if (k === 0) return (1 - p) ** trials;
  const exponent = k * Math.log((trials * p) / k) + failures * Math.log((trials * (1 - p)) / failures);
  const corrections = correction(trials) - correction(k) - correction(failures);
  return Math.exp(exponent + corrections) * Math.sqrt(trials / (2 * Math.PI * k * failures));
}

function correction(m: number): number {
  return SMALL_CORRECTIONS[m] ?? (1 / 12 - (1 / 360 - 1 / (1260 * m * m)) / (m * m)) / m;
}

function smallCorrections(upTo: number): readonly number[] {
  let logFactorial = 0;
  return Array.from({ length: upTo }, (_, m) => {
    if (m === 0) return 0;
    logFactorial += Math.log(m);
    return logFactorial - (m + 0.5) * Math.log(m) + m - Math.log(2 * Math.PI) / 2;
  });
}
