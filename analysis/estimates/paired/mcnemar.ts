/** Whether two yes-or-no facts about the same respondents differ in frequency: McNemar's test, exact. */

import { betaCdf } from '../../distributions/distributions.ts';
import { notEstimable, type TestResult } from '../estimate.ts';

/**
 * McNemar's exact test, two-sided: a sign test on the respondents of whom only one of two facts is true.
 *
 *     p = min(1, 2 P(X <= min(b, c))),  X binomial with b + c trials and probability 1/2
 *
 * where the first fact alone is true of b respondents and the second alone of c.
 *
 * @param firstOnly - respondents of whom only the first fact is true, b.
 * @param secondOnly - respondents of whom only the second fact is true, c.
 * @returns b as the statistic, p, and n = b + c. Not estimable when the two facts never part
 *   (`no-discordant-pairs`).
 * @throws RangeError if a count is negative.
 *
 * Source: McNemar Q (1947). Note on the sampling error of the difference between correlated proportions or
 * percentages. Psychometrika 12, 153-157. doi:10.1007/BF02295996
 * Checked against: R 4.2.2 binom.test, in test/golden/trend_nonresponse.json; the sign tests of paired_gap.json
 */
export function mcnemar(firstOnly: number, secondOnly: number): TestResult {
  if (!(firstOnly >= 0 && secondOnly >= 0)) throw new RangeError('counts cannot be negative');
  const n = firstOnly + secondOnly;
  if (n === 0) return notEstimable('no-discordant-pairs', n);

  const fewer = Math.min(firstOnly, secondOnly);
  const tail = firstOnly === secondOnly ? 0.5 : betaCdf(0.5, n - fewer, fewer + 1);
  return { kind: 'test', test: 'mcnemar-exact', statistic: firstOnly, p: Math.min(1, 2 * tail), n };
}
