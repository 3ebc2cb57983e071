/** Scores on other units: in percent of the maximum, and from 0 to 100. They differ, so each is named when shown. */

import { checkValue } from '../check-arguments.ts';

/** The lowest and the highest score that can be reached. */
export interface ScoreRange {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * A score in percent of the maximum. The lowest score is not taken off: all ones on a five-point scale are 20.
 *
 *     percent = 100 s / highest
 *
 * @param score - a score, a mean of scores or a limit of its interval, s.
 * @param highest - the highest score that can be reached, above 0.
 * @returns 100 for the maximum. Not cut: an interval's limit may lie past the ends.
 * @throws RangeError if an argument is not finite or `highest` is not above 0.
 *
 * Source: none; the definition.
 * Checked against: test/analysis/estimates/describe/rescaled-score.test.ts
 */
export function percentOfMaximum(score: number, highest: number): number {
  checkValue('score', score);
  checkValue('highest', highest);
  if (highest <= 0) throw new RangeError(`highest: ${highest} is not above 0`);
  return (100 * score) / highest;
}

/**
 * A score rescaled to run from 0 to 100 (percent of maximum possible, POMP): all ones on a five-point scale are 0.
 *
 *     rescaled = 100 (s - lowest) / (highest - lowest)
 *
 * @param score - a score, a mean of scores or a limit of its interval, s.
 * @param range - the lowest and the highest score that can be reached.
 * @returns 0 for the lowest, 100 for the highest. Not cut: an interval's limit may lie past the ends.
 * @throws RangeError if an argument is not finite or the highest is not above the lowest.
 *
 * Source: Cohen P, Cohen J, Aiken LS, West SG (1999). The problem of units and the circumstance for POMP.
 * Multivariate Behavioral Research 34, 315-346. doi:10.1207/S15327906MBR3403_2
 * Checked against: R 4.2.2, in test/golden/scale_scores.json (pct0_100)
 */
export function rescaledTo100(score: number, { lowest, highest }: ScoreRange): number {
  checkValue('score', score);
  checkValue('range.lowest', lowest);
  checkValue('range.highest', highest);
  if (highest <= lowest) throw new RangeError(`range: ${highest} is not above ${lowest}`);
  return (100 * (score - lowest)) / (highest - lowest);
}
