/** Funnel limits: how far an institution's share may lie from the common one by chance, given its size. */

import {
  type Limits,
  type NotEstimable,
  notEstimable,
  type PointEstimate,
  pointEstimate,
} from '../estimate.ts';
import { binomialLimit } from './binomial-limit.ts';
import { iSquared } from './heterogeneity.ts';
import { checkInstitutions, type InstitutionCount, pooledCount } from './institution-counts.ts';

/** Exact coverage of the limits: 95 and 99.8 %, about two and three standard deviations. */
const LEVELS = { inner: 0.95, outer: 0.998 } as const;

export interface FunnelPoint {
  readonly kind: 'funnel-point';
  readonly n: number;
  readonly share: number;
  /** 95 %: one institution of twenty lies outside by chance. */
  readonly inner: Limits;
  /** 99.8 %: one of five hundred. */
  readonly outer: Limits;
  /** Standard deviations from the target. */
  readonly z: number;
}

export interface Funnel {
  readonly kind: 'funnel';
  /** Respondents of all institutions. */
  readonly n: number;
  /** The share that the limits lie around. */
  readonly target: number;
  /** One for each institution, in the order given; `no-data` for one without respondents. */
  readonly points: readonly (FunnelPoint | NotEstimable)[];
  /** From the institutions' distances to their pooled share, whatever the target. Not estimable for one institution. */
  readonly iSquared: PointEstimate;
}

/**
 * Funnel of institutions' shares around a target: exact binomial limits at 95 and 99.8 %, interpolated.
 *
 *     limits of n_i: the interpolated quantiles (see `binomialLimit`) at (1 - level) / 2 and 1 - (1 - level) / 2
 *     z_i = (x_i / n_i - target) / sqrt(target (1 - target) / n_i)
 *     I^2 from Q = sum of n_i (x_i / n_i - p)^2 / (p (1 - p)),  p the pooled share
 *
 * @param institutions - x of n respondents of each.
 * @param target - the share aimed at; the pooled share of the institutions unless told.
 * @returns Limits for each institution: an aid to see who differs by more than chance, and never an order of
 *   institutions. Not estimable without respondents (`no-data`) and around 0 or 1, where chance has no room
 *   (`zero-variance`). Whether enough institutions are there is `institutionGate`'s to say.
 * @throws RangeError if an institution is not x of n respondents, or the target is not a share.
 *
 * Source: Spiegelhalter DJ (2005). Funnel plots for comparing institutional performance. Statistics in Medicine 24,
 * 1185-1202. doi:10.1002/sim.1970
 * Checked against: R 4.2.2 qbinom and pbinom, in test/golden/benchmark.json
 */
export function funnelLimits(
  institutions: readonly InstitutionCount[],
  target = pooledShare(institutions),
): Funnel | NotEstimable {
  checkInstitutions(institutions);
  if (!(target >= 0 && target <= 1)) throw new RangeError(`target: ${target} is not a share`);
  const { n } = pooledCount(institutions);
  if (n === 0) return notEstimable('no-data', n);
  if (target === 0 || target === 1) return notEstimable('zero-variance', n);
  const points = institutions.map((institution) => funnelPoint(institution, target));
  return { kind: 'funnel', n, target, points, iSquared: dispersion(institutions) };
}

function pooledShare(institutions: readonly InstitutionCount[]): number {
  checkInstitutions(institutions);
  const { x, n } = pooledCount(institutions);
  return n === 0 ? 0 : x / n;
}

function funnelPoint({ x, n }: InstitutionCount, target: number): FunnelPoint | NotEstimable {
  if (n === 0) return notEstimable('no-data', n);
  const share = x / n;
  return {
    kind: 'funnel-point',
    n,
    share,
    inner: limitsAt(LEVELS.inner, n, target),
    outer: limitsAt(LEVELS.outer, n, target),
    z: (share - target) / Math.sqrt((target * (1 - target)) / n),
  };
}

function limitsAt(level: number, n: number, target: number): Limits {
  return {
    lower: binomialLimit((1 - level) / 2, n, target),
    upper: binomialLimit((1 + level) / 2, n, target),
    level,
  };
}

function dispersion(institutions: readonly InstitutionCount[]): PointEstimate {
  const { n } = pooledCount(institutions);
  const p = pooledShare(institutions);
  const answered = institutions.filter((institution) => institution.n > 0);
  if (answered.length < 2) return notEstimable('groups-lt-2', n);
  if (p === 0 || p === 1) return notEstimable('zero-variance', n);
  const q = answered.reduce((sum, each) => sum + (each.n * (each.x / each.n - p) ** 2) / (p * (1 - p)), 0);
  return pointEstimate(iSquared(q, answered.length - 1), n);
}
