/** Coincidences of codes: how often two coders gave each pair of codes to one unit. */

import { givenCodes, type RatingCounts } from './rating-counts.ts';

export interface Coincidences {
  /** Units with two codes or more. */
  readonly units: number;
  /** totals[level]: codes in those units. */
  readonly totals: readonly number[];
  /** table[c][k] of two different levels; its rows with the diagonal add up to the totals. */
  readonly table: readonly (readonly number[])[];
}

/**
 * The coincidence table of some units, without its diagonal. A unit's codes count as often as there are codes in it,
 * whatever the number of its coders. Units with one code or none are dropped.
 *
 *     o_ck = sum over units u of n_uc n_uk / (m_u - 1),  c != k
 *
 * where n_uc of the m_u codes of unit u are c.
 *
 * @param ratings - counts by unit and code.
 * @returns The symmetric table, 0 on its diagonal, with the codes' totals.
 * @throws RangeError naming the count that is none, the counts that are not as long as the levels, or the pattern
 *   with more codes than coders.
 *
 * Source: Krippendorff K (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania,
 * https://repository.upenn.edu/asc_papers/43
 * Checked against: `krippendorffAlpha`, in test/golden/agreement.json
 */
export function coincidencesOf(ratings: RatingCounts): Coincidences {
  const pairable = givenCodes(ratings).filter(({ given }) => given > 1);
  const table = ratings.levels.map(() => ratings.levels.map(() => 0));
  const totals = ratings.levels.map(() => 0);
  for (const { counts, units, given } of pairable) {
    counts.forEach((count, c) => {
      totals[c] = (totals[c] ?? 0) + units * count;
      const row = table[c];
      if (row === undefined || count === 0) return;
      counts.forEach((other, k) => {
        if (k !== c) row[k] = (row[k] ?? 0) + (units * count * other) / (given - 1);
      });
    });
  }
  return { units: pairable.reduce((sum, { units }) => sum + units, 0), totals, table };
}
