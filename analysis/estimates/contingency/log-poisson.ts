/** Logarithms of Poisson probabilities that keep their precision for any count: what the exact tests of a table add up. */

/** Below this the distance of x! from Stirling's formula is tabulated, above it is a series. */
const TABULATED_BELOW = 16;

const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

/** ln(x!) - ((x + 1/2) ln x - x + ln(2 pi) / 2) for x from 1 up; the first place is not used. */
const STIRLING_ERRORS = Float64Array.from({ length: TABULATED_BELOW }, (_, x) => {
  let factorial = 1;
  for (let factor = 2; factor <= x; factor += 1) factorial *= factor;
  return Math.log(factorial) - ((x + 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI);
});

/**
 * Logarithm of the probability that a Poisson variable is x. For given margins the product of these over the cells
 * of a table, with the expected counts as means, is the probability of the table up to a factor: the sum of the
 * logarithms of factorials would lose its digits where counts are large.
 *
 *     ln P(x) = -d(x) - D(x, mean) - ln(2 pi x) / 2,  D(x, mean) = x ln(x / mean) + mean - x
 *
 * where d(x) is what Stirling's formula lacks of ln x!. ln P(0) = -mean.
 *
 * @param x - a whole number, 0 or above.
 * @param mean - above 0.
 * @returns A number of at most 0.
 *
 * Source: Loader C (2000). Fast and accurate computation of binomial probabilities. Lucent Technologies.
 * Checked against: test/analysis/estimates/contingency/log-poisson.test.ts
 */
export function logPoisson(x: number, mean: number): number {
  if (x === 0) return -mean;
  return -stirlingError(x) - poissonDeviance(x, mean) - HALF_LOG_TWO_PI - Math.log(x) / 2;
}

/**
 * Half the deviance of a count from its mean.
 *
 *     D(x, mean) = x ln(x / mean) + mean - x
 *
 * Near the mean it is a series in v = (x - mean) / (x + mean), because the terms would cancel:
 *
 *     D = (x - mean) v + 2 x v (v^2 / 3 + v^4 / 5 + ...)
 *
 * @param x - 0 or above.
 * @param mean - above 0.
 * @returns A number of 0 or above.
 *
 * Source: Loader C (2000). Fast and accurate computation of binomial probabilities. Lucent Technologies.
 * Checked against: test/analysis/estimates/contingency/log-poisson.test.ts
 */
export function poissonDeviance(x: number, mean: number): number {
  if (x === 0) return mean;
  const v = (x - mean) / (x + mean);
  if (Math.abs(v) >= 0.1) return x * Math.log(x / mean) + mean - x;
  let sum = (x - mean) * v;
  let power = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

function stirlingError(x: number): number {
  if (x < TABULATED_BELOW) return STIRLING_ERRORS[x] ?? 0;
  const square = x * x;
  return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / x;
}
