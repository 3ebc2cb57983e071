/** The difference of two groups' means where both come from the same institutions. */

import { tCdf, tQuantile } from '../../distributions/distributions.ts';
import { checkLevel, checkSameLength } from '../check-arguments.ts';
import {
  type Estimate,
  type NotEstimable,
  type NotEstimableReason,
  notEstimable,
  type PointEstimate,
  pointEstimate,
  type TestResult,
} from '../estimate.ts';
import { type ClusterSums, clusterSums } from './cluster-sums.ts';
import { checkClusters } from './cluster-tables.ts';
import { pairProducts } from './pair-products.ts';

export interface ClusteredDifference {
  /** Respondents of the first group. */
  readonly n1: number;
  /** Respondents of the second group. */
  readonly n2: number;
  /** Institutions with a respondent of either group. */
  readonly clusters: number;
  /** First minus second mean, alone: known even where no interval is. */
  readonly point: PointEstimate;
  /** First minus second mean with the CR2 interval. */
  readonly difference: Estimate;
  readonly standardError: PointEstimate;
  /** Satterthwaite's, 1 or above. */
  readonly degreesOfFreedom: PointEstimate;
  /** Student's t of the difference with these degrees of freedom, two-sided. */
  readonly test: TestResult;
}

/**
 * First minus second group's mean (or share, with the values [0, 1]), cluster-robust: CR2 with Satterthwaite's degrees
 * of freedom, institutions being the clusters of both groups.
 *
 *     d_j = a_j1 r_j1 / n_1 - a_j2 r_j2 / n_2,   a_jg = 1 / sqrt(1 - n_jg / n_g),   V = sum of d_j^2
 *     P_jj = n_j1 / n_1^2 + n_j2 / n_2^2,        P_jk = -(w_j1 w_k1 + w_j2 w_k2),   w_jg = a_jg n_jg / n_g^(3/2)
 *     df = (trace P)^2 / (sum of P_jk^2),        t = (mean_1 - mean_2) / sqrt(V)
 *
 * where n_jg of the n_g respondents of group g are in institution j and r_jg is the sum of their distances from the
 * mean of group g. Within an institution the two groups' blocks of I - H are orthogonal, so its inverse square root
 * is a_jg in each.
 *
 * @param values - codes, scores, or [0, 1] for a share.
 * @param first - first[j][c]: respondents of the first group in institution j who have values[c].
 * @param second - the same for the second group, institutions in the same order; an institution may have nobody in
 *   one of the two.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns The difference in the values' unit. Not estimable when a group has no respondent (`no-data`); no interval
 *   and no test when a group comes from one institution (`groups-lt-2`), or when the groups differ equally in every
 *   institution (`zero-variance`).
 * @throws RangeError if the tables differ in number, one is not as long as the values or holds what is no count, or the
 *   level is not between 0 and 1.
 *
 * Source: Bell RM, McCaffrey DF (2002). Bias reduction in standard errors for linear regression with multi-stage
 * samples. Survey Methodology 28, 169-181. Degrees of freedom: Pustejovsky JE, Tipton E (2018). Small-sample methods
 * for cluster-robust variance estimation. Journal of Business and Economic Statistics 36, 672-683.
 * doi:10.1080/07350015.2016.1247004
 * Checked against: R clubSandwich 0.5.8, in test/golden/clustered.json
 */
export function clusteredDifference(
  values: readonly number[],
  first: readonly (readonly number[])[],
  second: readonly (readonly number[])[],
  level = 0.95,
): ClusteredDifference {
  checkClusters('first', { values, tables: first });
  checkClusters('second', { values, tables: second });
  checkSameLength('second', second, first);
  checkLevel(level);
  const groups = [clusterSums({ values, tables: first }), clusterSums({ values, tables: second })] as const;
  const point = groups[0].mean - groups[1].mean;
  const sizes = { n1: groups[0].n, n2: groups[1].n, clusters: institutionsIn(groups) };
  const n = sizes.n1 + sizes.n2;
  const reason = reasonAgainst(groups);
  if (reason === 'no-data') {
    const why = notEstimable(reason, n);
    return { ...sizes, point: why, ...withoutParts(why) };
  }
  const known = { ...sizes, point: pointEstimate(point, n) };
  if (reason !== undefined) return { ...known, ...withoutParts(notEstimable(reason, n)) };
  return { ...known, ...robustParts(groups, level) };
}

type Groups = readonly [ClusterSums, ClusterSums];

function robustParts(groups: Groups, level: number) {
  const n = groups[0].n + groups[1].n;
  const value = groups[0].mean - groups[1].mean;
  const standardError = Math.sqrt(robustVariance(groups));
  const df = satterthwaite(groups);
  const half = tQuantile((1 + level) / 2, df) * standardError;
  const interval = { lower: value - half, upper: value + half, level, method: 'cr2-satterthwaite' } as const;
  const t = value / standardError;
  return {
    difference: { kind: 'estimate', value, interval, n },
    standardError: pointEstimate(standardError, n),
    degreesOfFreedom: pointEstimate(df, n),
    test: { kind: 'test', test: 'cr2-difference', statistic: t, p: 2 * tCdf(-Math.abs(t), df), n },
  } as const;
}

function institutionsIn([first, second]: Groups): number {
  return first.institutions.filter(({ n }, place) => n + (second.institutions[place]?.n ?? 0) > 0).length;
}

function reasonAgainst(groups: Groups): NotEstimableReason | undefined {
  if (groups.some(({ n }) => n === 0)) return 'no-data';
  if (groups.some(({ clusters }) => clusters < 2)) return 'groups-lt-2';
  const naive = groups.reduce((sum, { n, betweenSquares, withinSquares }) => {
    return sum + (betweenSquares + withinSquares) / n ** 2;
  }, 0);
  // Equal differences leave nothing but the rounding of the respondents' values.
  const rounding = (groups[0].n + groups[1].n) * 1e-28;
  return robustVariance(groups) <= rounding * naive ? 'zero-variance' : undefined;
}

/** a_jg: what a residual is multiplied by because its own institution pulled the mean towards it. */
function adjustment(size: number, n: number): number {
  return Math.sqrt(n / (n - size));
}

function robustVariance([first, second]: Groups): number {
  return first.institutions.reduce((sum, own, place) => {
    const other = second.institutions[place] ?? { n: 0, residual: 0 };
    const ofFirst = (adjustment(own.n, first.n) * own.residual) / first.n;
    const ofSecond = (adjustment(other.n, second.n) * other.residual) / second.n;
    return sum + (ofFirst - ofSecond) ** 2;
  }, 0);
}

function satterthwaite([first, second]: Groups): number {
  const ofFirst = first.institutions.map(({ n }) => n);
  const ofSecond = second.institutions.map(({ n }) => n);
  const diagonal = ofFirst.reduce((sum, size, place) => {
    return sum + (size / first.n ** 2 + (ofSecond[place] ?? 0) / second.n ** 2) ** 2;
  }, 0);
  const w1 = ofFirst.map((size) => (adjustment(size, first.n) * size) / first.n ** 1.5);
  const w2 = ofSecond.map((size) => (adjustment(size, second.n) * size) / second.n ** 1.5);
  const pairs =
    pairProducts(w1.map((w) => w ** 2)) +
    2 * pairProducts(w1.map((w, place) => w * (w2[place] ?? 0))) +
    pairProducts(w2.map((w) => w ** 2));
  return (1 / first.n + 1 / second.n) ** 2 / (diagonal + pairs);
}

function withoutParts(why: NotEstimable) {
  return { difference: why, standardError: why, degreesOfFreedom: why, test: why };
}
