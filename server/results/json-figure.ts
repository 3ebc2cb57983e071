/** JsonFigure: one figure of the API, with its interval, its n and its method, or why there is none. */

import type { Disclosed } from '../../analysis/disclosure/disclosed.ts';
import type { ReleasedCount } from '../../analysis/disclosure/release.ts';
import type { TestResult } from '../../analysis/estimates/estimate.ts';
import type { NoNumberReason, ShownNumber } from './shown-number.ts';

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
  readonly method:
    | 'wilson-share'
    | 'student-t-mean'
    | 'student-t-paired-gap'
    | 'count'
    | 'wilcoxon-signed-rank-holm'
    | 'standard-deviation'
    | 'quantile-type-7'
    | 'kr-20'
    | 'cronbach-alpha';
}

export type JsonFigure = FigureName &
  (
    | {
        readonly unit: 'in-100' | 'mean' | 'difference' | 'coefficient';
        readonly value: number;
        readonly interval: { readonly lower: number; readonly upper: number; readonly level: number };
        readonly n: JsonCount;
        readonly count?: number;
        /** Rule R3: the value is an end of the scale of a small group and says no more than this. */
        readonly homogeneous?: 'almost-all' | 'almost-none';
      }
    | { readonly unit: 'p' | 'standard-deviation' | 'score'; readonly value: number; readonly n: number }
    /** A number of people. */
    | { readonly unit: 'respondents'; readonly n: JsonCount }
    | { readonly unit: string; readonly none: NoNumberReason }
  );

export function jsonCount(count: ReleasedCount): JsonCount {
  return count.kind === 'exact' ? count.n : { from: count.from, to: count.to };
}

/** @param unit - where it is another than the number's own. */
export function jsonNumber(name: FigureName, shown: ShownNumber, unit = unitOf(shown)): JsonFigure {
  if (shown.kind === 'none') return { ...name, unit, none: shown.reason };
  const { value, lower, upper, level, count, homogeneous } = shown;
  return {
    ...name,
    unit,
    value,
    interval: { lower, upper, level },
    n: jsonCount(shown.n),
    ...(count !== null && { count }),
    ...(homogeneous !== null && { homogeneous }),
  };
}

function unitOf({ unit }: ShownNumber): 'in-100' | 'mean' | 'difference' | 'coefficient' {
  return unit === 'gap' ? 'difference' : unit;
}

type CountName = Omit<FigureName, 'method'>;

export function jsonPeople(name: CountName, count: ReleasedCount): JsonFigure {
  return { ...name, method: 'count', unit: 'respondents', n: jsonCount(count) };
}

/** An exact number of people; undefined where it is not shown. */
export function jsonCounted(name: CountName, n: number | undefined): JsonFigure {
  return n === undefined
    ? { ...name, method: 'count', unit: 'respondents', none: 'protected' }
    : jsonPeople(name, { kind: 'exact', n });
}

export function jsonTest(name: FigureName, disclosed: Disclosed<TestResult>): JsonFigure {
  if (disclosed.kind === 'suppressed') return { ...name, unit: 'p', none: disclosed.reason };
  const { result } = disclosed;
  if (result.kind === 'not-estimable') return { ...name, unit: 'p', none: result.reason };
  return { ...name, unit: 'p', value: Number(result.p.toPrecision(3)), n: result.n };
}
