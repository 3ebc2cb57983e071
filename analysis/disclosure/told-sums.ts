/**
 * What a coarse figure tells of the answers behind it, if so many people answered: their sum by its value, and the sum
 * of their squares by its interval.
 *
 * Such sums of the groups add up to what an exact whole leaves for them, and that tells how many people each group has,
 * unless enough sizes allow them.
 */

import { tQuantile } from '../distributions/distributions.ts';
import type { ValueCounts } from '../estimates/value-counts.ts';
import { endNear } from './coarse-figures.ts';
import type { FigureSource } from './figure-sources.ts';
import type { Policy } from './policy.ts';
import type { CoarseFigure } from './release.ts';
import type { CountRange } from './rounding.ts';
import { makeShareCode } from './share-code.ts';

/** Sums are counted in this part of a point where the values have no coarser step. */
const FINEST_STEPS = 60;
const TOLERANCE = 1e-6;

export interface ToldSums {
  readonly sum: CountRange;
  readonly squares: CountRange;
}

/** The answers of all groups of a figure together: whoever subtracts knows them. */
export interface Together {
  readonly sum: number;
  readonly squares: number;
  /** What n of them add up to at least and at most. */
  readonly sumOf: (n: number) => CountRange;
  /** Every value is a multiple of 1 / steps. */
  readonly steps: number;
}

export function makeTogether(sources: readonly FigureSource[]): Together {
  const values = valuesIn(sources.flatMap(({ counts }) => counts));
  const lowest = runningSums(values);
  const highest = runningSums(values.toReversed());
  return {
    sum: lowest.at(-1) ?? 0,
    squares: runningSums(values.map((value) => value ** 2)).at(-1) ?? 0,
    sumOf: (n) => ({ least: lowest[n] ?? Number.POSITIVE_INFINITY, most: highest[n] ?? 0 }),
    steps: stepsOf(values),
  };
}

/** The sums that n answers can have if their figure was told like this. */
export function makeToldSums(
  figure: CoarseFigure,
  source: FigureSource,
  together: Together,
  policy: Policy,
): (n: number) => ToldSums {
  const shares = makeShareCode(figure.n, policy);
  const isShare = source.kind === 'share';
  const isWorded = figure.homogeneous !== undefined;
  const sumTold = (n: number): CountRange => {
    if (isShare) return shares.countsOf(figure.value, n);
    if (isWorded) return sumsOfAlmostAll(figure.value, n, source, policy);
    return sumsRoundingTo(figure.value, n, together.steps, policy);
  };
  const known = new Map<number, ToldSums>();
  return (n) => {
    const found = known.get(n);
    if (found !== undefined) return found;
    const sum = overlap(sumTold(n), together.sumOf(n));
    const squares = isShare || isWorded ? ANYTHING : squaresIn(figure, source, n, { sum, policy });
    known.set(n, { sum, squares });
    return { sum, squares };
  };
}

const ANYTHING: CountRange = { least: 0, most: Number.POSITIVE_INFINITY };

function sumsRoundingTo(mean: number, n: number, steps: number, { meanStep }: Policy): CountRange {
  const least = Math.ceil(n * (mean - meanStep / 2) * steps - TOLERANCE);
  const most = Math.ceil(n * (mean + meanStep / 2) * steps - TOLERANCE) - 1;
  return { least: least / steps, most: most / steps };
}

/** All but one gave the value, or the mean is near an end of the scale (coarse-figures.ts). */
function sumsOfAlmostAll(value: number, n: number, { reach }: FigureSource, policy: Policy): CountRange {
  const others = (n - 1) * value;
  const end = endNear(value, reach, policy);
  const near =
    end === undefined ? n * value : n * (end + (end === reach.lowest ? 1.5 : -1.5) * policy.meanStep);
  return {
    least: Math.min(others + reach.lowest, near),
    most: Math.max(others + reach.highest, near),
  };
}

/**
 * The t interval is half = t s / sqrt(n) to either side of the mean, and each end is told as the next half point
 * outward, or as the end of the scale. So half has a least and a most, s^2 with it, and the squares are
 * (n - 1) s^2 + n mean^2.
 */
function squaresIn(
  { lower, upper, level }: CoarseFigure,
  { reach }: FigureSource,
  n: number,
  { sum, policy }: { readonly sum: CountRange; readonly policy: Policy },
): CountRange {
  const step = policy.meanIntervalStep;
  const [from, to] = [sum.least / n, sum.most / n];
  const least = Math.max(0, from - lower - step, upper - step - to);
  const most = Math.min(
    lower > reach.lowest ? to - lower : Number.POSITIVE_INFINITY,
    upper < reach.highest ? upper - from : Number.POSITIVE_INFINITY,
  );
  const squaresAround = (half: number) => ((n - 1) * n * half ** 2) / tQuantile((1 + level) / 2, n - 1) ** 2;
  const nearest = from <= 0 && to >= 0 ? 0 : Math.min(Math.abs(from), Math.abs(to));
  return {
    least: squaresAround(least) + n * nearest ** 2,
    most: squaresAround(most) + n * Math.max(Math.abs(from), Math.abs(to)) ** 2,
  };
}

function overlap(a: CountRange, b: CountRange): CountRange {
  return { least: Math.max(a.least, b.least), most: Math.min(a.most, b.most) };
}

/** One entry for each answer, from the lowest. */
function valuesIn(counts: ValueCounts): readonly number[] {
  return counts.toSorted(([a], [b]) => a - b).flatMap(([value, count]) => Array<number>(count).fill(value));
}

function runningSums(values: readonly number[]): readonly number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  return sums;
}

function stepsOf(values: readonly number[]): number {
  const distinct = [...new Set(values)];
  for (let steps = 1; steps < FINEST_STEPS; steps += 1) {
    if (distinct.every((value) => Math.abs(value * steps - Math.round(value * steps)) < TOLERANCE))
      return steps;
  }
  return FINEST_STEPS;
}
