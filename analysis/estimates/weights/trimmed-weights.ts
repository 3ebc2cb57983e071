/** Bounds on weights, so that no respondent counts for many others. */

import { checkCounts, checkSameLength } from '../check-arguments.ts';
import { checkWeight } from './check-weight.ts';

/** Bounds as multiples of the mean weight. */
export interface TrimLimits {
  /** From 0 to 1. */
  readonly lowest: number;
  /** 1 or above. */
  readonly highest: number;
}

/** The bounds that are usual in surveys of this kind. */
export const USUAL_TRIM: TrimLimits = { lowest: 0.2, highest: 5 };

/** Doublings or halvings that no scale of weights needs. */
const MOST_STEPS = 1000;

export interface TrimmedWeights {
  /** Their mean over the respondents is that of the weights given. */
  readonly weights: readonly number[];
  /** How many respondents have a bound as their weight. */
  readonly respondents: number;
}

/**
 * Weights held between two multiples of their mean, which stays what it was: what trimming takes from some is given to
 * all others in proportion.
 *
 *     w' = min(highest * mean, max(lowest * mean, s w)),  s such that mean of w' = mean of w
 *
 * @param weights - one for each group, 0 or above. Weights of 0 stay 0 and are outside the mean.
 * @param sizes - respondents in each group.
 * @param limits - the bounds; without them the weights stay as they are.
 * @returns The weights, and how many respondents they were changed for.
 * @throws RangeError if the lengths differ, a weight is negative or not finite, a size no number of respondents, or
 *   the bounds are not on either side of 1.
 *
 * Source: Potter FJ (1990). A study of procedures to identify and trim extreme sampling weights. Proceedings of the
 * Section on Survey Research Methods, American Statistical Association, 225-230.
 * Checked against: test/analysis/estimates/weights/rake.test.ts
 */
export function trimmedWeights(
  weights: readonly number[],
  sizes: readonly number[],
  limits?: TrimLimits,
): TrimmedWeights {
  checkSameLength('sizes', sizes, weights);
  checkCounts('sizes', sizes);
  weights.forEach((weight, place) => {
    checkWeight(`weights[${place}]`, weight);
  });
  if (limits === undefined) return { weights, respondents: 0 };
  const { lowest, highest } = limits;
  if (!(lowest >= 0 && lowest <= 1)) throw new RangeError(`limits.lowest: ${lowest} is not from 0 to 1`);
  if (!(highest >= 1 && highest < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`limits.highest: ${highest} is not 1 or above`);
  }
  const mean = positiveMean(weights, sizes);
  const [least, most] = [lowest * mean, highest * mean];
  const held = (scale: number) =>
    weights.map((weight) => (weight > 0 ? Math.min(most, Math.max(least, scale * weight)) : 0));
  const scaled = held(scaleFor(mean, (scale) => positiveMean(held(scale), sizes)));
  const isHeld = (weight: number) => weight > 0 && (weight === least || weight === most);
  return {
    weights: scaled,
    respondents: sizes.reduce((sum, size, place) => (isHeld(scaled[place] ?? 0) ? sum + size : sum), 0),
  };
}

function positiveMean(weights: readonly number[], sizes: readonly number[]): number {
  let [sum, n] = [0, 0];
  weights.forEach((weight, place) => {
    const size = weight > 0 ? (sizes[place] ?? 0) : 0;
    sum += weight * size;
    n += size;
  });
  return n === 0 ? 0 : sum / n;
}

/** The scale at which the mean of the held weights, which rises with it, is `mean`. */
function scaleFor(mean: number, meanAt: (scale: number) => number): number {
  if (meanAt(1) === mean) return 1;
  let [low, high] = [0, 1];
  // Bounded, because bounds of exactly 1 leave a mean that rounding may keep below.
  for (let doubling = 0; doubling < MOST_STEPS && meanAt(high) < mean; doubling += 1) high *= 2;
  for (let halving = 0; halving < MOST_STEPS; halving += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (meanAt(middle) < mean) low = middle;
    else high = middle;
  }
  return high;
}
