/** A sum over all pairs of institutions in one pass over the institutions. */

/**
 * Sum of the products of all ordered pairs of different entries. Adds up products and subtracts none, so one large
 * entry does not drown the small ones, as it would in (sum)^2 - (sum of squares).
 *
 *     sum over j != k of x_j x_k = 2 * (x_2 x_1 + x_3 (x_1 + x_2) + ...)
 *
 * @param entries - any numbers.
 * @returns The sum, 0 for fewer than two entries.
 *
 * Source: none; a sum.
 * Checked against: the double loop in test/analysis/estimates/clusters/clustered-mean.test.ts
 */
export function pairProducts(entries: readonly number[]): number {
  let before = 0;
  let sum = 0;
  for (const entry of entries) {
    sum += entry * before;
    before += entry;
  }
  return 2 * sum;
}
