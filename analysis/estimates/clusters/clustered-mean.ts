/** A mean or share over respondents of several institutions, with an interval that allows for likeness within them. */

import { tQuantile } from '../../distributions/distributions.ts';
import { checkLevel } from '../check-arguments.ts';
import {
  type Estimate,
  type IntervalMethod,
  type NotEstimable,
  notEstimable,
  type PointEstimate,
  pointEstimate,
} from '../estimate.ts';
import { type ClusterSums, clusterSums } from './cluster-sums.ts';
import { type ClusterTables, checkClusters } from './cluster-tables.ts';
import { varianceParts } from './intraclass-correlation.ts';
import { pairProducts } from './pair-products.ts';

export interface ClusteredMean {
  /** Respondents. */
  readonly n: number;
  /** Institutions with a respondent. */
  readonly clusters: number;
  readonly mean: PointEstimate;
  /** The mean with the CR2 interval. */
  readonly interval: Estimate;
  readonly standardError: PointEstimate;
  /** Satterthwaite's, for the CR2 interval: 1 to J - 1. */
  readonly degreesOfFreedom: PointEstimate;
  /** As if all respondents were drawn one by one: s / sqrt(n). */
  readonly naiveStandardError: PointEstimate;
  /** The mean with the linearised interval, J - 1 degrees of freedom. */
  readonly linearised: Estimate;
  readonly linearisedStandardError: PointEstimate;
  /** CR2 variance over the naive one: above 1 when institutions differ. */
  readonly designEffect: PointEstimate;
  /** ICC(1). */
  readonly icc: PointEstimate;
  /** n0, the size of an institution that counts. */
  readonly meanSize: PointEstimate;
}

/**
 * Mean of all respondents, each counting once, with the cluster-robust CR2 variance (Bell and McCaffrey; working model
 * of independence and equal variance), Satterthwaite's degrees of freedom, and the linearised variance beside it. For
 * a share give the values [0, 1].
 *
 *     V_CR2 = (1 / n^2) * sum of r_j^2 / (1 - n_j / n),          r_j = sum of (y - mean) over institution j
 *     df    = n^2 / (sum of n_j^2 + (1 / n^2) * sum over j != k of u_j u_k),   u_j = n_j^2 / (1 - n_j / n)
 *     V_lin = (1 / n^2) * J / (J - 1) * sum of r_j^2
 *     mean +- t(df) * sqrt(V_CR2),  mean +- t(J - 1) * sqrt(V_lin)
 *
 * where n_j of the n respondents are in institution j of J. The closed form of df follows from the general one,
 * (trace P)^2 / trace(P P), because for a mean P_jk = (n_j [j = k] - n_j n_k / n) / sqrt((1 - n_j / n)(1 - n_k / n)).
 *
 * @param clusters - values, and respondents by institution and value; institutions without respondents do not count.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns The mean in the values' unit, and what the interval rests on. Not estimable without respondents
 *   (`no-data`). No interval from one institution (`groups-lt-2`), and none when all values or all institutions' means
 *   are equal (`zero-variance`): a width of 0 would claim certainty. The interval is not cut at the ends of the scale.
 * @throws RangeError if a table is not as long as the values or holds what is no count, or the level is not between
 *   0 and 1.
 *
 * Source: Bell RM, McCaffrey DF (2002). Bias reduction in standard errors for linear regression with multi-stage
 * samples. Survey Methodology 28, 169-181. Degrees of freedom: Pustejovsky JE, Tipton E (2018). Small-sample methods
 * for cluster-robust variance estimation. Journal of Business and Economic Statistics 36, 672-683.
 * doi:10.1080/07350015.2016.1247004. Linearised: Lumley T (2004). Analysis of complex survey samples. Journal of
 * Statistical Software 9(8). doi:10.18637/jss.v009.i08
 * Checked against: R clubSandwich 0.5.8 and survey 4.1.1, in test/golden/clustered.json
 */
export function clusteredMean(clusters: ClusterTables, level = 0.95): ClusteredMean {
  checkClusters('tables', clusters);
  checkLevel(level);
  const sums = clusterSums(clusters);
  const { n, mean } = sums;
  const { icc, meanSize } = varianceParts(sums);
  return {
    n,
    clusters: sums.clusters,
    mean: n === 0 ? notEstimable('no-data', n) : pointEstimate(mean, n),
    naiveStandardError: naiveStandardError(sums),
    ...robustParts(sums, level),
    icc,
    meanSize,
  };
}

type RobustParts = Omit<ClusteredMean, 'n' | 'clusters' | 'mean' | 'naiveStandardError' | 'icc' | 'meanSize'>;

function robustParts(sums: ClusterSums, level: number): RobustParts {
  const { n, clusters, institutions } = sums;
  const naive = naiveStandardError(sums);
  if (clusters < 2) return withoutParts(notEstimable(n === 0 ? 'no-data' : 'groups-lt-2', n));
  if (naive.kind === 'not-estimable') return withoutParts(naive);
  const robust = institutions.reduce((sum, { n: size, residual }) => {
    return sum + (residual / n) ** 2 * (n / (n - size));
  }, 0);
  if (robust <= roundingOf(n) * naive.value ** 2) return withoutParts(notEstimable('zero-variance', n));

  const plain = institutions.reduce((sum, { residual }) => sum + (residual / n) ** 2, 0);
  const standardError = Math.sqrt(robust);
  const linearised = Math.sqrt((plain * clusters) / (clusters - 1));
  const df = satterthwaite(sums);
  return {
    interval: studentInterval(sums, standardError, { df, level, method: 'cr2-satterthwaite' }),
    standardError: pointEstimate(standardError, n),
    degreesOfFreedom: pointEstimate(df, n),
    linearised: studentInterval(sums, linearised, { df: clusters - 1, level, method: 'linearised' }),
    linearisedStandardError: pointEstimate(linearised, n),
    designEffect: pointEstimate(robust / naive.value ** 2, n),
  };
}

/** Residual sums of equal institutions are 0 but for the rounding of n values: a variance below this is none. */
function roundingOf(n: number): number {
  return n * 1e-28;
}

function satterthwaite({ n, institutions }: ClusterSums): number {
  const diagonal = institutions.reduce((sum, { n: size }) => sum + (size / n) ** 2, 0);
  const shares = institutions.map(({ n: size }) => ((size / n) * size) / (n - size));
  return 1 / (diagonal + pairProducts(shares));
}

function naiveStandardError({ n, betweenSquares, withinSquares }: ClusterSums): PointEstimate {
  if (n === 0) return notEstimable('no-data', n);
  if (n < 2) return notEstimable('n-lt-2', n);
  const squares = betweenSquares + withinSquares;
  if (squares === 0) return notEstimable('zero-variance', n);
  return pointEstimate(Math.sqrt(squares / (n - 1) / n), n);
}

function studentInterval(
  { n, mean }: ClusterSums,
  standardError: number,
  { df, level, method }: { df: number; level: number; method: IntervalMethod },
): Estimate {
  const half = tQuantile((1 + level) / 2, df) * standardError;
  return {
    kind: 'estimate',
    value: mean,
    interval: { lower: mean - half, upper: mean + half, level, method },
    n,
  };
}

function withoutParts(why: NotEstimable): RobustParts {
  return {
    interval: why,
    standardError: why,
    degreesOfFreedom: why,
    linearised: why,
    linearisedStandardError: why,
    designEffect: why,
  };
}
