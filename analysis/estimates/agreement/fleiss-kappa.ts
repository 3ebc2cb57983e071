/** Agreement of three or more coders beyond chance: Fleiss' kappa. */

import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import { givenCodes, type RatingCounts } from './rating-counts.ts';

export interface FleissKappa {
  /** Units that every coder gave a code. */
  readonly n: number;
  /** Different codes that were given to them. */
  readonly codesUsed: number;
  /** Mean over units of the share of pairs of coders that agree. */
  readonly observedAgreement: PointEstimate;
  /** The same if all codes were given at random with the frequencies they have over all coders. */
  readonly expectedAgreement: PointEstimate;
  readonly kappa: PointEstimate;
}

/**
 * Fleiss' kappa of several coders, over the units that all of them coded.
 *
 *     kappa = (P - E) / (1 - E),  P = (sum of n_ui^2 - n m) / (n m (m - 1)),  E = sum of q_i^2
 *
 * where n_ui of the m coders gave code i to unit u, n units have a code from all, and q_i is the share of code i among
 * the n m codes. Coders are taken as interchangeable; with two of them this is Scott's pi and not Cohen's kappa.
 *
 * @param ratings - counts by unit and code; see `ratingCounts`. Units with a missing code are dropped.
 * @returns Up to 1; 0 is what chance alone gives. Not estimable without complete units (`no-data`), with one coder
 *   (`no-pairable-values`), and when all codes are the same (`no-variation`), where the observed agreement remains.
 * @throws RangeError naming the count that is none, the counts that are not as long as the levels, or the pattern
 *   with more codes than coders.
 *
 * Source: Fleiss JL (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin 76, 378-382.
 * doi:10.1037/h0031619
 * Checked against: R 4.2.2, in test/golden/agreement.json
 */
export function fleissKappa(ratings: RatingCounts): FleissKappa {
  const { coders, levels } = ratings;
  const complete = givenCodes(ratings).filter(({ given }) => given > 0 && given === coders);
  const n = sum(complete.map(({ units }) => units));
  if (n === 0) return withoutKappa(0, 0, notEstimable('no-data', n));
  const codeTotals = levels.map((_, level) =>
    sum(complete.map(({ counts, units }) => units * (counts[level] ?? 0))),
  );
  const codesUsed = codeTotals.filter((total) => total > 0).length;
  if (coders < 2) return withoutKappa(n, codesUsed, notEstimable('no-pairable-values', n));

  const codes = n * coders;
  const squares = sum(complete.map(({ counts, units }) => units * sumOfSquares(counts)));
  const observed = (squares - codes) / (codes * (coders - 1));
  if (codesUsed < 2) return withoutKappa(n, codesUsed, pointEstimate(observed, n));
  const expected = sumOfSquares(codeTotals.map((total) => total / codes));
  return {
    n,
    codesUsed,
    observedAgreement: pointEstimate(observed, n),
    expectedAgreement: pointEstimate(expected, n),
    kappa: pointEstimate((observed - expected) / (1 - expected), n),
  };
}

/** One code alone: P = E = 1, and kappa is 0 / 0. */
function withoutKappa(n: number, codesUsed: number, observedAgreement: PointEstimate): FleissKappa {
  const kappa = observedAgreement.kind === 'point' ? notEstimable('no-variation', n) : observedAgreement;
  return { n, codesUsed, observedAgreement, expectedAgreement: observedAgreement, kappa };
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((total, value) => total + value ** 2, 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
