/** Institutions' means from a model with a random intercept: analysis of variance, and REML with partial pooling. */

import { checkLevel } from '../check-arguments.ts';
import { type ClusterSums, clusterSums } from '../clusters/cluster-sums.ts';
import { type ClusterTables, checkClusters } from '../clusters/cluster-tables.ts';
import { type IntraclassCorrelation, varianceParts } from '../clusters/intraclass-correlation.ts';
import {
  type AnyEstimate,
  type NotEstimable,
  notEstimable,
  type PointEstimate,
  pointEstimate,
} from '../estimate.ts';
import { type UncertainMean, weightedMean } from './between-variance.ts';
import { type Deviance, leastDeviance } from './bisection.ts';
import { partiallyPooled } from './partial-pooling.ts';

export interface RestrictedIntercept {
  readonly kind: 'restricted-intercept';
  /** The common mean, each institution weighted by how well its own mean is known. */
  readonly mean: number;
  /** Variance of the institutions' true means; 0 when they differ no more than chance makes them. */
  readonly betweenVariance: number;
  /** Variance of respondents within an institution. */
  readonly withinVariance: number;
  /** The share of the variance that lies between institutions, 0 to 1. */
  readonly icc: number;
  /** One for each institution, drawn to the common mean; without an interval when the variance between is 0. */
  readonly partiallyPooled: readonly AnyEstimate[];
}

export interface RandomIntercept extends IntraclassCorrelation {
  /** One for each institution, as answered. */
  readonly rawMeans: readonly PointEstimate[];
  readonly restricted: RestrictedIntercept | NotEstimable;
}

/**
 * One-way random effects of institutions: the analysis of variance with ICC(1), and the random-intercept model fitted
 * by restricted maximum likelihood, with each institution's mean drawn to the common one.
 *
 *     y = mu + a_j + e,  a_j of variance sigma_b^2, e of variance sigma_w^2;  theta = sigma_b^2 / sigma_w^2
 *     least of  (n - 1) log RSS + sum of log(1 + n_j theta) + log(sum of w_j)  over theta >= 0
 *     w_j = n_j / (1 + n_j theta),  RSS = SSW + sum of w_j (m_j - mu)^2,  sigma_w^2 = RSS / (n - 1)
 *     partially pooled_j = mu + (1 - B_j)(m_j - mu),  B_j = 1 / (1 + n_j theta)
 *
 * where m_j is the mean of the n_j respondents of institution j, mu the mean of the m_j weighted by w_j, and SSW the
 * sum of squares within institutions.
 *
 * @param clusters - values, and respondents by institution and value; institutions without respondents do not count.
 * @param level - coverage aimed at by the intervals of the partially pooled means, 0.95 unless told.
 * @returns The analysis of variance and, in `restricted`, the fitted model. The fit is not estimable without
 *   respondents (`no-data`), from one institution (`groups-lt-2`), when no institution has two respondents (`n-lt-2`),
 *   and when nobody differs from others of the same institution (`zero-variance`).
 * @throws RangeError if a table is not as long as the values or holds what is no count, or the level is not between
 *   0 and 1.
 *
 * Source: Bates D, Maechler M, Bolker B, Walker S (2015). Fitting linear mixed-effects models using lme4. Journal of
 * Statistical Software 67(1). doi:10.18637/jss.v067.i01
 * Checked against: R lme4 1.1-31 lmer, in test/golden/benchmark.json
 */
export function randomIntercept(clusters: ClusterTables, level = 0.95): RandomIntercept {
  checkClusters('tables', clusters);
  checkLevel(level);
  const sums = clusterSums(clusters);
  return {
    ...varianceParts(sums),
    rawMeans: sums.institutions.map(({ n, residual }) =>
      n === 0 ? notEstimable('no-data', n) : pointEstimate(sums.mean + residual / n, n),
    ),
    restricted: restrictedIntercept(sums, level),
  };
}

function restrictedIntercept(sums: ClusterSums, level: number): RestrictedIntercept | NotEstimable {
  const { n, clusters, withinSquares } = sums;
  if (n === 0) return notEstimable('no-data', n);
  if (clusters < 2) return notEstimable('groups-lt-2', n);
  if (clusters === n) return notEstimable('n-lt-2', n);
  if (withinSquares === 0) return notEstimable('zero-variance', n);

  const means = relativeMeans(sums);
  const answered = means.filter((institution) => institution.n > 0);
  const theta = leastDeviance((ratio) => profiledDeviance(answered, withinSquares, ratio), 1);
  const { mean, weights, q } = weightedMean(answered, theta);
  const within = (withinSquares + q) / (n - 1);
  const population = { mean, meanVariance: within / weights, betweenVariance: theta * within };
  return {
    kind: 'restricted-intercept',
    mean,
    betweenVariance: population.betweenVariance,
    withinVariance: within,
    icc: theta / (1 + theta),
    partiallyPooled: means.map((each) =>
      each.n === 0
        ? notEstimable('no-data', 0)
        : partiallyPooled({ ...each, variance: within / each.n }, population, level),
    ),
  };
}

/** Means of the institutions, with their variance in units of the variance within. */
function relativeMeans({ mean, institutions }: ClusterSums) {
  return institutions.map(({ n, residual }) => ({ mean: mean + residual / n, variance: 1 / n, n }));
}

function profiledDeviance(
  institutions: readonly (UncertainMean & { readonly n: number })[],
  withinSquares: number,
  theta: number,
): Deviance {
  const { weights, pairedWeights, q, squaredQ } = weightedMean(institutions, theta);
  const n = institutions.reduce((sum, institution) => sum + institution.n, 0);
  const logs = institutions.reduce((sum, institution) => sum + Math.log1p(institution.n * theta), 0);
  return {
    // log RSS less the constant log SSW: of millions of respondents, its last digits decide.
    deviance: (n - 1) * Math.log1p(q / withinSquares) + logs + Math.log(weights),
    slope: pairedWeights / weights - ((n - 1) * squaredQ) / (withinSquares + q),
  };
}
