/** Generated institutions: x of n, or a mean of n; and what holds of every mean that is drawn to a common one. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';

import type { AnyEstimate } from '../../../../analysis/estimates/estimate.ts';

/** Between so many institutions; some have nobody. */
export function someShares(least: number, most: number) {
  return fc.array(
    fc.tuple(fc.nat(60), fc.nat(60)).map(([one, other]) => ({ x: one, n: one + other })),
    { minLength: least, maxLength: most },
  );
}

/** Means on a five-point scale, to two decimals. */
export function someMeans(least: number, most: number) {
  return fc.array(
    fc.tuple(fc.integer({ min: 100, max: 500 }), fc.integer({ min: 1, max: 80 })).map(([hundredths, n]) => ({
      mean: hundredths / 100,
      n,
    })),
    { minLength: least, maxLength: most },
  );
}

/** The drawn value lies between an institution's own and the common one, and inside its interval where it has one. */
export function assertDrawn(drawn: AnyEstimate | undefined, raw: number, common: number): void {
  assert.ok(drawn !== undefined && drawn.kind !== 'not-estimable');
  assert.ok(Math.min(raw, common) - 1e-9 <= drawn.value && drawn.value <= Math.max(raw, common) + 1e-9);
  if (drawn.kind !== 'estimate') return;
  assert.ok(drawn.interval.lower < drawn.value && drawn.value < drawn.interval.upper);
}
