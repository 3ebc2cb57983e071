/** ShownReliability: how well the items of a scale go together, part by part, exactly as pages and API show it. */

import { mapDisclosed, type Suppression } from '../../../analysis/disclosure/disclosed.ts';
import { wilsonShare } from '../../../analysis/estimates/describe/wilson-share.ts';
import type { Estimate, PointEstimate } from '../../../analysis/estimates/estimate.ts';
import type {
  RatedPanel,
  RightOrWrongPanel,
} from '../../../analysis/estimates/reliability/reliability-panel.ts';
import type { ScaleResult, ShareFigure } from '../../../analysis/results/results.ts';
import { COEFFICIENT_DECIMALS, type ShownCoefficient, shownCoefficient } from './shown-coefficient.ts';
import { roundHalfUp, type ShownNumber, shownShare } from './shown-number.ts';

/** Of items worth 0 or 1. */
export interface ShownRightOrWrong {
  readonly kind: 'right-or-wrong';
  /** Respondents who answered all items, and how many items they are. */
  readonly n: number;
  readonly k: number;
  /** KR-20. */
  readonly coefficient: ShownNumber;
  readonly items: readonly { readonly itemId: string; readonly difficulty: ShownNumber }[];
}

export interface ShownRated {
  readonly kind: 'rated';
  /** Respondents who answered all items, and how many items they are. */
  readonly n: number;
  readonly k: number;
  /** Cronbach's alpha. */
  readonly coefficient: ShownNumber;
  readonly standardisedAlpha: ShownCoefficient;
  readonly omegaTotal: ShownCoefficient;
  /** Share who gave the same answer to every item. */
  readonly straightLining: ShownNumber;
  readonly items: readonly {
    readonly itemId: string;
    readonly itemRest: ShownCoefficient;
    readonly alphaIfDeleted: ShownCoefficient;
  }[];
}

export type ShownPanel = ShownRightOrWrong | ShownRated;

export type ShownReliability = ShownPanel | { readonly kind: 'none'; readonly reason: Suppression };

type OfScale = Pick<ScaleResult, 'reliability'>;

export function shownReliability(score: OfScale): ShownReliability {
  const { reliability } = score;
  if (reliability.kind === 'suppressed') return { kind: 'none', reason: reliability.reason };
  const panel = reliability.result;
  return panel.kind === 'rated' ? shownRated(panel, score) : shownRightOrWrong(panel, score);
}

function shownRated(panel: RatedPanel, score: OfScale): ShownRated {
  const { n, k, straightLining } = panel;
  return {
    kind: 'rated',
    n,
    k,
    coefficient: withInterval(panel.alpha),
    standardisedAlpha: shownCoefficient(panel.standardisedAlpha),
    omegaTotal: shownCoefficient(panel.omegaTotal),
    straightLining: sharedBy(straightLiningShare(straightLining), score),
    items: panel.items.map(({ itemId, itemRest, alphaIfDeleted }) => ({
      itemId,
      itemRest: shownCoefficient(itemRest),
      alphaIfDeleted: shownCoefficient(alphaIfDeleted),
    })),
  };
}

function shownRightOrWrong({ n, k, kr20, items }: RightOrWrongPanel, score: OfScale): ShownRightOrWrong {
  return {
    kind: 'right-or-wrong',
    n,
    k,
    coefficient: withInterval(kr20),
    items: items.map(({ itemId, difficulty }) => ({
      itemId,
      difficulty: sharedBy(difficultyShare(difficulty), score),
    })),
  };
}

/** Difficulty is a share, so it has the interval of one. */
function difficultyShare(difficulty: PointEstimate): ShareFigure {
  if (difficulty.kind === 'not-estimable') return { figure: difficulty, count: null };
  const count = countIn(difficulty);
  return { figure: wilsonShare(count, difficulty.n), count };
}

function straightLiningShare(share: Estimate): ShareFigure {
  return { figure: share, count: share.kind === 'not-estimable' ? null : countIn(share) };
}

function countIn({ value, n }: { readonly value: number; readonly n: number }): number {
  return Math.round(value * n);
}

function sharedBy(share: ShareFigure, { reliability }: OfScale): ShownNumber {
  return shownShare(mapDisclosed(reliability, () => share));
}

function withInterval(estimate: Estimate): ShownNumber {
  if (estimate.kind === 'not-estimable') return { kind: 'none', unit: 'mean', reason: estimate.reason };
  const { value, interval, n } = estimate;
  return {
    kind: 'number',
    unit: 'mean',
    decimals: COEFFICIENT_DECIMALS,
    value: roundHalfUp(value, COEFFICIENT_DECIMALS),
    lower: roundHalfUp(interval.lower, COEFFICIENT_DECIMALS),
    upper: roundHalfUp(interval.upper, COEFFICIENT_DECIMALS),
    level: interval.level,
    method: interval.method,
    likeness: null,
    n: { kind: 'exact', n },
    count: null,
    homogeneous: null,
  };
}
