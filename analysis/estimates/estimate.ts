/**
 * Estimate: the one shape in which analysis hands out a statistic.
 *
 * That the data cannot support a number is an ordinary result in a small
 * survey, so it is a value with a reason, never NaN and never an exception.
 * The sample size always travels with the number.
 */

/** One for each reason of the golden data, and the gates. */
export type NotEstimableReason =
  | 'no-data'
  | 'n-lt-2'
  | 'n-lt-3'
  | 'k-lt-2'
  | 'k-lt-3'
  | 'groups-lt-2'
  | 'zero-variance'
  | 'all-tied'
  | 'all-zero-differences'
  | 'no-discordant-pairs'
  | 'degenerate-margin'
  | 'no-variation'
  | 'no-pairable-values'
  | 'empty-population-cell'
  | 'not-converged'
  | 'improper-solution'
  | 'below-gate';

/** How an interval was made. METHODS.md explains each, and the API names it beside the figure. */
export type IntervalMethod =
  | 'wilson'
  | 'clopper-pearson'
  | 'jeffreys'
  | 'hypergeometric'
  | 'student-t'
  | 'student-t-finite-population'
  | 'bca'
  | 'cr2-satterthwaite'
  | 'linearised'
  | 'weighted-wilson'
  | 'weighted-linearised'
  | 'raked-linearised'
  | 'newcombe'
  | 'welch'
  | 'cliff'
  | 'bonett-wright'
  | 'brown-benedetti'
  | 'feldt'
  | 'kappa-normal'
  | 'beta-posterior'
  | 'normal-posterior'
  | 'worst-case';

export interface Limits {
  readonly lower: number;
  readonly upper: number;
  /** Coverage aimed at, e.g. 0.95. */
  readonly level: number;
}

export interface Interval extends Limits {
  readonly method: IntervalMethod;
}

export interface NotEstimable {
  readonly kind: 'not-estimable';
  readonly reason: NotEstimableReason;
  readonly n: number;
}

export interface ValueEstimate {
  readonly kind: 'estimate';
  readonly value: number;
  readonly interval: Interval;
  readonly n: number;
}

export type Estimate = ValueEstimate | NotEstimable;

/** A statistic that is handed out without an interval: a standard deviation, a quartile, an item's difficulty. */
export type PointEstimate =
  | { readonly kind: 'point'; readonly value: number; readonly n: number }
  | NotEstimable;

/** A statistic that has an interval only where the data allow one. */
export type AnyEstimate = Estimate | PointEstimate;

/** A p value with the name of its test; n is the number of respondents (or pairs) it rests on. */
export type TestResult =
  | {
      readonly kind: 'test';
      readonly test: string;
      readonly statistic: number;
      readonly p: number;
      readonly n: number;
    }
  | NotEstimable;

/** The value where there is none: the data cannot support the number, and this says why. */
export function notEstimable(reason: NotEstimableReason, n: number): NotEstimable {
  return { kind: 'not-estimable', reason, n };
}

/** A value without an interval, with its n. */
export function pointEstimate(value: number, n: number): PointEstimate {
  return { kind: 'point', value, n };
}
