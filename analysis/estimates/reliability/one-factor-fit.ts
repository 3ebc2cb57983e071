/** What one common factor explains of a scale's items, by maximum likelihood. */

import { type NotEstimable, notEstimable } from '../estimate.ts';
import { itemCorrelation } from './item-correlation.ts';
import { itemCovariance } from './item-covariance.ts';
import type { ItemSource } from './item-source.ts';
import {
  besideCorrelations,
  type FactorFit,
  isBowl,
  newtonStep,
  type OneFactorModel,
} from './one-factor-model.ts';
import { choleskyRoot, type Matrix } from './positive-definite.ts';

/** With fewer items the model has more parameters than there are correlations. */
export const FACTOR_ITEMS_FROM = 3;
/** With fewer respondents the fit says nothing. */
export const FACTOR_RESPONDENTS_FROM = 30;

const MOST_STEPS = 60;
const POWER_ROUNDS = 50;
/** The fit has converged when no derivative is larger. */
const LEAST_GRADIENT = 1e-9;
const FIRST_DAMPING = 1;
const MOST_DAMPING = 1e12;
/** A uniqueness this far below 0, as a share of the item's variance, does not come back. */
const LEAST_UNIQUENESS = -1;
/** Near the end the discrepancy changes by less than it is rounded. */
const ROUNDING = 1e-12;
/** A loading to begin with is no nearer to 1 than this. */
const START_LIMIT = 0.95;
const EVEN_START = 0.5;

export interface OneFactorFit {
  readonly kind: 'one-factor';
  readonly n: number;
  /** In the items' points: the standard deviation of the factor is 1. The first is not negative. */
  readonly loadings: readonly number[];
  /** Variance of each item that the factor does not explain, in squared points; all above 0. */
  readonly uniquenesses: readonly number[];
}

/**
 * Maximum likelihood fit of one common factor to a scale's items, over the respondents who answered all of them
 * (Wishart likelihood: covariances with divisor n - 1).
 *
 *     minimise  log det Sigma + trace(C Sigma^-1)  over  Sigma = l l' + diag(u)
 *
 * where C are the items' covariances, l their loadings and u their uniquenesses. It is fitted to the correlations and
 * brought back to points, which is the same fit; by damped Newton steps from the first principal axis, then from equal
 * loadings. Uniquenesses are free to fall below 0, so that an improper solution shows.
 *
 * @param source - sums and products of the items' points, reverse items already flipped, or covariances with their n.
 * @returns Loadings and uniquenesses. Not estimable with fewer than three items (`k-lt-3`), without or with one
 *   complete respondent (`no-data`, `n-lt-2`), below 30 (`below-gate`), when an item is the same for everyone
 *   (`zero-variance`), when a uniqueness is not above 0 or an item is a sum of others (`improper-solution`, a Heywood
 *   case), and when 60 steps do not arrive at one lowest point (`not-converged`).
 * @throws RangeError for sums that no answers have.
 *
 * Source: Lawley DN, Maxwell AE (1971). Factor Analysis as a Statistical Method, 2nd ed., Butterworths, chapter 4.
 * Checked against: R 4.2.2 lavaan 0.6-14 cfa(std.lv = TRUE, likelihood = "wishart"), in test/golden/reliability.json
 */
export function oneFactorFit(source: ItemSource): OneFactorFit | NotEstimable {
  const found = itemCorrelation(source);
  const { n } = found;
  if (found.kind === 'not-estimable') return found.reason === 'k-lt-2' ? notEstimable('k-lt-3', n) : found;
  const { correlation } = found;
  if (correlation.length < FACTOR_ITEMS_FROM) return notEstimable('k-lt-3', n);
  if (n < FACTOR_RESPONDENTS_FROM) return notEstimable('below-gate', n);
  if (choleskyRoot(correlation) === undefined) return notEstimable('improper-solution', n);

  const ends = endsFrom(correlation, [principalAxis(correlation), correlation.map(() => EVEN_START)]);
  const proper = ends.find((end) => end.kind === 'proper');
  if (proper !== undefined) return inPoints(proper.fit, source);
  const isImproper = ends.some(({ kind }) => kind === 'improper-solution');
  return notEstimable(isImproper ? 'improper-solution' : 'not-converged', n);
}

interface Descent {
  readonly kind: 'proper' | 'improper-solution' | 'not-converged';
  readonly fit: FactorFit;
}

/** The second start is only tried where the first does not lead to a proper solution. */
function endsFrom(correlations: Matrix, starts: readonly (readonly number[])[]): readonly Descent[] {
  const ends: Descent[] = [];
  for (const loadings of starts) {
    const end = descend(startFrom(loadings, correlations), correlations);
    ends.push(end);
    if (end.kind === 'proper') return ends;
  }
  return ends;
}

/** Steps downhill until the ground is level: a step that does not go down is tried again, shorter. */
function descend(start: FactorFit, correlations: Matrix): Descent {
  let fit = start;
  let damping = FIRST_DAMPING;
  for (let step = 0; step < MOST_STEPS && damping <= MOST_DAMPING && !isAtEnd(fit); step += 1) {
    const next = newtonStep(fit, damping);
    const tried = next && besideCorrelations(next, correlations);
    const isLower = tried !== undefined && tried.discrepancy <= fit.discrepancy + ROUNDING;
    if (isLower) fit = tried;
    damping *= isLower ? 0.1 : 10;
  }
  return { kind: kindOf(fit), fit };
}

/** Level ground that is no bowl is a pass or a ridge: many models fit alike, as where items have nothing in common. */
function kindOf(fit: FactorFit): Descent['kind'] {
  if (fit.uniquenesses.some((value) => value <= 0)) return 'improper-solution';
  return isLevel(fit) && isBowl(fit) ? 'proper' : 'not-converged';
}

function isAtEnd(fit: FactorFit): boolean {
  return isLevel(fit) || fit.uniquenesses.some((value) => value < LEAST_UNIQUENESS);
}

function isLevel({ gradient }: FactorFit): boolean {
  return gradient.every((slope) => Math.abs(slope) <= LEAST_GRADIENT);
}

/** Uniquenesses make up for what the loadings leave. */
function startFrom(wanted: readonly number[], correlations: Matrix): FactorFit {
  const loadings = wanted.map((loading) => Math.max(-START_LIMIT, Math.min(START_LIMIT, loading)));
  const uniquenesses = loadings.map((loading) => 1 - loading ** 2);
  const start = besideCorrelations({ loadings, uniquenesses }, correlations);
  if (start === undefined) throw new Error('uniquenesses above 0 make a positive definite matrix');
  return start;
}

/** The first, by repeated multiplication from uneven numbers so that no axis is at a right angle to them. */
function principalAxis(correlations: Matrix): readonly number[] {
  let axis: readonly number[] = correlations.map((_, i) => 1 + 0.1 * Math.sin(i + 1));
  let size = 1;
  for (let round = 0; round < POWER_ROUNDS; round += 1) {
    const next = correlations.map((row) => row.reduce((sum, r, j) => sum + r * (axis[j] ?? 0), 0));
    size = Math.hypot(...next);
    axis = next.map((value) => value / size);
  }
  return axis.map((value) => value * Math.sqrt(size));
}

function inPoints(model: OneFactorModel, source: ItemSource): OneFactorFit {
  const variances = itemCovariance(source).map((row, i) => row[i] ?? 0);
  const sign = (model.loadings[0] ?? 0) < 0 ? -1 : 1;
  return {
    kind: 'one-factor',
    n: source.n,
    loadings: model.loadings.map((loading, i) => sign * loading * Math.sqrt(variances[i] ?? 0)),
    uniquenesses: model.uniquenesses.map((share, i) => share * (variances[i] ?? 0)),
  };
}
