/** Agreement of any number of coders, with missing codes: Krippendorff's alpha. */

import { checkValue } from '../check-arguments.ts';
import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import { type Coincidences, coincidencesOf } from './coincidences.ts';
import type { Code } from './level-places.ts';
import type { RatingCounts } from './rating-counts.ts';

/** How far two codes are apart: whether they differ, how many codes lie between them, or by their numbers. */
export type CodeMetric = 'nominal' | 'ordinal' | 'interval';

export interface KrippendorffAlpha {
  /** Codes in units that two coders or more gave a code. */
  readonly pairable: number;
  /** Units that two coders or more gave a code. */
  readonly units: number;
  /** Different codes among the pairable ones. */
  readonly codesUsed: number;
  /** Its n is the number of units. */
  readonly alpha: PointEstimate;
}

/**
 * Krippendorff's alpha: one less the ratio of observed to expected disagreement, over all pairs of codes that two
 * coders gave to one unit. Units with one code are dropped, other missing codes are no loss.
 *
 *     alpha = 1 - (n - 1) sum over c < k of o_ck d_ck / sum over c < k of n_c n_k d_ck
 *     o_ck = sum over units u of n_uc n_uk / (m_u - 1)
 *     d_ck: 1 (nominal); (n_c / 2 + n_(c+1) + ... + n_(k-1) + n_k / 2)^2 (ordinal); (c - k)^2 (interval)
 *
 * where n_uc of the m_u codes of unit u are c, n_c is the number of pairable codes c, and n of all.
 *
 * @param ratings - counts by unit and code; see `ratingCounts`. The order of levels matters to 'ordinal' alone.
 * @param metric - 'nominal' for themes, 'ordinal' for grades, 'interval' for codes that are numbers.
 * @returns Up to 1; 0 is what chance alone gives. Not estimable when no unit has two codes (`no-pairable-values`), and
 *   when all pairable codes are the same (`no-variation`: 0 / 0, where some programs say 1 and others 0).
 * @throws RangeError naming the count that is none, the counts that are not as long as the levels, the pattern with
 *   more codes than coders, or, for 'interval', the level that is no number.
 *
 * Source: Krippendorff K (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania,
 * https://repository.upenn.edu/asc_papers/43; Hayes AF, Krippendorff K (2007). Answering the call for a standard
 * reliability measure for coding data. Communication Methods and Measures 1, 77-89. doi:10.1080/19312450709336664
 * Checked against: R 4.2.2 and the published example (0.743, 0.815, 0.849), in test/golden/agreement.json
 */
export function krippendorffAlpha(ratings: RatingCounts, metric: CodeMetric): KrippendorffAlpha {
  const distances = metric === 'interval' ? numbersOf(ratings.levels) : undefined;
  const coincidences = coincidencesOf(ratings);
  const { units, totals } = coincidences;
  const pairable = totals.reduce((sum, total) => sum + total, 0);
  const codesUsed = totals.filter((total) => total > 0).length;
  const positions = distances ?? (metric === 'ordinal' ? midRanks(totals) : undefined);
  return { pairable, units, codesUsed, alpha: alphaOf(coincidences, pairable, positions) };
}

/** Codes at positions lie as far apart as the square of the difference; without positions, all equally far. */
function alphaOf(
  { units, totals, table }: Coincidences,
  pairable: number,
  positions: readonly number[] | undefined,
): PointEstimate {
  if (pairable === 0) return notEstimable('no-pairable-values', units);
  let observed = 0;
  let expected = 0;
  table.forEach((row, c) => {
    row.forEach((coincidence, k) => {
      if (k <= c) return;
      const distance = positions === undefined ? 1 : ((positions[c] ?? 0) - (positions[k] ?? 0)) ** 2;
      observed += coincidence * distance;
      expected += (totals[c] ?? 0) * (totals[k] ?? 0) * distance;
    });
  });
  if (expected === 0) return notEstimable('no-variation', units);
  return pointEstimate(1 - ((pairable - 1) * observed) / expected, units);
}

/** Ordinal distance is the difference of the middles of the codes' ranks among all pairable codes. */
function midRanks(totals: readonly number[]): readonly number[] {
  let below = 0;
  return totals.map((total) => {
    below += total;
    return below - total / 2;
  });
}

function numbersOf(levels: readonly Code[]): readonly number[] {
  return levels.map((level, place) => {
    if (typeof level !== 'number') throw new RangeError(`levels[${place}]: ${level} is no number`);
    checkValue(`levels[${place}]`, level);
    return level;
  });
}
