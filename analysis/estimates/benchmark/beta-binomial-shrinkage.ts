/** Institutions' shares drawn to the common one, the more the fewer answered: empirical Bayes, beta-binomial. */

import { betaQuantile } from '../../distributions/distributions.ts';
import { checkLevel } from '../check-arguments.ts';
import { pairProducts } from '../clusters/pair-products.ts';
import {
  type AnyEstimate,
  type NotEstimable,
  notEstimable,
  type PointEstimate,
  pointEstimate,
} from '../estimate.ts';
import { checkInstitutions, type InstitutionCount, pooledCount } from './institution-counts.ts';

export interface ShrunkShares {
  readonly kind: 'shrunk-shares';
  /** Respondents of all institutions. */
  readonly n: number;
  /** The pooled share, to which all are drawn. */
  readonly mean: number;
  /** Likeness of two respondents of one institution, 0 to 1. */
  readonly correlation: number;
  /** M: as many respondents as the pooled share weighs; Infinity when the correlation is 0. */
  readonly priorStrength: number;
  /** One for each institution, as answered. */
  readonly raw: readonly PointEstimate[];
  /** One for each institution, drawn to the pooled share; without an interval when there is nothing to tell it by. */
  readonly shrunk: readonly AnyEstimate[];
}

/**
 * Empirical Bayes estimates of institutions' shares from the beta-binomial model, its correlation by moments with the
 * sizes as weights.
 *
 *     p   = x / n over all,   S = sum of n_i (x_i / n_i - p)^2
 *     rho = (S - p (1 - p) (k - 1)) / (p (1 - p) (n - sum of n_i^2 / n - (k - 1))),  cut to 0..1
 *     M   = 1 / rho - 1,      shrunk_i = (x_i + M p) / (n_i + M)
 *     interval: quantiles of the beta distribution with x_i + M p and n_i - x_i + M (1 - p)
 *
 * where x_i of the n_i respondents of institution i of k have it. The interval takes p and M as known, so it is somewhat
 * too narrow: of 10 institutions of 5 to 29 respondents, simulated, it covered 88 to 93 %, of 30 it covered 89 to 95 %.
 *
 * @param institutions - x of n respondents of each; those without respondents do not count.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns Shares from 0 to 1. When rho is 0, institutions differ no more than chance makes them, and each gets the
 *   pooled share without an interval; when it is 1, each keeps its own, and one of 0 or 1 has no interval. Not
 *   estimable without respondents (`no-data`), for one institution (`groups-lt-2`), when all or none have it
 *   (`zero-variance`), and when no institution has two respondents (`n-lt-2`).
 * @throws RangeError if an institution is not x of n respondents, or the level is not between 0 and 1.
 *
 * Source: Kleinman JC (1973). Proportions with extraneous variance: single and independent samples. JASA 68, 46-54.
 * doi:10.1080/01621459.1973.10481332
 * Checked against: R 4.2.2, in test/golden/benchmark.json
 */
export function betaBinomialShrinkage(
  institutions: readonly InstitutionCount[],
  level = 0.95,
): ShrunkShares | NotEstimable {
  checkInstitutions(institutions);
  checkLevel(level);
  const { x, n } = pooledCount(institutions);
  const answered = institutions.filter((institution) => institution.n > 0);
  if (n === 0) return notEstimable('no-data', n);
  if (answered.length < 2) return notEstimable('groups-lt-2', n);
  if (x === 0 || x === n) return notEstimable('zero-variance', n);
  if (answered.length === n) return notEstimable('n-lt-2', n);

  const correlation = momentCorrelation(answered, x / n);
  const priorStrength = 1 / correlation - 1;
  const prior = { mean: x / n, strength: priorStrength };
  return {
    kind: 'shrunk-shares',
    n,
    mean: prior.mean,
    correlation,
    priorStrength,
    raw: institutions.map((each) => rawShare(each)),
    shrunk: institutions.map((each) => shrunkShare(each, prior, level)),
  };
}

interface Prior {
  readonly mean: number;
  readonly strength: number;
}

function momentCorrelation(institutions: readonly InstitutionCount[], p: number): number {
  const { n } = pooledCount(institutions);
  const chance = institutions.length - 1;
  const spread = institutions.reduce((sum, each) => sum + each.n * (each.x / each.n - p) ** 2, 0);
  const pairs = pairProducts(institutions.map((each) => each.n)) / n;
  const correlation = (spread / (p * (1 - p)) - chance) / (pairs - chance);
  return Math.min(1, Math.max(0, correlation));
}

function rawShare({ x, n }: InstitutionCount): PointEstimate {
  return n === 0 ? notEstimable('no-data', n) : pointEstimate(x / n, n);
}

function shrunkShare({ x, n }: InstitutionCount, prior: Prior, level: number): AnyEstimate {
  if (n === 0) return notEstimable('no-data', n);
  if (prior.strength === Number.POSITIVE_INFINITY) return pointEstimate(prior.mean, n);
  const a = x + prior.strength * prior.mean;
  const b = n - x + prior.strength * (1 - prior.mean);
  const value = a / (a + b);
  if (a === 0 || b === 0) return pointEstimate(value, n);
  const lower = betaQuantile((1 - level) / 2, a, b);
  const upper = betaQuantile((1 + level) / 2, a, b);
  return { kind: 'estimate', value, interval: { lower, upper, level, method: 'beta-posterior' }, n };
}
