/** How strongly two answers go together: Cramer's V, plain and corrected for its bias. */

import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import { type ChiSquareTest, chiSquareTest } from './chi-square-test.ts';

/** V is shown from this many respondents up; who shows it applies this. */
export const CRAMERS_V_FROM_N = 30;

export interface CramersV {
  readonly n: number;
  /** Never below 0, so that it tends to be above 0 where there is nothing. */
  readonly plain: PointEstimate;
  /** The one to show. */
  readonly biasCorrected: PointEstimate;
}

/**
 * Cramer's V, and V with Bergsma's correction of its bias. Empty rows and columns are dropped. There is no interval.
 *
 *     V = sqrt(phi2 / min(r - 1, c - 1)),  phi2 = chi^2 / n
 *     corrected V = sqrt(max(0, phi2 - (r - 1)(c - 1) / (n - 1)) / min(r' - 1, c' - 1)),
 *     r' = r - (r - 1)^2 / (n - 1),  c' = c - (c - 1)^2 / (n - 1)
 *
 * where the table has r rows and c columns and chi^2 is without Yates' correction.
 *
 * @param table - counts: rows are the categories of one answer, columns those of the other.
 * @returns Both from 0 (independent) to 1 (one tells the other), and n. Not estimable for nobody (`no-data`) and
 *   with one row or column (`degenerate-margin`); the corrected one also where every respondent has a row or a
 *   column of their own, so that r' or c' is 1 (`degenerate-margin`).
 * @throws RangeError if the table is ragged or holds what is no number of respondents.
 *
 * Source: Bergsma W (2013). A bias-correction for Cramer's V and Tschuprow's T. Journal of the Korean Statistical
 * Society 42, 323-328. doi:10.1016/j.jkss.2012.10.002
 * Checked against: R 4.2.2, in test/golden/contingency.json
 */
export function cramersV(table: readonly (readonly number[])[]): CramersV {
  const chiSquare = chiSquareTest(table);
  const { n, rows, columns, test } = chiSquare;
  if (test.kind === 'not-estimable') return { n, plain: test, biasCorrected: test };
  const phi2 = test.statistic / n;
  const plain = Math.sqrt(phi2 / (Math.min(rows, columns) - 1));
  return { n, plain: pointEstimate(Math.min(1, plain), n), biasCorrected: corrected(phi2, chiSquare) };
}

function corrected(phi2: number, { n, rows, columns, degreesOfFreedom }: ChiSquareTest): PointEstimate {
  if (Math.max(rows, columns) === n) return notEstimable('degenerate-margin', n);
  const reduced = (categories: number) => categories - 1 - (categories - 1) ** 2 / (n - 1);
  const excess = Math.max(0, phi2 - degreesOfFreedom / (n - 1));
  const v = Math.sqrt(excess / Math.min(reduced(rows), reduced(columns)));
  return pointEstimate(Math.min(1, v), n);
}
