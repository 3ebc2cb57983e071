/** Whether the values of several groups tend to differ: the Kruskal-Wallis test with its effect sizes. */

import { chiSquareUpperTail } from '../../distributions/distributions.ts';
import {
  type NotEstimable,
  notEstimable,
  type PointEstimate,
  pointEstimate,
  type TestResult,
} from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { type RankedGroup, rankedGroups } from './ranked-groups.ts';

export interface KruskalWallis {
  /** Respondents of all groups, N. */
  readonly n: number;
  /** Groups with at least one respondent, k of them, with their mean ranks. */
  readonly groups: readonly RankedGroup[];
  /** k - 1; 0 when there is no group. */
  readonly degreesOfFreedom: number;
  /** H as the statistic. */
  readonly test: TestResult;
  /** Share of the variance of the ranks that lies between groups, 0 to 1. */
  readonly epsilonSquared: PointEstimate;
  /** The same less what chance alone gives; below 0 when that is more than was found. */
  readonly etaSquared: PointEstimate;
}

/**
 * Kruskal-Wallis test that several groups have the same distribution of values, with mid-ranks and correction for
 * ties, and its effect sizes. Groups without respondents are left out.
 *
 *     H = (N - 1) * sum of n_i (r_i - r)^2 / sum of (r_ij - r)^2
 *     epsilon^2 = H (N + 1) / (N^2 - 1),  eta^2 = (H - k + 1) / (N - k)
 *
 * where r_ij is the rank of a respondent among all N, r_i the mean rank of one of k groups, and r = (N + 1) / 2; this
 * is the usual H over 1 - sum of (t^3 - t) / (N^3 - N). p is from the chi-square distribution with k - 1 degrees of
 * freedom, which needs about five respondents in each group.
 *
 * @param groups - [value, respondents] of each group; nobody is in two of them.
 * @returns H, p and effect sizes. Not estimable with fewer than two groups that have respondents (`groups-lt-2`), and
 *   when all values are equal (`all-tied`); eta squared also not when no group has two respondents (`n-lt-2`).
 * @throws RangeError if a value is not finite or a count cannot be a number of respondents.
 *
 * Source: Kruskal WH, Wallis WA (1952). Use of ranks in one-criterion variance analysis. JASA 47, 583-621.
 * doi:10.1080/01621459.1952.10483441. Effect sizes: Tomczak M, Tomczak E (2014). The need to report effect size
 * estimates revisited. Trends in Sport Sciences 1, 19-25.
 * Checked against: R 4.2.2 kruskal.test, in test/golden/k_groups.json
 */
export function kruskalWallis(groups: readonly ValueCounts[]): KruskalWallis {
  const ranked = rankedGroups(groups);
  const { n, rankSquares } = ranked;
  const k = ranked.groups.length;
  const parts = { n, groups: ranked.groups, degreesOfFreedom: Math.max(0, k - 1) };
  const reason = whyNot(n, k, rankSquares);
  if (reason !== undefined) return { ...parts, test: reason, epsilonSquared: reason, etaSquared: reason };

  const between = ranked.groups.reduce(
    (sum, group) => sum + group.n * (group.meanRank - (n + 1) / 2) ** 2,
    0,
  );
  const statistic = ((n - 1) * between) / rankSquares;
  return {
    ...parts,
    test: { kind: 'test', test: 'kruskal-wallis', statistic, p: chiSquareUpperTail(statistic, k - 1), n },
    epsilonSquared: pointEstimate(Math.min(1, between / rankSquares), n),
    etaSquared: n === k ? notEstimable('n-lt-2', n) : pointEstimate((statistic - k + 1) / (n - k), n),
  };
}

function whyNot(n: number, k: number, rankSquares: number): NotEstimable | undefined {
  if (k < 2) return notEstimable('groups-lt-2', n);
  return rankSquares === 0 ? notEstimable('all-tied', n) : undefined;
}
