/** ShownCoefficient: a coefficient without an interval, exactly as pages and API show it. */

import type { Disclosed } from '../../../analysis/disclosure/disclosed.ts';
import type { PointEstimate } from '../../../analysis/estimates/estimate.ts';
import { type NoNumberReason, roundHalfUp } from './shown-number.ts';

export const COEFFICIENT_DECIMALS = 2;

/** With the respondents it is of. */
export type ShownCoefficient =
  | { readonly kind: 'coefficient'; readonly value: number; readonly n: number }
  | { readonly kind: 'none'; readonly reason: NoNumberReason };

export function shownCoefficient(estimate: PointEstimate): ShownCoefficient {
  return estimate.kind === 'not-estimable'
    ? { kind: 'none', reason: estimate.reason }
    : { kind: 'coefficient', value: roundHalfUp(estimate.value, COEFFICIENT_DECIMALS), n: estimate.n };
}

export function disclosedCoefficient(estimate: Disclosed<PointEstimate>): ShownCoefficient {
  return estimate.kind === 'suppressed'
    ? { kind: 'none', reason: estimate.reason }
    : shownCoefficient(estimate.result);
}
