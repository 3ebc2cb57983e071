/**
 * The share of a small group as it is told (rules R1 and R3): to the nearest step, with a code at either end.
 *
 * A share of none or of all would say of everybody what they answered. So 0 stands for "almost none" and 1 for
 * "almost all": at most one person differs, or the rounded share is 0 or 1, or it is the next step where that one
 * would stand for too few sizes of the band once those counts are gone from it.
 */

import type { Limits } from '../estimates/estimate.ts';
import type { Band, Policy } from './policy.ts';
import { type CountRange, countsRoundingTo, roundedOutward, wilsonInterval } from './rounding.ts';

/** How shares are told of groups whose n is told as one band. */
export interface ShareCode {
  /** The share that k of n is told as: a multiple of the policy's step. */
  readonly shareOf: (k: number, n: number) => number;
  /** The counts of n that are told as this share; none where `least` is above `most`. */
  readonly countsOf: (share: number, n: number) => CountRange;
}

export function makeShareCode(band: Band, { shareStep, leastValuesInBand }: Policy): ShareCode {
  const perUnit = Math.round(1 / shareStep);
  const hasEnough = (units: number, isLeft: (range: CountRange, n: number) => boolean): boolean => {
    let left = 0;
    for (let n = band.from; n <= band.to && left < leastValuesInBand; n += 1) {
      if (isLeft(countsRoundingTo(units, n, perUnit), n)) left += 1;
    }
    return left >= leastValuesInBand;
  };
  const none = hasEnough(1, ({ most }) => most > 1) ? 0 : 1;
  const all = hasEnough(perUnit - 1, ({ least }, n) => least < n - 1) ? perUnit : perUnit - 1;
  const countsOf = (share: number, n: number): CountRange => {
    const units = Math.round(share * perUnit);
    const mostOfNone = Math.max(1, countsRoundingTo(none, n, perUnit).most);
    const leastOfAll = Math.min(n - 1, countsRoundingTo(all, n, perUnit).least);
    if (units === 0) return { least: 0, most: mostOfNone };
    if (units === perUnit) return { least: leastOfAll, most: n };
    const { least, most } = countsRoundingTo(units, n, perUnit);
    return { least: Math.max(least, mostOfNone + 1), most: Math.min(most, leastOfAll - 1) };
  };
  const shares = Array.from({ length: perUnit + 1 }, (_, units) => units / perUnit);
  return {
    countsOf,
    shareOf(k, n) {
      const share = shares.find((each) => isIn(k, countsOf(each, n)));
      if (share === undefined) throw new RangeError(`${k} is no count of ${n}`);
      return share;
    },
  };
}

/**
 * The widest Wilson interval over all counts of all sizes in the band that are told as this share, rounded outward
 * like the share (rule R1). It follows from the band and the share alone, so it says no more than they do; the
 * interval of the true count would give that count away.
 */
export function widestShareInterval(share: number, band: Band, policy: Policy): Limits {
  const code = makeShareCode(band, policy);
  const widest = { lower: 1, upper: 0, level: 0.95 };
  for (let n = band.from; n <= band.to; n += 1) {
    const { least, most } = code.countsOf(share, n);
    if (least > most) continue;
    // The ends of Wilson's interval grow with k, so the extreme counts have the extreme ends.
    widest.lower = Math.min(widest.lower, wilsonInterval(least, n).lower);
    widest.upper = Math.max(widest.upper, wilsonInterval(most, n).upper);
  }
  return roundedOutward(widest, Math.round(1 / policy.shareStep), { lowest: 0, highest: 1 });
}

function isIn(k: number, { least, most }: CountRange): boolean {
  return k >= least && k <= most;
}
