/**
 * Rounding that the authorities ask for: half up, from whole numbers where there are any, outward for intervals.
 *
 * Math.round(29 / 200 * 100) gives 14, because 0.145 is a little less in binary.
 */

import type { Interval } from '../estimates/estimate.ts';
import { wilsonShare } from '../estimates/wilson-share.ts';
import type { Band } from './policy.ts';

/** Larger than the error of one division, smaller than any distance that counts. */
const TOLERANCE = 1e-9;

/** The share of k in n in whole percent, half up: floor((200k + n) / (2n)). */
export function roundedPercent(k: number, n: number): number {
  return Math.floor((200 * k + n) / (2 * n));
}

/** A number to the nearest multiple of 1 / `perUnit`, half up; 10 for one decimal. */
export function roundedHalfUp(value: number, perUnit: number): number {
  return tidy(Math.floor(value * perUnit + 0.5 + TOLERANCE) / perUnit);
}

/** An interval widened to multiples of 1 / `perUnit`, but not beyond what the figure can reach. */
export function roundedOutward(
  interval: Interval,
  perUnit: number,
  reach: { readonly lowest: number; readonly highest: number },
): Interval {
  const lower = Math.floor(interval.lower * perUnit + TOLERANCE) / perUnit;
  const upper = Math.ceil(interval.upper * perUnit - TOLERANCE) / perUnit;
  return {
    lower: tidy(Math.max(lower, reach.lowest)),
    upper: tidy(Math.min(upper, reach.highest)),
    level: interval.level,
  };
}

/** The share of k in n to the nearest 1 / `perUnit`, half up, from whole numbers. */
export function roundedShare(k: number, n: number, perUnit: number): number {
  return Math.floor((2 * perUnit * k + n) / (2 * n)) / perUnit;
}

/**
 * The widest Wilson interval over all counts k of n, n in the band, whose share rounds to the share shown,
 * rounded outward like the share (rule R1). It follows from the band and the share shown alone, so it says no
 * more than they do; the interval of the true count would give that count away.
 *
 * @param shownShare - a multiple of 1 / `perUnit`, from 0 to 1, that some count in the band rounds to.
 */
export function widestShareInterval(shownShare: number, band: Band, perUnit: number): Interval {
  const widest = { lower: 1, upper: 0, level: 0.95 };
  for (let n = band.from; n <= band.to; n += 1) {
    const { least, most } = countsRoundingTo(Math.round(shownShare * perUnit), n, perUnit);
    if (least > most) continue;
    // The ends of Wilson's interval grow with k, so the extreme counts have the extreme ends.
    widest.lower = Math.min(widest.lower, wilsonInterval(least, n).lower);
    widest.upper = Math.max(widest.upper, wilsonInterval(most, n).upper);
  }
  return roundedOutward(widest, perUnit, { lowest: 0, highest: 1 });
}

/** The counts k with floor((2 * perUnit * k + n) / (2n)) = units. */
function countsRoundingTo(units: number, n: number, perUnit: number): { least: number; most: number } {
  return {
    least: Math.max(0, Math.ceil(((2 * units - 1) * n) / (2 * perUnit))),
    most: Math.min(n, Math.ceil(((2 * units + 1) * n) / (2 * perUnit)) - 1),
  };
}

/** @throws RangeError without respondents. */
export function wilsonInterval(k: number, n: number): Interval {
  const estimate = wilsonShare(k, n);
  if (estimate.kind === 'not-estimable') throw new RangeError('a share of nobody has no interval');
  return estimate.interval;
}

/** Without a negative zero, which JSON writes as 0. */
function tidy(value: number): number {
  return value === 0 ? 0 : value;
}
