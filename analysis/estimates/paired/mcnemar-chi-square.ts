/** Whether two yes-or-no facts about the same respondents differ in frequency: McNemar's chi-square. */

import { chiSquareUpperTail } from '../../distributions/distributions.ts';
import { checkCount } from '../check-arguments.ts';
import { notEstimable, type TestResult } from '../estimate.ts';

/**
 * McNemar's chi-square test with Edwards' continuity correction, for comparison with programs that print it; the
 * exact test (`mcnemar`) needs no approximation.
 *
 *     chi-square = max(0, |b - c| - 1)^2 / (b + c),  1 degree of freedom
 *
 * where the first fact alone is true of b respondents and the second alone of c.
 *
 * @param firstOnly - respondents of whom only the first fact is true, b.
 * @param secondOnly - respondents of whom only the second fact is true, c.
 * @returns Chi-square as the statistic, p, and n = b + c. Not estimable when the two facts never part
 *   (`no-discordant-pairs`).
 * @throws RangeError naming the count that is none.
 *
 * Source: Edwards AL (1948). Note on the correction for continuity in testing the significance of the difference
 * between correlated proportions. Psychometrika 13, 185-187. doi:10.1007/BF02289261
 * Checked against: R 4.2.2 mcnemar.test, in test/golden/trend_nonresponse.json (chi2_cc)
 */
export function mcnemarChiSquare(firstOnly: number, secondOnly: number): TestResult {
  checkCount('firstOnly', firstOnly);
  checkCount('secondOnly', secondOnly);
  const n = firstOnly + secondOnly;
  if (n === 0) return notEstimable('no-discordant-pairs', n);

  const statistic = Math.max(0, Math.abs(firstOnly - secondOnly) - 1) ** 2 / n;
  return { kind: 'test', test: 'mcnemar-chi-square', statistic, p: chiSquareUpperTail(statistic, 1), n };
}
