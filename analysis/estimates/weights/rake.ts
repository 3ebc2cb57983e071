/**
 * Raking: weights that make the respondents add up to the known margins of their population.
 *
 * It refuses a population category in which nobody answered, and never merges categories by itself.
 */

import { checkCount, checkFinite, checkSameLength } from '../check-arguments.ts';
import { type NotEstimable, notEstimable } from '../estimate.ts';
import { type TrimLimits, trimmedWeights } from './trimmed-weights.ts';

/** Respondents alike in every margin. */
export interface RakingCell {
  /** One category for each margin, in their order. */
  readonly categories: readonly string[];
  readonly n: number;
}

/** How many people, or which share of them, the population has in each category. */
export interface PopulationMargin {
  readonly name: string;
  /** Counts or shares by category; only their proportions matter. */
  readonly population: Readonly<Record<string, number>>;
}

export interface RakingOptions {
  /** Bounds of the weights, as multiples of their mean; none unless told. */
  readonly trim?: TrimLimits;
}

export interface MarginCategory {
  readonly margin: string;
  readonly category: string;
  readonly n: number;
}

export interface Raking {
  readonly kind: 'raking';
  readonly n: number;
  /** weights[place] of each respondent of cells[place], 0 where there is none; their mean over respondents is 1. */
  readonly weights: readonly number[];
  readonly rounds: number;
  /** Categories of fewer than five respondents: they must be collapsed with another before the weights are used. */
  readonly toCollapse: readonly MarginCategory[];
  /** The bounds and the respondents whose weight they changed to a bound; undefined where none were asked for. */
  readonly trim: (TrimLimits & { readonly respondents: number }) | undefined;
  /** The largest difference between a weighted share and the population's; not 0 after trimming. */
  readonly largestDeviation: number;
}

/** Why there are no weights, with the categories of the population in which nobody answered. */
export type RakingRefusal = NotEstimable & { readonly empty: readonly MarginCategory[] };

/** Largest difference between a weighted share and the population's at which raking has converged. */
const TOLERANCE = 1e-10;
const MOST_ROUNDS = 500;
/** Categories of fewer respondents must be collapsed. */
const LEAST_IN_CATEGORY = 5;

interface CategoryTarget {
  readonly margin: string;
  readonly category: string;
  readonly share: number;
  readonly n: number;
  /** Places of the category's cells in which somebody answered. */
  readonly cells: readonly number[];
}

/**
 * Weights by iterative proportional fitting of respondents to population margins, starting from equal weights.
 *
 *     w <- w * (population share of the category) / (weighted share of the category)
 *
 * for each category of each margin in turn, round after round, until after a round no weighted share is 1e-10 or more
 * away from the population's, at most 500 rounds. The mean weight of respondents is 1.
 *
 * @param cells - respondents by their categories; empty cells may be left out.
 * @param margins - at least one; shares or counts, each brought to sum 1 on its own.
 * @param options - bounds for trimming (`USUAL_TRIM` is [0.2, 5] times the mean weight).
 * @returns A weight for each cell, what had to be trimmed, and which categories are too small. Respondents in a
 *   category of which the population has none get 0. Refused without respondents (`no-data`), when nobody answered in
 *   a category that the population has (`empty-population-cell`, with its name), and when the margins cannot be met
 *   (`not-converged`).
 * @throws RangeError if a count is no number of respondents, a population figure negative or not finite, a margin
 *   missing or all 0, or a cell has a category that its margin has not.
 *
 * Source: Deming WE, Stephan FF (1940). On a least squares adjustment of a sampled frequency table when the expected
 * marginal totals are known. Annals of Mathematical Statistics 11, 427-444. doi:10.1214/aoms/1177731829
 * Checked against: R 4.2.2 survey 4.1-1, in test/golden/weights.json
 */
export function rake(
  cells: readonly RakingCell[],
  margins: readonly PopulationMargin[],
  options: RakingOptions = {},
): Raking | RakingRefusal {
  checkCells(cells, margins);
  // Refuses bounds that are none, also where raking comes to nothing.
  trimmedWeights([], [], options.trim);
  const targets = margins.map((margin, place) => targetsOf(margin, place, cells));
  const sizes = cells.map((cell) => cell.n);
  const n = sizes.reduce((sum, size) => sum + size, 0);
  checkCount('cells', n);
  if (n === 0) return { ...notEstimable('no-data', n), empty: [] };
  const empty = targets.flat().filter((target) => target.share > 0 && target.n === 0);
  if (empty.length > 0) {
    return { ...notEstimable('empty-population-cell', n), empty: empty.map(categoryOf) };
  }
  const { weights, rounds, deviation } = fitted(targets, sizes, n);
  if (!(deviation < TOLERANCE)) return { ...notEstimable('not-converged', n), empty: [] };

  const trimmed = trimmedWeights(weights, sizes, options.trim);
  return {
    kind: 'raking',
    n,
    weights: trimmed.weights,
    rounds,
    toCollapse: targets
      .flat()
      .filter((target) => target.share > 0 && target.n < LEAST_IN_CATEGORY)
      .map(categoryOf),
    trim: options.trim && { ...options.trim, respondents: trimmed.respondents },
    largestDeviation: largestDeviation(targets, trimmed.weights, sizes, n),
  };
}

function checkCells(cells: readonly RakingCell[], margins: readonly PopulationMargin[]): void {
  if (margins.length === 0) throw new RangeError('margins: at least one is needed');
  cells.forEach(({ categories, n }, place) => {
    checkCount(`cells[${place}].n`, n);
    checkSameLength(`cells[${place}].categories`, categories, margins);
    margins.forEach(({ name, population }, margin) => {
      const category = categories[margin] ?? '';
      if (!Object.hasOwn(population, category)) {
        throw new RangeError(`cells[${place}]: the margin ${name} has no category ${category}`);
      }
    });
  });
}

function targetsOf(
  { name, population }: PopulationMargin,
  margin: number,
  cells: readonly RakingCell[],
): readonly CategoryTarget[] {
  const figures = Object.entries(population);
  for (const [category, figure] of figures) {
    checkFinite(`margins.${name}.${category}`, figure);
    if (figure < 0) throw new RangeError(`margins.${name}.${category}: ${figure} is below 0`);
  }
  const total = figures.reduce((sum, [, figure]) => sum + figure, 0);
  if (total === 0) throw new RangeError(`margins.${name}: the population is 0`);
  const answered = [...cells.keys()].filter((place) => (cells[place]?.n ?? 0) > 0);
  const placesByCategory = Map.groupBy(answered, (place) => cells[place]?.categories[margin]);
  return figures.map(([category, figure]) => {
    const places = placesByCategory.get(category) ?? [];
    const n = places.reduce((sum, place) => sum + (cells[place]?.n ?? 0), 0);
    return { margin: name, category, share: figure / total, n, cells: places };
  });
}

function fitted(targets: readonly (readonly CategoryTarget[])[], sizes: readonly number[], n: number) {
  const weights = sizes.map((size) => (size > 0 ? 1 : 0));
  let rounds = 0;
  let deviation = Number.POSITIVE_INFINITY;
  while (deviation >= TOLERANCE && rounds < MOST_ROUNDS) {
    for (const target of targets.flat()) fitCategory(weights, target, sizes, n);
    rounds += 1;
    deviation = largestDeviation(targets, weights, sizes, n);
  }
  return { weights, rounds, deviation };
}

function fitCategory(weights: number[], target: CategoryTarget, sizes: readonly number[], n: number): void {
  const share = weightedShareOf(target, weights, sizes, n);
  // A category that another margin emptied stays empty: its deviation then says that the margins contradict.
  const factor = share > 0 ? target.share / share : 0;
  for (const place of target.cells) weights[place] = (weights[place] ?? 0) * factor;
}

function largestDeviation(
  targets: readonly (readonly CategoryTarget[])[],
  weights: readonly number[],
  sizes: readonly number[],
  n: number,
): number {
  return targets
    .flat()
    .map((target) => Math.abs(weightedShareOf(target, weights, sizes, n) - target.share))
    .reduce((largest, deviation) => Math.max(largest, deviation), 0);
}

/** The weighted share, as long as the weights have mean 1, which every margin that was just fitted gives them. */
function weightedShareOf(
  target: CategoryTarget,
  weights: readonly number[],
  sizes: readonly number[],
  n: number,
): number {
  return target.cells.reduce((sum, place) => sum + (weights[place] ?? 0) * (sizes[place] ?? 0), 0) / n;
}

function categoryOf({ margin, category, n }: CategoryTarget): MarginCategory {
  return { margin, category, n };
}
