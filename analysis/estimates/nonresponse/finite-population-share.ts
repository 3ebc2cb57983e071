/** A share among all who were invited, when most of them answered: there are not many left to differ. */

import { checkCount, checkLevel } from '../check-arguments.ts';
import { type Estimate, notEstimable } from '../estimate.ts';
import { hypergeometricTails } from './hypergeometric-tails.ts';

/** From this many answers: the ends of the interval tell how many said yes. */
export const FINITE_POPULATION_FROM = 23;

/** A tail this close to its limit counts as inside, so that rounding decides nothing. */
const TIE_WITHIN = 1e-9;

/**
 * Share of a finite population of whom something is true, with the exact hypergeometric interval. It is about these N
 * people and no others, and takes those who answered for a random sample of them.
 *
 *     lower = smallest M / N with P(X >= x | M) >= q,  upper = largest M / N with P(X <= x | M) >= q
 *
 * where it is true of x of the n who answered and of M of all N, X is hypergeometric, and q = (1 - level)/2. Where all
 * but a few answered, x / n may lie between two values of M / N and outside of the limits: then it is the limit.
 *
 * @param x - respondents of whom it is true, 0 to n.
 * @param n - respondents of whom it is known, 0 to N.
 * @param population - N, all of them, respondents included.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns The share of the respondents. The limits lie between x / N and (N - (n - x)) / N, which is what is certain,
 *   and are the share itself when all answered. Not estimable without respondents (`no-data`) and below 23
 *   (`below-gate`).
 * @throws RangeError if an argument is no number of people, x is above n, n above N, or level not between 0 and 1.
 *
 * Source: Buonaccorsi JP (1987). A note on confidence intervals for proportions in finite populations. American
 * Statistician 41, 215-218.
 * Checked against: R 4.2.2 phyper, and coverage over all possible answers, in
 * test/analysis/estimates/nonresponse/finite-population-share.test.ts
 */
export function finitePopulationShare(x: number, n: number, population: number, level = 0.95): Estimate {
  checkCount('x', x);
  checkCount('n', n);
  checkCount('population', population);
  if (x > n) throw new RangeError(`x: ${x} is not from 0 to ${n}`);
  if (n > population) throw new RangeError(`n: ${n} of a population of ${population}`);
  checkLevel(level);
  if (n === 0) return notEstimable('no-data', n);
  if (n < FINITE_POPULATION_FROM) return notEstimable('below-gate', n);

  const tail = ((1 - level) / 2) * (1 - TIE_WITHIN);
  const tailsOf = (successes: number) => hypergeometricTails(x, { population, successes, drawn: n });
  const most = population - (n - x);
  const lower = firstFrom(x, most, (successes) => tailsOf(successes).atLeast >= tail);
  // Counted down from the most that can be, so that the same search finds it.
  const upper = most - firstFrom(0, most - x, (fewer) => tailsOf(most - fewer).atMost >= tail);
  const value = x / n;
  const limits = { lower: Math.min(value, lower / population), upper: Math.max(value, upper / population) };
  return { kind: 'estimate', value, interval: { ...limits, level, method: 'hypergeometric' }, n };
}

/** The smallest whole number from `from` to `to` that holds, when all above it hold too, and `to` does. */
function firstFrom(from: number, to: number, holds: (value: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
