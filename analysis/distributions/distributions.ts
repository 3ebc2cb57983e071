/**
 * Normal, t, beta, chi-square and F: the only file that knows the numeric library.
 *
 * Each function is taken where the library was measured to be accurate; the others are derived from those.
 * Arguments outside a distribution's domain are a caller's mistake and throw RangeError.
 */

import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import gammainc from '@stdlib/math-base-special-gammainc';
import stdlibBetaCdf from '@stdlib/stats-base-dists-beta-cdf';
import stdlibBetaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import stdlibTCdf from '@stdlib/stats-base-dists-t-cdf';
import stdlibTQuantile from '@stdlib/stats-base-dists-t-quantile';

/**
 * Probability that a standard normal value is at most x.
 *
 *     P(X <= x) = erfc(-x / sqrt(2)) / 2
 *
 * @param x - any number; the lower tail keeps its relative precision (1.8e-33 at -12).
 * @returns A probability from 0 to 1.
 * @throws RangeError if x is not a number.
 *
 * Source: Abramowitz M, Stegun IA (1964). Handbook of Mathematical Functions, 26.2.29.
 * Checked against: R 4.2.2 pnorm, test/golden/distributions.json
 */
export function normalCdf(x: number): number {
  checked('x', x, !Number.isNaN(x));
  return erfc(-x / Math.SQRT2) / 2;
}

/**
 * Value below which a standard normal value falls with probability p.
 *
 *     z = -sqrt(2) * erfcinv(2 p)
 *
 * @param p - a probability, 0 < p < 1.
 * @returns A number; 1.96 for p = 0.975.
 * @throws RangeError if p is not between 0 and 1.
 *
 * Source: Abramowitz M, Stegun IA (1964). Handbook of Mathematical Functions, 26.2.29.
 * Checked against: R 4.2.2 qnorm, test/golden/distributions.json
 */
export function normalQuantile(p: number): number {
  checked('p', p, p > 0 && p < 1);
  return 0 - Math.SQRT2 * erfcinv(2 * p);
}

/**
 * Probability that a value of Student's t distribution is at most x.
 *
 *     P(T <= x),  T with df degrees of freedom
 *
 * @param x - any number.
 * @param df - degrees of freedom, above 0, not necessarily whole.
 * @returns A probability from 0 to 1.
 * @throws RangeError if x is not a number or df is not above 0.
 *
 * Source: Abramowitz M, Stegun IA (1964). Handbook of Mathematical Functions, 26.7.1.
 * Checked against: R 4.2.2 pt, test/golden/distributions.json
 */
export function tCdf(x: number, df: number): number {
  checked('x', x, !Number.isNaN(x));
  checked('df', df, df > 0);
  return stdlibTCdf(x, df);
}

/**
 * Value below which a value of Student's t distribution falls with probability p.
 *
 *     P(T <= t) = p,  T with df degrees of freedom
 *
 * @param p - a probability, 0 < p < 1.
 * @param df - degrees of freedom, above 0, not necessarily whole.
 * @returns A number; 2.776 for p = 0.975 and df = 4.
 * @throws RangeError if p is not between 0 and 1 or df is not above 0.
 *
 * Source: Abramowitz M, Stegun IA (1964). Handbook of Mathematical Functions, 26.7.1.
 * Checked against: R 4.2.2 qt, test/golden/distributions.json
 */
export function tQuantile(p: number, df: number): number {
  checked('p', p, p > 0 && p < 1);
  checked('df', df, df > 0);
  return stdlibTQuantile(p, df);
}

/**
 * Probability that a value of the beta distribution is at most x: the regularised incomplete beta function.
 *
 *     I_x(a, b)
 *
 * @param x - a share, 0 to 1.
 * @param a - first shape, above 0.
 * @param b - second shape, above 0.
 * @returns A probability from 0 to 1.
 * @throws RangeError if x is not a number or a shape is not above 0.
 *
 * Source: Abramowitz M, Stegun IA (1964). Handbook of Mathematical Functions, 26.5.1.
 * Checked against: R 4.2.2 pbeta, test/golden/distributions.json
 */
export function betaCdf(x: number, a: number, b: number): number {
  checked('x', x, !Number.isNaN(x));
  checked('a', a, a > 0);
  checked('b', b, b > 0);
  return stdlibBetaCdf(x, a, b);
}

/**
 * Value below which a value of the beta distribution falls with probability p.
 *
 *     I_x(a, b) = p
 *
 * @param p - a probability, 0 to 1.
 * @param a - first shape, above 0.
 * @param b - second shape, above 0.
 * @returns A share from 0 to 1.
 * @throws RangeError if p is not from 0 to 1 or a shape is not above 0.
 *
 * Source: Abramowitz M, Stegun IA (1964). Handbook of Mathematical Functions, 26.5.1.
 * Checked against: R 4.2.2 qbeta, test/golden/distributions.json
 */
export function betaQuantile(p: number, a: number, b: number): number {
  checked('p', p, p >= 0 && p <= 1);
  checked('a', a, a > 0);
  checked('b', b, b > 0);
  return stdlibBetaQuantile(p, a, b);
}

/**
 * Probability that a chi-square value is at least x.
 *
 *     P(X >= x) = Q(df / 2, x / 2),  Q the regularised upper incomplete gamma function
 *
 * @param x - 0 or above.
 * @param df - degrees of freedom, above 0.
 * @returns A probability from 0 to 1; computed as a tail, so small ones keep their relative precision.
 * @throws RangeError if x is negative or df is not above 0.
 *
 * Source: Abramowitz M, Stegun IA (1964). Handbook of Mathematical Functions, 26.4.19.
 * Checked against: R 4.2.2 pchisq(lower.tail = FALSE), test/golden/distributions.json
 */
export function chiSquareUpperTail(x: number, df: number): number {
  checked('x', x, x >= 0);
  checked('df', df, df > 0);
  return gammainc(x / 2, df / 2, true, true);
}

/**
 * Value below which a value of the F distribution falls with probability p. Always through the beta quantile: R's
 * qf takes a chi-square shortcut for large second degrees of freedom, which narrows Feldt's interval by 4 %.
 *
 *     F = (df2 / df1) * b / (1 - b),  I_b(df1 / 2, df2 / 2) = p
 *
 * @param p - a probability, 0 < p < 1.
 * @param df1 - degrees of freedom of the numerator, above 0.
 * @param df2 - degrees of freedom of the denominator, above 0.
 * @returns A number above 0.
 * @throws RangeError if p is not between 0 and 1 or degrees of freedom are not above 0.
 *
 * Source: Abramowitz M, Stegun IA (1964). Handbook of Mathematical Functions, 26.6.2.
 * Checked against: R 4.2.2 qbeta, test/golden/distributions.json and alpha_from_covariance_n100k of reliability.json
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  checked('p', p, p > 0 && p < 1);
  const b = betaQuantile(p, df1 / 2, df2 / 2);
  return ((df2 / df1) * b) / (1 - b);
}

/**
 * Probability that a value of the F distribution is at least x.
 *
 *     P(F >= x) = I_y(df2 / 2, df1 / 2),  y = df2 / (df2 + df1 x)
 *
 * @param x - 0 or above.
 * @param df1 - degrees of freedom of the numerator, above 0.
 * @param df2 - degrees of freedom of the denominator, above 0.
 * @returns A probability from 0 to 1.
 * @throws RangeError if x is negative or degrees of freedom are not above 0.
 *
 * Source: Abramowitz M, Stegun IA (1964). Handbook of Mathematical Functions, 26.6.2.
 * Checked against: R 4.2.2 pf(lower.tail = FALSE), test/golden/distributions.json
 */
export function fUpperTail(x: number, df1: number, df2: number): number {
  checked('x', x, x >= 0);
  return betaCdf(df2 / (df2 + df1 * x), df2 / 2, df1 / 2);
}

function checked(name: string, value: number, isInDomain: boolean): void {
  if (!isInDomain) throw new RangeError(`${name} = ${value} is outside the domain of the distribution`);
}
