/** Whether paired differences are as often above zero as below: the sign test, a check on the signed-rank test. */

import { checkValueCounts } from '../check-arguments.ts';
import { notEstimable, type TestResult } from '../estimate.ts';
import { respondentsIn, type ValueCounts } from '../value-counts.ts';
import { mcnemar } from './mcnemar.ts';

/**
 * Sign test, exact and two-sided: it uses the direction of each difference and not its size. Zeros are dropped.
 *
 *     p = min(1, 2 P(X <= min(n+, n-))),  X binomial with n+ + n- trials and probability 1/2
 *
 * where n+ differences are positive and n- negative.
 *
 * @param differences - [difference, respondents]: first minus second answer of each complete pair.
 * @returns n+ as the statistic, p, and n, the number of pairs with those of no difference. Not estimable without
 *   pairs (`no-data`), and when all differences are zero (`all-zero-differences`).
 * @throws RangeError naming the difference or the count that is none.
 *
 * Source: Dixon WJ, Mood AM (1946). The statistical sign test. Journal of the American Statistical Association 41,
 * 557-566. doi:10.1080/01621459.1946.10501898
 * Checked against: R 4.2.2 binom.test, in test/golden/paired_gap.json (sign_test_p)
 */
export function signTest(differences: ValueCounts): TestResult {
  checkValueCounts('differences', differences);
  const n = respondentsIn(differences);
  if (n === 0) return notEstimable('no-data', n);
  const positive = respondentsIn(differences.filter(([difference]) => difference > 0));
  const negative = respondentsIn(differences.filter(([difference]) => difference < 0));
  const result = mcnemar(positive, negative);
  if (result.kind === 'not-estimable') return notEstimable('all-zero-differences', n);
  return { ...result, test: 'sign-test-exact', n };
}
