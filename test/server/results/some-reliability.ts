/** Hand-made reliability of scales: 33 respondents who answered every item. */

import { shown } from '../../../analysis/disclosure/disclosed.ts';
import { wilsonShare } from '../../../analysis/estimates/describe/wilson-share.ts';
import { type Estimate, notEstimable, pointEstimate } from '../../../analysis/estimates/estimate.ts';
import type {
  RatedPanel,
  RightOrWrongPanel,
} from '../../../analysis/estimates/reliability/reliability-panel.ts';
import type { ScaleResult } from '../../../analysis/results/results.ts';

const N = 33;

export function aCoefficient(value: number, lower: number, upper: number, n = N): Estimate {
  return { kind: 'estimate', value, interval: { lower, upper, level: 0.95, method: 'feldt' }, n };
}

/** Of each item one person fewer scored 1. */
export function aRightOrWrongPanel(
  itemIds: readonly string[],
  overrides: Partial<RightOrWrongPanel> = {},
): RightOrWrongPanel {
  return {
    kind: 'right-or-wrong',
    n: N,
    k: itemIds.length,
    kr20: aCoefficient(0.81, 0.69, 0.89),
    items: itemIds.map((itemId, index) => ({ itemId, difficulty: pointEstimate((N - 1 - index) / N, N) })),
    ...overrides,
  };
}

/** Too few for omega, and for alpha without an item where there are three. */
export function aRatedPanel(itemIds: readonly string[], overrides: Partial<RatedPanel> = {}): RatedPanel {
  const k = itemIds.length;
  return {
    kind: 'rated',
    n: N,
    k,
    alpha: aCoefficient(0.81, 0.69, 0.89),
    standardisedAlpha: pointEstimate(0.8149, N),
    omegaTotal: notEstimable('below-gate', N),
    items: itemIds.map((itemId, index) => ({
      itemId,
      itemRest: pointEstimate(0.71 - 0.06 * index, N),
      alphaIfDeleted: k > 3 ? pointEstimate(0.76 + 0.02 * index, N) : notEstimable('below-gate', N),
    })),
    straightLining: wilsonShare(3, N),
    ...overrides,
  };
}

export function someReliability(
  scaleId: string,
  itemIds: readonly string[],
): Pick<ScaleResult, 'itemKind' | 'reliability'> {
  return scaleId === 'awareness'
    ? { itemKind: 'right-or-wrong', reliability: shown(aRightOrWrongPanel(itemIds)) }
    : { itemKind: 'rated', reliability: shown(aRatedPanel(itemIds)) };
}
