/** JsonFigure: one figure of the API, with its interval, its n and its method, or why there is none. */

import type { Disclosed } from '../../../analysis/disclosure/disclosed.ts';
import type { ReleasedCount } from '../../../analysis/disclosure/release.ts';
import type { TestResult } from '../../../analysis/estimates/estimate.ts';
import type { SampleLikeness } from '../../../analysis/results/figure.ts';
import type { ShownCoefficient } from '../shown/shown-coefficient.ts';
import type { KnownNumber, NoNumberReason, ShownMethod, ShownNumber } from '../shown/shown-number.ts';

/** Exact, or a band. */
export type JsonCount = number | { readonly from: number; readonly to: number };

export interface FigureName {
  /** The page on which it stands. */
  readonly page: 'overview' | 'gaps' | 'needs' | 'awareness' | 'attitudes' | 'provision';
  readonly figure: string;
  /** The module, need, scale or item it is of. */
  readonly of: string;
  /** Code of an option, from 1. */
  readonly option?: number;
  /** Codes of options taken together. */
  readonly codes?: readonly number[];
  /** Whether those who did not say are counted with them. */
  readonly includesNoAnswer?: boolean;
  /** The lowest and highest score of a band. */
  readonly scores?: { readonly from: number; readonly to: number };
  /** Which part of a reliability; METHODS.md explains each. */
  readonly statistic?: 'kr-20' | 'cronbach-alpha' | 'item-difficulty' | 'straight-lining' | CoefficientMethod;
}

/** Coefficients without an interval. */
export type CoefficientMethod =
  | 'standardised-alpha'
  | 'omega-total'
  | 'item-rest-correlation'
  | 'alpha-if-deleted'
  | 'matched-rank-biserial'
  | 'cohen-dz';

export type JsonUnit =
  | 'in-100'
  | 'mean'
  | 'difference'
  | 'points-in-100'
  | 'coefficient'
  | 'weighted-discrepancy';

export interface JsonInterval {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
}

/** p values that were adjusted together. */
export interface JsonFamily {
  readonly adjustment: 'holm';
  readonly familySize: number;
}

/** Intervals that hold together: each at its own level, and all at once at this one. */
export interface JsonSimultaneous {
  readonly adjustment: 'bonferroni';
  readonly familySize: number;
  readonly level: number;
}

/** Every `method` is an identifier that METHODS.md explains: of an interval, of a test, or of a number that has neither. */
export type JsonFigure = FigureName &
  (
    | {
        readonly method: ShownMethod;
        readonly unit: JsonUnit;
        readonly value: number;
        readonly interval: JsonInterval;
        /** How alike colleagues answer, where the interval allows for it. */
        readonly likeness?: SampleLikeness;
        /** With which others the interval holds, where it was made to hold with others. */
        readonly simultaneous?: JsonSimultaneous;
        readonly n: JsonCount;
        readonly count?: number;
        /** Rule R3: the value is an end of the scale of a small group and says no more than this. */
        readonly homogeneous?: 'almost-all' | 'almost-none';
      }
    | ({
        /** A test. */
        readonly method: string;
        readonly unit: 'p';
        readonly value: number;
        readonly n: number;
      } & JsonFamily)
    | {
        readonly method: 'standard-deviation' | 'quantile-type-7' | CoefficientMethod;
        readonly unit: 'standard-deviation' | 'score' | 'coefficient';
        readonly value: number;
        readonly n: number;
      }
    /** A number of people. */
    | { readonly method: 'count'; readonly unit: 'respondents'; readonly n: JsonCount }
    | { readonly unit: string; readonly none: NoNumberReason }
  );

export function jsonCount(count: ReleasedCount): JsonCount {
  return count.kind === 'exact' ? count.n : { from: count.from, to: count.to };
}

/** @param unit - where it is another than the number's own. */
export function jsonNumber(name: FigureName, shown: ShownNumber, unit = unitOf(shown)): JsonFigure {
  if (shown.kind === 'none') return { ...name, unit, none: shown.reason };
  const { count, homogeneous } = shown;
  return {
    ...name,
    unit,
    ...jsonKnown(shown),
    ...(count !== null && { count }),
    ...(homogeneous !== null && { homogeneous }),
  };
}

/** A number with its interval, and how that was made. */
export function jsonKnown({ method, value, lower, upper, level, likeness, n }: KnownNumber) {
  return {
    method,
    value,
    interval: { lower, upper, level },
    ...(likeness !== null && { likeness }),
    n: jsonCount(n),
  };
}

export function unitOf({ unit }: ShownNumber): JsonUnit {
  switch (unit) {
    case 'gap':
      return 'difference';
    case 'points':
      return 'points-in-100';
    default:
      return unit;
  }
}

export function jsonPeople(name: FigureName, count: ReleasedCount): JsonFigure {
  return { ...name, method: 'count', unit: 'respondents', n: jsonCount(count) };
}

/** An exact number of people; undefined where it is not shown. */
export function jsonCounted(name: FigureName, n: number | undefined): JsonFigure {
  return n === undefined
    ? { ...name, unit: 'respondents', none: 'protected' }
    : jsonPeople(name, { kind: 'exact', n });
}

/** A test whose p was adjusted. */
export function jsonTest(name: FigureName, disclosed: Disclosed<TestResult>, family: JsonFamily): JsonFigure {
  if (disclosed.kind === 'suppressed') return { ...name, unit: 'p', none: disclosed.reason };
  const { result } = disclosed;
  if (result.kind === 'not-estimable') return { ...name, unit: 'p', none: result.reason };
  return { ...name, method: result.test, unit: 'p', value: jsonP(result.p), n: result.n, ...family };
}

export function jsonCoefficient(
  name: FigureName,
  method: CoefficientMethod,
  shown: ShownCoefficient,
): JsonFigure {
  const unit = 'coefficient';
  return shown.kind === 'none'
    ? { ...name, unit, none: shown.reason }
    : { ...name, method, unit, value: shown.value, n: shown.n };
}

/** Three significant digits. */
export function jsonP(p: number): number {
  return Number(p.toPrecision(3));
}
