/** Whether two yes-or-no facts about the same respondents differ in frequency: McNemar's test, exact. */

import { checkCount } from '../check-arguments.ts';
import { notEstimable, type TestResult } from '../estimate.ts';
import { fairBinomialCdf } from './fair-binomial.ts';

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
 * @throws RangeError naming the count that is none.
 *
 * Source: McNemar Q (1947). Note on the sampling error of the difference between correlated proportions or
 * percentages. Psychometrika 12, 153-157. doi:10.1007/BF02295996
 * Checked against: R 4.2.2 binom.test, in test/golden/trend_nonresponse.json; the sign tests of paired_gap.json
 */
export function mcnemar(firstOnly: number, secondOnly: number): TestResult {
  checkCount('firstOnly', firstOnly);
  checkCount('secondOnly', secondOnly);
  const n = firstOnly + secondOnly;
  if (n === 0) return notEstimable('no-discordant-pairs', n);

  const p =
    firstOnly === secondOnly ? 1 : Math.min(1, 2 * fairBinomialCdf(Math.min(firstOnly, secondOnly), n));
  return { kind: 'test', test: 'mcnemar-exact', statistic: firstOnly, p, n };
}
