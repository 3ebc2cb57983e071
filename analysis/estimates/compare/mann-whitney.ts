/** Whether the values of two groups tend to differ: the Mann-Whitney test, exact with ties for small samples. */

import { normalCdf } from '../../distributions/distributions.ts';
import { type NotEstimable, notEstimable, type TestResult } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { dominance } from './dominance.ts';
import { exactRankSumP } from './exact-rank-sum.ts';
import { type PooledRanks, pooledRanks } from './pooled-ranks.ts';

/** p is exact while there are at most this many pairs of a first and a second respondent, */
const EXACT_UP_TO_PAIRS = 2500;
/** and at most this many respondents. */
const EXACT_UP_TO_RESPONDENTS = 100;

export interface MannWhitney {
  readonly n1: number;
  readonly n2: number;
  /** Pairs in which the first respondent's value is larger, and half of those in which the two are equal. */
  readonly u1: number;
  /** n1 n2 - u1. */
  readonly u2: number;
  /** Sum of t^3 - t over the distinct values, where t respondents share a value. */
  readonly tieSum: number;
  /** Of U, corrected for ties; 0 when all values are equal. */
  readonly varianceOfU: number;
  /** z as the statistic, without continuity correction. */
  readonly normal: TestResult;
  /** z as the statistic, with a continuity correction of 1/2. */
  readonly normalCorrected: TestResult;
  /** U1 as the statistic; undefined beyond the limits of the exact test. */
  readonly exact: TestResult | undefined;
  /** The test to show: the exact one within its limits, else the corrected normal one; U1 as the statistic. */
  readonly test: TestResult;
}

/**
 * Mann-Whitney test (Wilcoxon's rank-sum test) that the values of two groups have the same distribution, two-sided,
 * ties by mid-ranks.
 *
 *     U1 = pairs with x > y + 1/2 pairs with x = y,  E = n1 n2 / 2
 *     variance = n1 n2 / 12 * (N + 1 - sum of (t^3 - t) / (N (N - 1)))
 *     z = (U1 - E) / sqrt(variance),  with continuity correction (|U1 - E| - 1/2) / sqrt(variance), signed as U1 - E
 *
 * where x and y are values of the first and second group, N = n1 + n2, and t respondents share each distinct value.
 * p is exact, by all divisions of the N respondents into groups of n1 and n2 (see `exactRankSumP`), while
 * n1 n2 <= 2500 and N <= 100; beyond, it is 2 P(Z >= |z|) with continuity correction.
 *
 * @param first - [value, respondents] of the first group.
 * @param second - [value, respondents] of the second group, none of whom is in the first.
 * @returns U, its variance and the tests. No test without respondents in both groups (`no-data`), and when all values
 *   are equal (`all-tied`): U1 is then half of all pairs. Whether p may be shown at all, `isPShown` says.
 * @throws RangeError if a value is not finite or a count cannot be a number of respondents.
 *
 * Source: Mann HB, Whitney DR (1947). On a test of whether one of two random variables is stochastically larger than
 * the other. Annals of Mathematical Statistics 18, 50-60. doi:10.1214/aoms/1177730491. Ties: Lehmann EL (1975).
 * Nonparametrics, Holden-Day, 1.4.
 * Checked against: R 4.2.2 wilcox.test and exactRankTests 0.8.35, in test/golden/two_groups.json
 */
export function mannWhitney(first: ValueCounts, second: ValueCounts): MannWhitney {
  const ranks = pooledRanks([first, second]);
  const [n1 = 0, n2 = 0] = ranks.sizes;
  const { wins, losses, ties } = dominance(ranks);
  const u1 = wins + ties / 2;
  const varianceOfU = ranks.n < 2 ? 0 : ((n1 / ranks.n) * n2 * ranks.rankSquares) / (ranks.n - 1);
  const reason = whyNot(ranks);
  const parts = { n1, n2, u1, u2: losses + ties / 2, tieSum: ranks.tieSum, varianceOfU };
  if (reason !== undefined)
    return { ...parts, normal: reason, normalCorrected: reason, exact: reason, test: reason };

  const distance = (wins - losses) / 2;
  const deviation = Math.sqrt(varianceOfU);
  const normal = zTest('mann-whitney-z', distance / deviation, ranks.n);
  const corrected = (Math.sign(distance) * Math.max(0, Math.abs(distance) - 0.5)) / deviation;
  const normalCorrected = zTest('mann-whitney-z-corrected', corrected, ranks.n);
  const exact = exactTest(ranks, u1);
  const test = exact ?? { ...normalCorrected, test: 'mann-whitney-normal', statistic: u1 };
  return { ...parts, normal, normalCorrected, exact, test };
}

function whyNot({ n, sizes, values }: PooledRanks): NotEstimable | undefined {
  if (sizes.includes(0)) return notEstimable('no-data', n);
  return values.length === 1 ? notEstimable('all-tied', n) : undefined;
}

function zTest(test: string, z: number, n: number) {
  return { kind: 'test', test, statistic: z, p: 2 * normalCdf(-Math.abs(z)), n } as const;
}

function exactTest(ranks: PooledRanks, u1: number): TestResult | undefined {
  const [n1 = 0, n2 = 0] = ranks.sizes;
  if (n1 * n2 > EXACT_UP_TO_PAIRS || ranks.n > EXACT_UP_TO_RESPONDENTS) return undefined;
  return { kind: 'test', test: 'mann-whitney-exact', statistic: u1, p: exactRankSumP(ranks), n: ranks.n };
}
