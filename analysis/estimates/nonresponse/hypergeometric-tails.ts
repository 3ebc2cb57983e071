/** Both tails of the hypergeometric distribution: draws without replacement from a finite population. */

import { checkCount } from '../check-arguments.ts';

/** A population, and how many are drawn from it. */
export interface Draws {
  readonly population: number;
  /** How many of the population it is true of. */
  readonly successes: number;
  /** How many are drawn. */
  readonly drawn: number;
}

export interface Tails {
  /** P(X <= x). */
  readonly atMost: number;
  /** P(X >= x). */
  readonly atLeast: number;
}

/** Terms this much smaller than the largest are left out. */
const NEGLIGIBLE = 2 ** -80;

/**
 * Probabilities of at most and of at least x successes among those drawn without replacement.
 *
 *     P(k) = C(M, k) C(N - M, n - k) / C(N, n)
 *
 * summed from the mode outwards by P(k + 1) / P(k) = (M - k)(n - k) / ((k + 1)(N - M - n + k + 1)), as shares of the
 * sum over all k: no factorial is formed, and the number of terms is some 25 standard deviations.
 *
 * @param x - a whole number.
 * @param draws - N in the population, of whom it is true of M, and n drawn.
 * @returns Two probabilities from 0 to 1, both with P(x) in them. Below about 1e-24 they are 0.
 * @throws RangeError if an argument is no count, or M or n is above N.
 *
 * Source: Johnson NL, Kemp AW, Kotz S (2005). Univariate Discrete Distributions, 3rd ed., Wiley, chapter 6.
 * Checked against: R 4.2.2 phyper, and all samples of small populations, in
 * test/analysis/estimates/nonresponse/hypergeometric-tails.test.ts
 */
export function hypergeometricTails(x: number, draws: Draws): Tails {
  const { population, successes, drawn } = draws;
  checkCount('x', x);
  for (const [name, count] of Object.entries({ population, successes, drawn })) {
    checkCount(`draws.${name}`, count);
    if (count > population) throw new RangeError(`draws.${name}: ${count} of a population of ${population}`);
  }
  const least = Math.max(0, drawn - (population - successes));
  const most = Math.min(drawn, successes);
  const mode = Math.floor(((drawn + 1) / (population + 2)) * (successes + 1));
  const start = Math.min(most, Math.max(least, mode));
  const [up, down] = [upwards(x, start, most, draws), downwards(x, start, least, draws)];
  const total = up.all + down.all;
  return { atMost: (up.atMost + down.atMost) / total, atLeast: (up.atLeast + down.atLeast) / total };
}

/** Sums of terms relative to that of the start. */
interface Sums extends Tails {
  readonly all: number;
}

function upwards(x: number, start: number, most: number, { population, successes, drawn }: Draws): Sums {
  const others = population - successes - drawn;
  let [atMost, atLeast, all, term] = [0, 0, 0, 1];
  for (let k = start; k <= most && term > NEGLIGIBLE; k += 1) {
    all += term;
    if (k <= x) atMost += term;
    if (k >= x) atLeast += term;
    term *= ((successes - k) * (drawn - k)) / ((k + 1) * (others + k + 1));
  }
  return { atMost, atLeast, all };
}

/** Without the start itself. */
function downwards(x: number, start: number, least: number, { population, successes, drawn }: Draws): Sums {
  const others = population - successes - drawn;
  let [atMost, atLeast, all, term] = [0, 0, 0, 1];
  for (let k = start - 1; k >= least && term > NEGLIGIBLE; k -= 1) {
    term *= ((k + 1) * (others + k + 1)) / ((successes - k) * (drawn - k));
    all += term;
    if (k <= x) atMost += term;
    if (k >= x) atLeast += term;
  }
  return { atMost, atLeast, all };
}
