/** Value counts: how many respondents have each value. Every estimate of a mean, spread or rank starts here. */

/** [value, respondents], in any order. */
export type ValueCounts = readonly (readonly [number, number])[];

/**
 * The values and counts of an item's answers, with the code as the value.
 *
 *     [1, counts[0]], [2, counts[1]], ...
 *
 * @param counts - counts[code - 1] is the number of respondents who answered code.
 * @returns One pair for each code that somebody gave.
 *
 * Source: none; a change of shape.
 * Checked against: the statistics that read it
 */
export function codeCounts(counts: readonly number[]): ValueCounts {
  return counts.map((count, index) => [index + 1, count] as const).filter(([, count]) => count > 0);
}

/**
 * Number of respondents behind some value counts.
 *
 *     n = c_1 + ... + c_m,  c_j the respondents with the j-th value
 *
 * @param counts - [value, respondents].
 * @returns A whole number, 0 when there are none.
 *
 * Source: none; a sum.
 * Checked against: test/golden/descriptives.json (n)
 */
export function respondentsIn(counts: ValueCounts): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}
