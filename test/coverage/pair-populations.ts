/** Populations of pairs of answers, and samples of them as pair tables. */

import type { Random } from '../../analysis/estimates/seeded-random.ts';
import { drawCounts } from './populations.ts';

/** joint[a - 1][b - 1]: probability of the answers a and b. */
export type Joint = readonly (readonly number[])[];

/** How many of n respondents give each pair of answers. */
export function drawPairs(joint: Joint, n: number, random: Random): readonly (readonly number[])[] {
  const counts = drawCounts(joint.flat(), n, random);
  const columns = joint[0]?.length ?? 0;
  return joint.map((_, row) => counts.slice(row * columns, (row + 1) * columns));
}

/** Mean over the population of what is computed from the two answers. */
export function sumOverPairs(joint: Joint, of: (first: number, second: number) => number): number {
  return joint.reduce(
    (sum, row, a) => sum + row.reduce((inner, probability, b) => inner + probability * of(a + 1, b + 1), 0),
    0,
  );
}
