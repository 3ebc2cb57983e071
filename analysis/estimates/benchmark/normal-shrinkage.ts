/** Institutions' means drawn to the common one, the more the fewer answered: empirical Bayes, normal model. */

import { chiSquareUpperTail } from '../../distributions/distributions.ts';
import { checkCount, checkLevel, checkValue } from '../check-arguments.ts';
import { type AnyEstimate, type NotEstimable, notEstimable, type TestResult } from '../estimate.ts';
import {
  derSimonianLaird,
  pauleMandel,
  restrictedLikelihood,
  type UncertainMean,
  weightedMean,
} from './between-variance.ts';
import { iSquared } from './heterogeneity.ts';
import { partiallyPooled, shrinkageFactor } from './partial-pooling.ts';

const LEAST_SPREAD = 1e-30;

export interface InstitutionMean {
  readonly mean: number;
  readonly n: number;
}

/** The means by one estimator of the variance between institutions. */
export interface ShrunkMeans {
  /** Tau squared; 0 when institutions differ no more than chance makes them. */
  readonly betweenVariance: number;
  /** The common mean, to which all are drawn. */
  readonly mean: number;
  /** B of each institution: how much of its distance to the common mean is taken away; 1 for one without answers. */
  readonly shrinkage: readonly number[];
  /** One for each institution; without an interval when tau squared is 0. */
  readonly shrunk: readonly AnyEstimate[];
}

export interface NormalShrinkage {
  readonly kind: 'normal-shrinkage';
  /** Respondents of all institutions. */
  readonly n: number;
  /** Cochran's Q that all institutions have one mean, with its chi-square p. */
  readonly test: TestResult;
  /** 0 to 1. */
  readonly iSquared: number;
  readonly derSimonianLaird: ShrunkMeans;
  readonly restrictedLikelihood: ShrunkMeans;
  readonly pauleMandel: ShrunkMeans;
}

/**
 * Empirical Bayes estimates of institutions' means from the normal model, with one standard deviation within all of
 * them, by three estimators of the variance between.
 *
 *     v_i = s^2 / n_i,  Q = sum of (y_i - mean)^2 / v_i,  I^2 = max(0, (Q - (k - 1)) / Q)
 *     mu = sum of w_i y_i / sum of w_i,  w_i = 1 / (v_i + tau^2),  B_i = v_i / (v_i + tau^2)
 *     shrunk_i = mu + (1 - B_i)(y_i - mu)
 *
 * @param institutions - mean y_i and respondents n_i of each of k; those without respondents do not count.
 * @param standardDeviation - s, of respondents within institutions; 0 or above.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns Means in the values' unit. When tau^2 is 0 each institution gets the common mean, without an interval. Not
 *   estimable without respondents (`no-data`), for one institution (`groups-lt-2`), and when s is 0 or
 *   below 1e-30 (`zero-variance`).
 * @throws RangeError if a mean is not finite, an n no number of respondents, s negative, or the level not between 0
 *   and 1.
 *
 * Source: Morris CN (1983). Parametric empirical Bayes inference: theory and applications. JASA 78, 47-55.
 * doi:10.1080/01621459.1983.10477920. Q and tau^2: as `derSimonianLaird`, `restrictedLikelihood`, `pauleMandel`.
 * Checked against: R metafor 3.8-1, in test/golden/benchmark.json
 */
export function normalShrinkage(
  institutions: readonly InstitutionMean[],
  standardDeviation: number,
  level = 0.95,
): NormalShrinkage | NotEstimable {
  checkMeans(institutions, standardDeviation);
  checkLevel(level);
  const n = institutions.reduce((sum, institution) => sum + institution.n, 0);
  const answered = institutions
    .filter((institution) => institution.n > 0)
    .map((institution) => uncertain(institution, standardDeviation));
  if (n === 0) return notEstimable('no-data', n);
  if (answered.length < 2) return notEstimable('groups-lt-2', n);
  if (isNone(standardDeviation, answered)) return notEstimable('zero-variance', n);

  const shrunkBy = (betweenVariance: number): ShrunkMeans => {
    const { mean, weights } = weightedMean(answered, betweenVariance);
    const population = { mean, meanVariance: 1 / weights, betweenVariance };
    const all = institutions.map((institution) => uncertain(institution, standardDeviation));
    return {
      betweenVariance,
      mean,
      shrinkage: all.map((each) => (each.n === 0 ? 1 : shrinkageFactor(each.variance, betweenVariance))),
      shrunk: all.map((each) =>
        each.n === 0 ? notEstimable('no-data', 0) : partiallyPooled(each, population, level),
      ),
    };
  };
  return {
    kind: 'normal-shrinkage',
    n,
    ...heterogeneity(answered, n),
    derSimonianLaird: shrunkBy(derSimonianLaird(answered)),
    restrictedLikelihood: shrunkBy(restrictedLikelihood(answered)),
    pauleMandel: shrunkBy(pauleMandel(answered)),
  };
}

/** So little that the inverse of its square, as a weight, leaves what a double holds. */
function isNone(standardDeviation: number, institutions: readonly UncertainMean[]): boolean {
  const farthest = institutions.reduce((most, { mean }) => Math.max(most, Math.abs(mean)), 0);
  return standardDeviation <= LEAST_SPREAD * Math.max(1, farthest);
}

function checkMeans(institutions: readonly InstitutionMean[], standardDeviation: number): void {
  institutions.forEach(({ mean, n }, place) => {
    checkValue(`institutions[${place}].mean`, mean);
    checkCount(`institutions[${place}].n`, n);
  });
  checkCount(
    'institutions',
    institutions.reduce((sum, { n }) => sum + n, 0),
  );
  checkValue('standardDeviation', standardDeviation);
  if (standardDeviation < 0) throw new RangeError(`standardDeviation: ${standardDeviation} is negative`);
}

/** The variance is Infinity for an institution without answers. */
function uncertain({ mean, n }: InstitutionMean, standardDeviation: number) {
  return { mean, n, variance: standardDeviation ** 2 / n };
}

function heterogeneity(institutions: readonly UncertainMean[], n: number) {
  const { q } = weightedMean(institutions, 0);
  const df = institutions.length - 1;
  return {
    test: { kind: 'test', test: 'cochran-q', statistic: q, p: chiSquareUpperTail(q, df), n },
    iSquared: iSquared(q, df),
  } as const;
}
