/** Borich's score of a need: how far availability lags behind importance, weighted by importance. */

import type { PairTable } from '../../tables/tables.ts';
import { checkLevel } from '../check-arguments.ts';
import { mean } from '../describe/mean.ts';
import { meanInterval } from '../describe/mean-interval.ts';
import { type Estimate, type PointEstimate, pointEstimate } from '../estimate.ts';
import { pairDifferences } from '../paired/paired-gap.ts';
import { codeCounts } from '../value-counts.ts';

/** The mean weighted discrepancy score (Borich). */
export interface BorichScore {
  /** Complete pairs. */
  readonly n: number;
  readonly score: PointEstimate;
  /** The score with Student's t interval, given the mean importance: `zero-variance` leaves `score`. */
  readonly interval: Estimate;
  /** The weight: mean importance in complete pairs. */
  readonly importance: PointEstimate;
  /** Mean of importance minus availability in complete pairs. */
  readonly discrepancy: PointEstimate;
}

/**
 * Mean weighted discrepancy score (Borich): each respondent's importance minus availability, times the mean
 * importance of all, averaged over respondents.
 *
 *     score = (1/n) sum over respondents r of (a_r - b_r) A = A D,  A = mean of a,  D = mean of a - b
 *
 * where r rated importance a_r and availability b_r, and n respondents rated both. The interval is A times Student's
 * t interval of D: the weight A is taken as given, so that it leaves out the uncertainty of the weight.
 *
 * @param table - counts of importance (rows) by availability (columns), complete pairs only; those who do not know
 *   whether it is there are not in them.
 * @param level - coverage of the interval, 0.95 unless told.
 * @returns On m points from m (1 - m) to m (m - 1), above 0 where importance is higher; it depends on the number of
 *   points and compares needs on the same points alone. Not estimable without pairs (`no-data`).
 * @throws RangeError naming the count that is none, or if the level is not between 0 and 1.
 *
 * Source: Borich GD (1980). A needs assessment model for conducting follow-up studies. Journal of Teacher Education
 * 31(3), 39-42. doi:10.1177/002248718003100310
 * Checked against: worked by hand in test/analysis/estimates/needs/borich-score.test.ts
 */
export function borichScore(table: PairTable, level = 0.95): BorichScore {
  checkLevel(level);
  const differences = pairDifferences(table);
  const discrepancy = mean(differences);
  const importance = mean(codeCounts(table.counts.map((row) => row.reduce((sum, count) => sum + count, 0))));
  const n = discrepancy.n;
  if (importance.kind === 'not-estimable' || discrepancy.kind === 'not-estimable')
    return { n, score: discrepancy, interval: meanInterval(differences, level), importance, discrepancy };

  const weight = importance.value;
  return {
    n,
    score: pointEstimate(weight * discrepancy.value, n),
    interval: timesWeight(meanInterval(differences, level), weight),
    importance,
    discrepancy,
  };
}

/** The weight is a mean of codes, which are 1 and above. */
function timesWeight(estimate: Estimate, weight: number): Estimate {
  if (estimate.kind === 'not-estimable') return estimate;
  const { value, interval } = estimate;
  return {
    ...estimate,
    value: weight * value,
    interval: { ...interval, lower: weight * interval.lower, upper: weight * interval.upper },
  };
}
