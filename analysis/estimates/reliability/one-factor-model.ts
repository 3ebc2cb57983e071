/** The one-factor model of correlations: how far it is from some correlations, and a step that brings it nearer. */

import {
  choleskyRoot,
  inverseByRoot,
  logDeterminant,
  type Matrix,
  solveByRoot,
} from './positive-definite.ts';

/** Ground that rises less than this is level. */
const LEAST_CURVATURE = 1e-5;

/** Correlations as one common factor explains them: loadings l and uniquenesses u, with Sigma = l l' + diag(u). */
export interface OneFactorModel {
  readonly loadings: readonly number[];
  readonly uniquenesses: readonly number[];
}

/** A model beside the correlations that it is to explain. */
export interface FactorFit extends OneFactorModel {
  /** log det Sigma + trace(R Sigma^-1): the lower, the more likely. */
  readonly discrepancy: number;
  /** Sigma^-1. */
  readonly inverse: Matrix;
  /** Sigma^-1 R Sigma^-1. */
  readonly data: Matrix;
  /** Derivative of the discrepancy by each loading, then by each uniqueness. */
  readonly gradient: readonly number[];
}

/**
 * A one-factor model beside correlations: discrepancy and gradient of maximum likelihood.
 *
 *     F = log det Sigma + trace(R Sigma^-1),  Sigma = l l' + diag(u)
 *     dF/dl = 2 G l,  dF/du = diag(G),  G = Sigma^-1 - Sigma^-1 R Sigma^-1
 *
 * @param model - loadings l and uniquenesses u, one of each for each item; a uniqueness may be below 0.
 * @param correlations - R, items by items.
 * @returns The model with its discrepancy; undefined if Sigma is not positive definite.
 *
 * Source: Lawley DN, Maxwell AE (1971). Factor Analysis as a Statistical Method, 2nd ed., Butterworths, chapter 4.
 * Checked against: test/analysis/estimates/reliability/one-factor-fit.test.ts (differences of the discrepancy)
 */
export function besideCorrelations(model: OneFactorModel, correlations: Matrix): FactorFit | undefined {
  const { loadings, uniquenesses } = model;
  const implied = loadings.map((a, i) =>
    loadings.map((b, j) => a * b + (i === j ? (uniquenesses[i] ?? 0) : 0)),
  );
  const root = choleskyRoot(implied);
  if (root === undefined) return undefined;
  const inverse = inverseByRoot(root);
  const explained = product(inverse, correlations);
  const data = product(explained, inverse);
  const residual = data.map((row, i) => row.map((value, j) => (inverse[i]?.[j] ?? 0) - value));
  return {
    ...model,
    inverse,
    data,
    discrepancy: logDeterminant(root) + sumOf(explained.map((row, i) => row[i] ?? 0)),
    gradient: [
      ...times(residual, loadings).map((value) => 2 * value),
      ...residual.map((row, i) => row[i] ?? 0),
    ],
  };
}

/**
 * The model one Newton step further, damped as Levenberg and Marquardt do.
 *
 *     (H + d diag(I)) step = -gradient
 *     H_ab = 2 trace(A Sigma_a W Sigma_b) - trace(W Sigma_a W Sigma_b) + trace(G Sigma_ab)
 *     I_aa = trace(W Sigma_a W Sigma_a)
 *
 * where W = Sigma^-1, A = W R W, G = W - A, Sigma_a is the derivative of Sigma by parameter a (each loading, then each
 * uniqueness), H the second derivatives of the discrepancy, I what is expected of them, and d the damping.
 *
 * @param fit - a model beside correlations.
 * @param damping - 0 for the whole step; the larger, the shorter.
 * @returns The next model, which may be farther away; undefined where the ground is not bowl-shaped and the damping
 *   does not make up for it.
 *
 * Source: Jennrich RI, Robinson SM (1969). A Newton-Raphson algorithm for maximum likelihood factor analysis.
 * Psychometrika 34, 111-123. doi:10.1007/BF02290176 (the derivatives); Marquardt DW (1963). An algorithm for
 * least-squares estimation of nonlinear parameters. SIAM Journal 11, 431-441. doi:10.1137/0111030 (the damping)
 * Checked against: test/analysis/estimates/reliability/one-factor-fit.test.ts
 */
export function newtonStep(fit: FactorFit, damping: number): OneFactorModel | undefined {
  const damped = secondDerivatives(fit).map((row, a) =>
    row.map((value, b) => (a === b ? value + damping * expectedAt(a, fit) : value)),
  );
  const root = choleskyRoot(damped);
  if (root === undefined) return undefined;
  const step = solveByRoot(root, fit.gradient);
  const k = fit.loadings.length;
  return {
    loadings: fit.loadings.map((value, i) => value - (step[i] ?? 0)),
    uniquenesses: fit.uniquenesses.map((value, i) => value - (step[k + i] ?? 0)),
  };
}

/**
 * Whether the ground rises from a model in every direction.
 *
 *     H - LEAST_CURVATURE is positive definite
 *
 * where H are the second derivatives as in `newtonStep`.
 *
 * @param fit - a model beside correlations, where the gradient is 0.
 * @returns False on a pass, a ridge and a plain, where other models fit as well or better.
 *
 * Source: none; the condition of a minimum.
 * Checked against: test/analysis/estimates/reliability/one-factor-fit.test.ts
 */
export function isBowl(fit: FactorFit): boolean {
  const less = secondDerivatives(fit).map((row, a) =>
    row.map((value, b) => (a === b ? value - LEAST_CURVATURE : value)),
  );
  return choleskyRoot(less) !== undefined;
}

/** H by rows: each loading, then each uniqueness. */
function secondDerivatives({ loadings, inverse, data }: FactorFit): Matrix {
  const w = times(inverse, loadings);
  const a = times(data, loadings);
  const [common, observed] = [dot(loadings, w), dot(loadings, a)];
  const at = (vector: readonly number[], i: number) => vector[i] ?? 0;
  const byLoadings = (i: number, j: number, [W, A]: readonly [number, number]) =>
    2 * (at(a, i) * at(w, j) + at(a, j) * at(w, i) + A * common + W * observed) -
    2 * (at(w, i) * at(w, j) + W * common) +
    2 * (W - A);
  const byBoth = (j: number, [W, A]: readonly [number, number]) =>
    2 * (A * at(w, j) + W * at(a, j)) - 2 * W * at(w, j);
  const pair = (i: number, j: number) => [inverse[i]?.[j] ?? 0, data[i]?.[j] ?? 0] as const;
  const places = loadings.map((_, i) => i);
  return [
    ...places.map((i) => [
      ...places.map((j) => byLoadings(i, j, pair(i, j))),
      ...places.map((j) => byBoth(j, pair(i, j))),
    ]),
    ...places.map((i) => [
      ...places.map((j) => byBoth(i, pair(j, i))),
      ...places.map((j) => byUniquenesses(pair(i, j))),
    ]),
  ];
}

function byUniquenesses([W, A]: readonly [number, number]): number {
  return W * (2 * A - W);
}

/** I_aa: never below 0. */
function expectedAt(place: number, { loadings, inverse }: FactorFit): number {
  const k = loadings.length;
  const own = inverse[place % k]?.[place % k] ?? 0;
  if (place >= k) return own ** 2;
  const w = times(inverse, loadings);
  return 2 * ((w[place] ?? 0) ** 2 + own * dot(loadings, w));
}

/** Both matrices are square; the second is symmetric. */
function product(a: Matrix, symmetric: Matrix): Matrix {
  return a.map((row) => times(symmetric, row));
}

function times(matrix: Matrix, vector: readonly number[]): readonly number[] {
  return matrix.map((row) => row.reduce((sum, value, i) => sum + value * (vector[i] ?? 0), 0));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return sumOf(a.map((value, i) => value * (b[i] ?? 0)));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
