/** From how many institutions on a comparison may be shown. A step of its own: the calculations know no gate. */

import { checkCounts } from '../check-arguments.ts';
import { type NotEstimable, notEstimable } from '../estimate.ts';

/** Institutions with an answer that each kind of comparison needs. */
export const LEAST_INSTITUTIONS = { funnel: 5, shrinkage: 10 } as const;

/**
 * Whether there are too few institutions for a comparison.
 *
 *     institutions with an answer < 5 (funnel) or < 10 (shrinkage: empirical Bayes and random intercepts)
 *
 * @param comparison - 'funnel' or 'shrinkage'.
 * @param sizes - respondents of each institution.
 * @returns `below-gate` with the respondents of all, or undefined when the comparison may be shown.
 * @throws RangeError if a size is no number of respondents.
 *
 * Source: none; the least numbers are ours.
 * Checked against: test/analysis/estimates/benchmark/gates.test.ts
 */
export function institutionGate(
  comparison: keyof typeof LEAST_INSTITUTIONS,
  sizes: readonly number[],
): NotEstimable | undefined {
  checkCounts('sizes', sizes);
  const institutions = sizes.filter((size) => size > 0).length;
  if (institutions >= LEAST_INSTITUTIONS[comparison]) return undefined;
  return notEstimable(
    'below-gate',
    sizes.reduce((sum, size) => sum + size, 0),
  );
}
