/** What may be true of all who were invited, whatever those who did not answer would have said. */

import { checkCount, checkValue, checkValueCounts } from '../check-arguments.ts';
import type { ScoreRange } from '../describe/rescaled-score.ts';
import { type Estimate, notEstimable } from '../estimate.ts';
import { respondentsIn, type ValueCounts } from '../value-counts.ts';
import { checkAnswered } from './response-rate.ts';

/** Respondents of whom something is true, and the invited they come from. */
export interface AnswersOfInvited {
  /** Of whom it is true. */
  readonly x: number;
  /** Who answered. */
  readonly answered: number;
  /** Eligible people who were invited. */
  readonly invited: number;
}

/**
 * Share of the respondents of whom something is true, with the bounds of the share among all who were invited: from
 * true of no one else to true of all others. They assume nothing about those who did not answer.
 *
 *     lower = x / N,  upper = (x + N - n) / N,  value = x / n
 *
 * where it is true of x of the n who answered of N invited.
 *
 * @param answers - x, n and N.
 * @returns The share of the respondents, n of them, and the bounds. Their level is 1, because the share of the invited
 *   cannot lie outside; they are as wide as the share of those who did not answer. Not estimable without answers.
 * @throws RangeError if an argument is no number of people, x is above n, or n above N.
 *
 * Source: Horowitz JL, Manski CF (1998). Censoring of outcomes and regressors due to survey nonresponse:
 * identification and estimation using weights and imputations. Journal of Econometrics 84, 37-58.
 * doi:10.1016/S0304-4076(97)00077-8
 * Checked against: all answers the others could give, in
 * test/analysis/estimates/nonresponse/worst-case-bounds.test.ts
 */
export function worstCaseBounds({ x, answered, invited }: AnswersOfInvited): Estimate {
  checkAnswered(answered, invited);
  checkCount('x', x);
  if (x > answered) throw new RangeError(`x: ${x} is not from 0 to ${answered}`);
  if (answered === 0) return notEstimable('no-data', 0);
  const [lower, upper] = [x / invited, (invited - (answered - x)) / invited];
  return bounded(x / answered, lower, upper, answered);
}

/**
 * Mean of the respondents on a scale with ends, with the bounds of the mean among all who were invited: from all
 * others at the lowest value to all others at the highest.
 *
 *     lower = (sum + (N - n) lowest) / N,  upper = (sum + (N - n) highest) / N,  value = sum / n
 *
 * where the values of the n who answered of N invited add up to the sum.
 *
 * @param counts - [value, respondents].
 * @param invited - eligible people who were invited.
 * @param range - the lowest and the highest value that anyone can have.
 * @returns The mean of the respondents and the bounds, in the values' unit, level 1 as in `worstCaseBounds`. Not
 *   estimable without answers.
 * @throws RangeError if a count is no number of people, more answered than were invited, or a value is outside of the
 *   range.
 *
 * Source: Horowitz JL, Manski CF (1998), as `worstCaseBounds`. doi:10.1016/S0304-4076(97)00077-8
 * Checked against: all answers the others could give, in
 * test/analysis/estimates/nonresponse/worst-case-bounds.test.ts
 */
export function worstCaseMeanBounds(counts: ValueCounts, invited: number, range: ScoreRange): Estimate {
  const { lowest, highest } = range;
  checkValueCounts('counts', counts);
  checkValue('range.lowest', lowest);
  checkValue('range.highest', highest);
  if (highest < lowest) throw new RangeError(`range: ${highest} is below ${lowest}`);
  const outside = counts.find(([value]) => value < lowest || value > highest);
  if (outside) throw new RangeError(`counts: ${outside[0]} is outside of the range ${lowest} to ${highest}`);
  const n = respondentsIn(counts);
  checkAnswered(n, invited);
  if (n === 0) return notEstimable('no-data', 0);
  const sum = counts.reduce((total, [value, count]) => total + value * count, 0);
  const others = invited - n;
  return bounded(sum / n, (sum + others * lowest) / invited, (sum + others * highest) / invited, n);
}

function bounded(value: number, lower: number, upper: number, n: number): Estimate {
  return { kind: 'estimate', value, interval: { lower, upper, level: 1, method: 'worst-case' }, n };
}
