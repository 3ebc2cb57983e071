/** Hand-made numbers as they stand in results: exact, rounded for a small group, or not shown. */

import { type Disclosed, shown, suppressed } from '../../../analysis/disclosure/disclosed.ts';
import type { CoarseFigure } from '../../../analysis/disclosure/release.ts';
import { wilsonShare } from '../../../analysis/estimates/describe/wilson-share.ts';
import type { Estimate } from '../../../analysis/estimates/estimate.ts';
import type { Figure } from '../../../analysis/results/figure.ts';
import type { ShareFigure } from '../../../analysis/results/results.ts';

export const NO_MISSING = {
  'not-shown': 0,
  skipped: 0,
  'do-not-know': 0,
  'not-applicable': 0,
  'prefer-not-to-say': 0,
};

export function aShare(count: number, n: number): Disclosed<ShareFigure> {
  return shown({ figure: wilsonShare(count, n), count });
}

/** An estimate of a mean as it stands in a release of 23 and more. */
export function aMean(value: number, lower: number, upper: number, n = 33): Disclosed<Figure> {
  return shown<Estimate>({
    kind: 'estimate',
    value,
    interval: { lower, upper, level: 0.95, method: 'student-t' },
    n,
  });
}

export function aCoarse(value: number, lower: number, upper: number): CoarseFigure {
  return { kind: 'coarse', value, lower, upper, level: 0.95, n: { from: 15, to: 22 } };
}

export const PROTECTED = suppressed<never>('protected');

/** Value and ends. */
export function someMean([value = 0, lower = 0, upper = 0]: readonly number[], n: number): Disclosed<Figure> {
  return aMean(value, lower, upper, n);
}
