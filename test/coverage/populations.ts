/** The populations that samples are drawn from: five-point items whose true means and shares are known exactly. */

import { normalCdf, normalQuantile } from '../../analysis/distributions/distributions.ts';
import type { Random } from '../../analysis/estimates/seeded-random.ts';
import { codeCounts, type ValueCounts } from '../../analysis/estimates/value-counts.ts';

/** item[code - 1]: probability of an answer. */
export type Item = readonly number[];

/** Most answer 4 or 5, as items of importance are answered. */
export const HIGH: Item = [0.03, 0.07, 0.15, 0.3, 0.45];

/** Most answer 1 or 2, as items of preparedness are answered. */
export const LOW: Item = [0.3, 0.3, 0.2, 0.13, 0.07];

export function itemMean(item: Item): number {
  return item.reduce((sum, probability, place) => sum + probability * (place + 1), 0);
}

/** How many of n respondents give each answer. */
export function drawCounts(item: Item, n: number, random: Random): number[] {
  const counts = item.map(() => 0);
  for (let respondent = 0; respondent < n; respondent += 1) {
    const place = drawPlace(item, random);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

export function drawAnswers(item: Item, n: number, random: Random): ValueCounts {
  return codeCounts(drawCounts(item, n, random));
}

/** A place in the list, with these probabilities. */
export function drawPlace(probabilities: readonly number[], random: Random): number {
  let left = random();
  for (let place = 0; place < probabilities.length - 1; place += 1) {
    left -= probabilities[place] ?? 0;
    if (left < 0) return place;
  }
  return probabilities.length - 1;
}

/** A standard normal number. */
export function drawNormal(random: Random): number {
  return normalQuantile(Math.max(random(), Number.EPSILON / 2));
}

/**
 * The item of people whose latent standing is known in part. Standing is standard normal in the population, where
 * the item is as given; of these people `shift` is the mean of their standing and `spread` its standard deviation.
 */
export function itemGiven(item: Item, shift: number, spread: number): Item {
  let cumulated = 0;
  let below = 0;
  return item.map((probability, place) => {
    cumulated += probability;
    const isLast = place === item.length - 1;
    const upTo = isLast ? 1 : normalCdf((normalQuantile(cumulated) - shift) / spread);
    const share = upTo - below;
    below = upTo;
    return share;
  });
}
