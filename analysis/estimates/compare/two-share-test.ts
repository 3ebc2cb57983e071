/** Whether two groups have the same share: the z test with the pooled share. */

import { normalCdf } from '../../distributions/distributions.ts';
import { notEstimable, type TestResult } from '../estimate.ts';
import { type CountedShare, checkShare } from './counted-share.ts';

/**
 * Two-sided z test that two shares are equal, with the pooled share in the standard error and without continuity
 * correction: the square root of Pearson's chi-square of the 2 x 2 table.
 *
 *     z = (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2)),  p = (x1 + x2) / (n1 + n2)
 *
 * where x1 of n1 and x2 of n2 respondents are counted.
 *
 * @param first - x of n respondents of the first group.
 * @param second - x of n respondents of the second group, none of whom is in the first.
 * @returns z (above 0 when the first share is larger), p, and n, the number in both groups. Not estimable when a
 *   group is empty (`no-data`), and when it is true of nobody or of everybody (`zero-variance`).
 * @throws RangeError if a count cannot be a number of respondents or x is above n.
 *
 * Source: Pearson K (1900). On the criterion that a given system of deviations from the probable in the case of a
 * correlated system of variables is such that it can be reasonably supposed to have arisen from random sampling.
 * Philosophical Magazine 50, 157-175. doi:10.1080/14786440009463897
 * Checked against: R 4.2.2, in test/golden/two_proportions.json (z_pooled, p_pooled)
 */
export function twoShareTest(first: CountedShare, second: CountedShare): TestResult {
  checkShare('first', first);
  checkShare('second', second);
  const n = first.n + second.n;
  if (first.n === 0 || second.n === 0) return notEstimable('no-data', n);
  const x = first.x + second.x;
  if (x === 0 || x === n) return notEstimable('zero-variance', n);

  const variance = (x / n) * ((n - x) / n) * (1 / first.n + 1 / second.n);
  const statistic = (first.x / first.n - second.x / second.n) / Math.sqrt(variance);
  return { kind: 'test', test: 'two-shares-z', statistic, p: 2 * normalCdf(-Math.abs(statistic)), n };
}
