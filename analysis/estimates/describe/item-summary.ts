/** Everything that is told of one item on an ordered scale: who answered, the distribution, its centre and its ends. */

import { checkCount, checkCounts, checkLevel, checkSameLength, checkValue } from '../check-arguments.ts';
import { type Estimate, notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { mean } from './mean.ts';
import { quantile } from './quantile.ts';
import { standardDeviation } from './standard-deviation.ts';
import { standardError } from './standard-error.ts';
import { wilsonShare } from './wilson-share.ts';

/** The answers to one item. */
export interface ItemCounts {
  /** counts[place] respondents chose the option at that place of the scale, from its low end. */
  readonly counts: readonly number[];
  /** The number behind each option, rising; 1, 2, 3, ... unless told. */
  readonly values?: readonly number[];
  /** Respondents without an answer. */
  readonly missing: number;
}

export interface ItemSummaryOptions {
  /** Coverage of the intervals; 0.95 unless told. */
  readonly level?: number;
  /** How many options make up the top and the bottom; 2 unless told, 1 on a scale of two or three options. */
  readonly ends?: number;
}

export interface ItemSummary {
  /** Respondents with an answer: the denominator of all shares. */
  readonly n: number;
  readonly missing: number;
  readonly counts: readonly number[];
  /** Share of each option. */
  readonly shares: readonly Estimate[];
  readonly mean: PointEstimate;
  readonly standardDeviation: PointEstimate;
  readonly standardError: PointEstimate;
  readonly median: PointEstimate;
  readonly lowerQuartile: PointEstimate;
  readonly upperQuartile: PointEstimate;
  readonly interquartileRange: PointEstimate;
  /** How many options the top and the bottom hold. */
  readonly ends: number;
  readonly top: Estimate;
  readonly bottom: Estimate;
  /** Top minus bottom, -1 to 1. */
  readonly net: PointEstimate;
  /** Share of the lowest option. */
  readonly floor: Estimate;
  /** Share of the highest option. */
  readonly ceiling: Estimate;
}

/**
 * Summary of one item on an ordered scale of m options. Shares have Wilson's interval; quartiles follow rule 7; the
 * standard deviation divides by n - 1. Missing answers are outside every denominator.
 *
 *     top = (c_m + ... + c_(m - e + 1)) / n,  bottom = (c_1 + ... + c_e) / n,  net = top - bottom
 *     floor = c_1 / n,  ceiling = c_m / n,  interquartile range = upper - lower quartile
 *
 * where c_j of n respondents chose option j and e options make up each end.
 *
 * @param item - counts by option from the low end of the scale, the options' values, and how many did not answer.
 * @param options - level of the intervals, and e.
 * @returns Each part with its n, or why it has no value: all of them without answers (`no-data`), the spread with one
 *   (`n-lt-2`), top, bottom and net on a scale of fewer than two options (`k-lt-2`).
 * @throws RangeError if a count is no number of respondents, values are not as many as counts or do not rise, the
 *   ends overlap, or level is not between 0 and 1.
 *
 * Source: none; the definitions. Quartiles: Hyndman RJ, Fan Y (1996), definition 7.
 * doi:10.1080/00031305.1996.10473566
 * Checked against: R 4.2.2, in test/golden/descriptives.json
 */
export function itemSummary(item: ItemCounts, options: ItemSummaryOptions = {}): ItemSummary {
  const { counts, missing } = item;
  const level = options.level ?? 0.95;
  const ends = options.ends ?? Math.min(2, Math.floor(counts.length / 2));
  checkLevel(level);
  checkItem(item, ends);

  const n = sum(counts);
  const shareOf = (some: readonly number[]) => wilsonShare(sum(some), n, level);
  return {
    n,
    missing,
    counts,
    shares: counts.map((count) => shareOf([count])),
    ...centreAndSpread(valueCounts(item)),
    ...topAndBottom(counts, ends, shareOf),
    floor: shareOf(counts.slice(0, 1)),
    ceiling: shareOf(counts.slice(-1)),
  };
}

function checkItem({ counts, values, missing }: ItemCounts, ends: number): void {
  checkCounts('item.counts', counts);
  checkCount('item.missing', missing);
  checkCount('options.ends', ends);
  if (2 * ends > counts.length || (ends === 0 && counts.length > 1)) {
    throw new RangeError(`options.ends: ${ends} options at each end of ${counts.length}`);
  }
  if (values === undefined) return;
  checkSameLength('item.values', values, counts);
  values.forEach((value, place) => {
    checkValue(`item.values[${place}]`, value);
    if (value <= (values[place - 1] ?? Number.NEGATIVE_INFINITY)) {
      throw new RangeError(`item.values[${place}]: ${value} is not above the one before`);
    }
  });
}

function valueCounts({ counts, values }: ItemCounts): ValueCounts {
  return counts.map((count, place) => [values?.[place] ?? place + 1, count]);
}

function centreAndSpread(counts: ValueCounts) {
  const lowerQuartile = quantile(counts, 0.25);
  const upperQuartile = quantile(counts, 0.75);
  return {
    mean: mean(counts),
    standardDeviation: standardDeviation(counts),
    standardError: standardError(counts),
    median: quantile(counts, 0.5),
    lowerQuartile,
    upperQuartile,
    interquartileRange: difference(upperQuartile, lowerQuartile),
  };
}

function topAndBottom(
  counts: readonly number[],
  ends: number,
  shareOf: (some: readonly number[]) => Estimate,
) {
  if (ends === 0) {
    const none = notEstimable('k-lt-2', sum(counts));
    return { ends, top: none, bottom: none, net: none };
  }
  const top = shareOf(counts.slice(-ends));
  const bottom = shareOf(counts.slice(0, ends));
  return { ends, top, bottom, net: difference(top, bottom) };
}

function difference(first: Estimate | PointEstimate, second: Estimate | PointEstimate): PointEstimate {
  if (first.kind === 'not-estimable') return first;
  if (second.kind === 'not-estimable') return second;
  return pointEstimate(first.value - second.value, first.n);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
