/** An interval for a reliability coefficient. */

import { fQuantile } from '../../distributions/distributions.ts';
import { checkCount, checkFinite, checkLevel } from '../check-arguments.ts';
import type { Interval } from '../estimate.ts';

export interface ReliabilitySample {
  /** Respondents who answered all items, 2 or more. */
  readonly n: number;
  /** Items, 2 or more. */
  readonly k: number;
}

/**
 * Feldt's interval for Cronbach's alpha or KR-20.
 *
 *     lower = 1 - (1 - a) F(1 - q),  upper = 1 - (1 - a) F(q)
 *
 * where a is the coefficient, q = (1 - level)/2 and F the quantile of the F distribution with n - 1 and
 * (n - 1)(k - 1) degrees of freedom.
 *
 * @param coefficient - alpha or KR-20, at most 1.
 * @param sample - n respondents and k items.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns Two numbers of which the upper is at most 1 and the lower may be far below 0; both are 1 for alpha 1.
 * @throws RangeError below two respondents or two items, for a coefficient above 1 and a level not between 0 and 1.
 *
 * Source: Feldt LS (1965). The approximate sampling distribution of Kuder-Richardson reliability coefficient twenty.
 * Psychometrika 30, 357-370. doi:10.1007/BF02289499
 * Checked against: R 4.2.2, in test/golden/reliability.json
 */
export function feldtInterval(coefficient: number, { n, k }: ReliabilitySample, level = 0.95): Interval {
  checkLevel(level);
  checkCount('n', n);
  checkCount('k', k);
  checkFinite('coefficient', coefficient);
  if (n < 2 || k < 2) throw new RangeError(`sample: ${n} respondents and ${k} items are too few`);
  // A coefficient of 1 may be a rounding above it.
  if (coefficient > 1 + 1e-9) throw new RangeError(`coefficient: ${coefficient} is above 1`);

  const tail = (1 - level) / 2;
  const limit = (p: number) => Math.min(1, 1 - (1 - coefficient) * fQuantile(p, n - 1, (n - 1) * (k - 1)));
  return { lower: limit(1 - tail), upper: limit(tail), level, method: 'feldt' };
}
