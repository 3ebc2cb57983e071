/** How far institutions differ by more than chance: I squared. */

/**
 * I squared: the part of the variation between institutions that is more than chance alone makes.
 *
 *     I^2 = max(0, (Q - df) / Q)
 *
 * @param q - Cochran's Q, or another chi-square statistic of equal institutions; 0 or above.
 * @param df - its degrees of freedom: institutions less one.
 * @returns A share from 0 to 1; 0 when Q is at most what chance makes on average.
 * @throws RangeError if q is negative or not a number.
 *
 * Source: Higgins JPT, Thompson SG (2002). Quantifying heterogeneity in a meta-analysis. Statistics in Medicine 21,
 * 1539-1558. doi:10.1002/sim.1186
 * Checked against: R metafor 3.8-1, in test/golden/benchmark.json
 */
export function iSquared(q: number, df: number): number {
  if (!(q >= 0)) throw new RangeError(`q: ${q} is not 0 or above`);
  return q <= df ? 0 : (q - df) / q;
}
