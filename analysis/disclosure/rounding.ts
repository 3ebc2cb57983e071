/**
 * Rounding that the authorities ask for: half up, from whole numbers where there are any, outward for intervals.
 *
 * Math.round(29 / 200 * 100) gives 14, because 0.145 is a little less in binary.
 */

import { wilsonShare } from '../estimates/describe/wilson-share.ts';
import type { Limits } from '../estimates/estimate.ts';

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
  interval: Limits,
  perUnit: number,
  reach: { readonly lowest: number; readonly highest: number },
): Limits {
  const lower = Math.floor(interval.lower * perUnit + TOLERANCE) / perUnit;
  const upper = Math.ceil(interval.upper * perUnit - TOLERANCE) / perUnit;
  return {
    lower: tidy(Math.max(lower, reach.lowest)),
    upper: tidy(Math.min(upper, reach.highest)),
    level: interval.level,
  };
}

/** Whole numbers from `least` to `most`, both included; none where `least` is above `most`. */
export interface CountRange {
  readonly least: number;
  readonly most: number;
}

/** The counts k of n whose share is so many 1 / `perUnit`, half up: floor((2 * perUnit * k + n) / (2n)) = units. */
export function countsRoundingTo(units: number, n: number, perUnit: number): CountRange {
  return {
    least: Math.max(0, Math.ceil(((2 * units - 1) * n) / (2 * perUnit))),
    most: Math.min(n, Math.ceil(((2 * units + 1) * n) / (2 * perUnit)) - 1),
  };
}

/** @throws RangeError without respondents. */
export function wilsonInterval(k: number, n: number): Limits {
  const estimate = wilsonShare(k, n);
  if (estimate.kind === 'not-estimable') throw new RangeError('a share of nobody has no interval');
  return estimate.interval;
}

/** Without a negative zero, which JSON writes as 0. */
function tidy(value: number): number {
  return value === 0 ? 0 : value;
}
