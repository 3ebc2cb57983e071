/**
 * ShownNumber: a number exactly as it is shown, on pages, in charts and in the API, or why there is none.
 *
 * All rounding of results is here, so that a chart, its table and the API cannot differ.
 */

import type { Disclosed, Suppression } from '../../analysis/disclosure/disclosed.ts';
import type { CoarseFigure, ReleasedCount } from '../../analysis/disclosure/release.ts';
import type { NotEstimableReason } from '../../analysis/estimates/estimate.ts';
import type { Figure } from '../../analysis/results/figure.ts';
import type { ShareFigure } from '../../analysis/results/results.ts';

/** A share of 100; a mean on the scale of its answers; a signed difference of two means. */
export type Unit = 'in-100' | 'mean' | 'gap';

export interface KnownNumber {
  readonly kind: 'number';
  readonly unit: Unit;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
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

export function isKnown(number: ShownNumber): number is KnownNumber {
  return number.kind === 'number';
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
      const decimals = unit === 'in-100' ? 0 : figure.n >= 100 ? 2 : 1;
      const round = (value: number) => roundHalfUp(unit === 'in-100' ? value * 100 : value, decimals);
      const { lower, upper, level } = figure.interval;
      return {
        kind: 'number',
        unit,
        decimals,
        level,
        count,
        value: round(figure.value),
        lower: round(lower),
        upper: round(upper),
        n: { kind: 'exact', n: figure.n },
        homogeneous: null,
      };
    }
  }
}

/** Already rounded in the release; shares are kept as 0 to 1 there. */
function coarse(figure: CoarseFigure, unit: Unit): KnownNumber {
  const factor = unit === 'in-100' ? 100 : 1;
  const decimals = unit === 'in-100' ? 0 : 1;
  const round = (value: number) => roundHalfUp(value * factor, decimals);
  return {
    kind: 'number',
    unit,
    decimals,
    count: null,
    level: figure.level,
    value: round(figure.value),
    lower: round(figure.lower),
    upper: round(figure.upper),
    n: { kind: 'band', ...figure.n },
    homogeneous: figure.homogeneous ?? null,
  };
}

/** Half up (away from zero), and safe from 29 / 200 * 100 being a little under 14.5. */
export function roundHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const size = Math.floor(Math.abs(value) * scale + 0.5 + 1e-9) / scale;
  return value < 0 && size > 0 ? -size : size;
}
