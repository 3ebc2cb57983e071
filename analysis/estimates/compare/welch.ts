/** The difference of the means of two groups, whose variances need not be equal: Welch's interval and test. */

import { tCdf, tQuantile } from '../../distributions/distributions.ts';
import { checkLevel, checkValueCounts } from '../check-arguments.ts';
import {
  type Estimate,
  notEstimable,
  type PointEstimate,
  pointEstimate,
  type TestResult,
} from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { type GroupMoments, groupMoments } from './group-moments.ts';

export interface WelchDifference {
  readonly n1: number;
  readonly n2: number;
  /** Mean of the first group less that of the second, with Welch's interval. */
  readonly difference: Estimate;
  /** The difference alone, also where it has no interval; not estimable only when a group is empty. */
  readonly meanDifference: PointEstimate;
  /** Welch-Satterthwaite. */
  readonly degreesOfFreedom: PointEstimate;
  /** t as the statistic. */
  readonly test: TestResult;
}

/**
 * Difference of two means with Welch's t interval, and Welch's test that it is 0, two-sided.
 *
 *     t  = (mean1 - mean2) / sqrt(q1 + q2),  q = s^2 / n of each group
 *     df = (q1 + q2)^2 / (q1^2 / (n1 - 1) + q2^2 / (n2 - 1))
 *
 * where s^2 is the sample variance of a group.
 *
 * @param first - [value, respondents] of the first group.
 * @param second - [value, respondents] of the second group, none of whom is in the first.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns The difference in the values' unit; n is the number in both groups. Interval and test are not estimable
 *   with fewer than two in a group (`n-lt-2`), and when neither group has any variance (`zero-variance`).
 * @throws RangeError if a value is not finite, a count cannot be a number of respondents, or the level is not between
 *   0 and 1.
 *
 * Source: Welch BL (1947). The generalization of 'Student's' problem when several different population variances are
 * involved. Biometrika 34, 28-35. doi:10.1093/biomet/34.1-2.28
 * Checked against: R 4.2.2 t.test, in test/golden/two_groups.json
 */
export function welchDifference(first: ValueCounts, second: ValueCounts, level = 0.95): WelchDifference {
  checkValueCounts('first', first);
  checkValueCounts('second', second);
  checkLevel(level);
  const [one, other] = [groupMoments(first), groupMoments(second)];
  const parts = { n1: one.n, n2: other.n, meanDifference: differenceOf(one, other) };
  const n = one.n + other.n;
  const variance = one.variance / one.n + other.variance / other.n;
  if (one.n < 2 || other.n < 2 || variance === 0) {
    const reason = notEstimable(one.n < 2 || other.n < 2 ? 'n-lt-2' : 'zero-variance', n);
    return { ...parts, difference: reason, degreesOfFreedom: reason, test: reason };
  }
  const value = one.mean - other.mean;
  const df = satterthwaite(one, other);
  const statistic = value / Math.sqrt(variance);
  const half = tQuantile((1 + level) / 2, df) * Math.sqrt(variance);
  return {
    ...parts,
    difference: {
      kind: 'estimate',
      value,
      interval: { lower: value - half, upper: value + half, level, method: 'welch' },
      n,
    },
    degreesOfFreedom: pointEstimate(df, n),
    test: { kind: 'test', test: 'welch-t', statistic, p: 2 * tCdf(-Math.abs(statistic), df), n },
  };
}

function differenceOf(one: GroupMoments, other: GroupMoments): PointEstimate {
  const n = one.n + other.n;
  return one.n === 0 || other.n === 0 ? notEstimable('no-data', n) : pointEstimate(one.mean - other.mean, n);
}

/** In shares of the summed variance, so that tiny and huge variances neither vanish nor overflow when squared. */
function satterthwaite(one: GroupMoments, other: GroupMoments): number {
  const variance = one.variance / one.n + other.variance / other.n;
  const share = one.variance / one.n / variance;
  return 1 / (share ** 2 / (one.n - 1) + (1 - share) ** 2 / (other.n - 1));
}
