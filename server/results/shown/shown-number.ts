/**
 * ShownNumber: a number exactly as it is shown, on pages, in charts and in the API, or why there is none.
 *
 * The rounding of all of them is here (of coefficients and comparisons in the other shown-* files), so that a chart, its table and the API cannot differ.
 */

import { type Disclosed, mapDisclosed, type Suppression } from '../../../analysis/disclosure/disclosed.ts';
import type { CoarseFigure, ReleasedCount } from '../../../analysis/disclosure/release.ts';
import { meanDecimals, roundHalfUp } from '../../../analysis/disclosure/shown-precision.ts';
import type {
  Estimate,
  Interval,
  IntervalMethod,
  NotEstimableReason,
} from '../../../analysis/estimates/estimate.ts';
import type { Figure, SampleLikeness } from '../../../analysis/results/figure.ts';
import type { ShareFigure, WorstCase } from '../../../analysis/results/results.ts';

export { roundHalfUp };

/** A share of 100; a mean on the scale of its answers; a signed difference of two means, or of two shares of 100. */
export type Unit = 'in-100' | 'mean' | 'gap' | 'points';

/** How an interval was made: as the estimate says, or widened for a small group. METHODS.md explains each. */
export type ShownMethod = IntervalMethod | 'wilson-widest' | 'student-t-outward';

export interface KnownNumber {
  readonly kind: 'number';
  readonly unit: Unit;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly method: ShownMethod;
  /** How alike colleagues answer, where the interval allows for it and the release says so. */
  readonly likeness: SampleLikeness | null;
  readonly decimals: number;
  readonly n: ReleasedCount;
  /** Respondents who gave the answer; null where the group is too small to say it, or there is none. */
  readonly count: number | null;
  /** Rule R3: an end of the scale of a small group is worded. */
  readonly homogeneous: NonNullable<CoarseFigure['homogeneous']> | null;
}

export type NoNumberReason = Suppression | NotEstimableReason;

export interface NoNumber {
  readonly kind: 'none';
  readonly unit: Unit;
  readonly reason: NoNumberReason;
}

export type ShownNumber = KnownNumber | NoNumber;

export function shownMean(figure: Disclosed<Figure>): ShownNumber {
  return shownFigure(figure, 'mean');
}

export function shownGap(figure: Disclosed<Figure>): ShownNumber {
  return shownFigure(figure, 'gap');
}

/** A share of 0 to 1, in 100. */
export function shownShare(share: Disclosed<ShareFigure>): ShownNumber {
  if (share.kind === 'suppressed') return { kind: 'none', unit: 'in-100', reason: share.reason };
  return rounded(share.result.figure, 'in-100', share.result.count);
}

/** The share of those who answered, with the bounds of the share among all who were invited. */
export function shownBounds({ bounds }: WorstCase): ShownNumber {
  return shownShare(mapDisclosed(bounds, (figure) => ({ figure, count: null })));
}

/** Of two groups: of their means, or of their shares in points of 100. */
export function shownDifference(difference: Estimate, of: 'score' | 'share'): ShownNumber {
  return rounded(difference, of === 'share' ? 'points' : 'gap', null);
}

export function isKnown(number: ShownNumber): number is KnownNumber {
  return number.kind === 'number';
}

/** Whether any of them has an interval that allows for colleagues who answer alike. */
export function isClustered(numbers: readonly ShownNumber[]): boolean {
  return numbers.some((number) => isKnown(number) && number.method === 'cr2-satterthwaite');
}

function shownFigure(figure: Disclosed<Figure>, unit: Unit): ShownNumber {
  if (figure.kind === 'suppressed') return { kind: 'none', unit, reason: figure.reason };
  return rounded(figure.result, unit, null);
}

function rounded(figure: Figure, unit: Unit, count: number | null): ShownNumber {
  switch (figure.kind) {
    case 'not-estimable':
      return { kind: 'none', unit, reason: figure.reason };
    case 'coarse':
      return coarse(figure, unit);
    case 'estimate': {
      const decimals = isOf100(unit) ? 0 : meanDecimals(figure.n);
      const round = (value: number) => roundHalfUp(isOf100(unit) ? value * 100 : value, decimals);
      const { level, method } = figure.interval;
      return {
        kind: 'number',
        unit,
        decimals,
        level,
        method,
        likeness: figure.likeness ?? null,
        count,
        value: round(figure.value),
        ...roundedEnds(figure.interval, isOf100(unit) ? 100 : 1, decimals),
        n: { kind: 'exact', n: figure.n },
        homogeneous: null,
      };
    }
  }
}

/** Bounds that nothing can lie outside of are rounded outward, so that this stays true. */
function roundedEnds({ lower, upper, method }: Interval, factor: number, decimals: number) {
  const scale = 10 ** decimals;
  const isBound = method === 'worst-case';
  // Safe from 0.07 * 100 being a little above 7.
  const end = (value: number, outward: (value: number) => number) =>
    isBound
      ? outward(roundHalfUp(value * factor * scale, SAFE_DECIMALS)) / scale
      : roundHalfUp(value * factor, decimals);
  return { lower: end(lower, Math.floor), upper: end(upper, Math.ceil) };
}

const SAFE_DECIMALS = 6;

/** Already rounded in the release; shares are kept as 0 to 1 there. */
function coarse(figure: CoarseFigure, unit: Unit): KnownNumber {
  const factor = isOf100(unit) ? 100 : 1;
  const decimals = isOf100(unit) ? 0 : 1;
  const round = (value: number) => roundHalfUp(value * factor, decimals);
  return {
    kind: 'number',
    unit,
    decimals,
    count: null,
    level: figure.level,
    method: isOf100(unit) ? 'wilson-widest' : 'student-t-outward',
    likeness: null,
    value: round(figure.value),
    lower: round(figure.lower),
    upper: round(figure.upper),
    n: { kind: 'band', ...figure.n },
    homogeneous: figure.homogeneous ?? null,
  };
}

function isOf100(unit: Unit): boolean {
  return unit === 'in-100' || unit === 'points';
}
