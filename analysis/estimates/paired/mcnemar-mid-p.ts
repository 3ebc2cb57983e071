/** Whether two yes-or-no facts about the same respondents differ in frequency: McNemar's test, mid-p. */

import { checkCount } from '../check-arguments.ts';
import { notEstimable, type TestResult } from '../estimate.ts';
import { fairBinomialCdf } from './fair-binomial.ts';

/**
 * McNemar's mid-p test, two-sided: the exact test less half the probability of what was observed on either side. It
 * is less cautious than the exact test and hardly ever passes its level.
 *
 *     mid-p = 2 P(X <= min(b, c)) - P(X = min(b, c)) = P(X <= min(b, c)) + P(X <= min(b, c) - 1)
 *
 * with X binomial with b + c trials and probability 1/2, where the first fact alone is true of b respondents and the
 * second alone of c.
 *
 * @param firstOnly - respondents of whom only the first fact is true, b.
 * @param secondOnly - respondents of whom only the second fact is true, c.
 * @returns b as the statistic, mid-p as p, and n = b + c. Not estimable when the two facts never part
 *   (`no-discordant-pairs`).
 * @throws RangeError naming the count that is none.
 *
 * Source: Fagerland MW, Lydersen S, Laake P (2013). The McNemar test for binary matched-pairs data: mid-p and
 * asymptotic are better than exact conditional. BMC Medical Research Methodology 13, 91. doi:10.1186/1471-2288-13-91
 * Checked against: R 4.2.2, in test/golden/trend_nonresponse.json (midp)
 */
export function mcnemarMidP(firstOnly: number, secondOnly: number): TestResult {
  checkCount('firstOnly', firstOnly);
  checkCount('secondOnly', secondOnly);
  const n = firstOnly + secondOnly;
  if (n === 0) return notEstimable('no-discordant-pairs', n);

  const fewer = Math.min(firstOnly, secondOnly);
  const p =
    firstOnly === secondOnly ? 1 : Math.min(1, fairBinomialCdf(fewer, n) + fairBinomialCdf(fewer - 1, n));
  return { kind: 'test', test: 'mcnemar-mid-p', statistic: firstOnly, p, n };
}
