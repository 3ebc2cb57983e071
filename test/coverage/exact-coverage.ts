/** Coverage without chance: the probabilities of all samples whose interval holds the true value, added up. */

import type { Coverage } from './coverage-row.ts';

export interface Outcome {
  readonly probability: number;
  /** undefined where the sample gives no interval. */
  readonly isHeld: boolean | undefined;
}

/** Coverage at one true value, over all samples there can be. */
export function coverageOver(outcomes: readonly Outcome[]): Coverage {
  let held = 0;
  let without = 0;
  for (const { probability, isHeld } of outcomes) {
    if (isHeld === undefined) without += probability;
    else if (isHeld) held += probability;
  }
  return { share: held / (1 - without), without };
}

/** The average and the worst of the coverage at each of some true values. */
export function averageAndWorst(coverages: readonly Coverage[]): Coverage {
  const shares = coverages.map(({ share }) => share);
  return {
    share: average(shares),
    worst: Math.min(...shares),
    without: average(coverages.map(({ without }) => without)),
  };
}

/** Probability of 0, 1, ..., n successes, each of probability p, 0 < p < 1. */
export function binomialProbabilities(n: number, p: number): readonly number[] {
  const probabilities = [(1 - p) ** n];
  for (let x = 1; x <= n; x += 1) {
    probabilities.push(((((probabilities[x - 1] ?? 0) * (n - x + 1)) / x) * p) / (1 - p));
  }
  return probabilities;
}

/** Probability of 0, 1, ..., n marked in n drawn without replacement from a population of which some are marked. */
export function hypergeometricProbabilities(
  n: number,
  marked: number,
  population: number,
): readonly number[] {
  const least = Math.max(0, n - (population - marked));
  const most = Math.min(n, marked);
  const relative = Array.from({ length: n + 1 }, () => 0);
  relative[least] = 1;
  for (let x = least + 1; x <= most; x += 1) {
    relative[x] =
      ((relative[x - 1] ?? 0) * ((marked - x + 1) * (n - x + 1))) / (x * (population - marked - n + x));
  }
  const sum = relative.reduce((total, each) => total + each, 0);
  return relative.map((each) => each / sum);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
