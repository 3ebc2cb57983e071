/** Logarithms of Poisson probabilities that keep their precision for any count: what the exact tests of a table add up. */

const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

/** Below this the distance of x! from Stirling's formula is exact, above it is a series. */
const EXACT_BELOW = 16;

/** d(x) + ln(2 pi x) / 2 of the smaller counts, which are asked for most. */
const HEIGHTS = Float64Array.from({ length: 1024 }, (_, x) => heightOf(x));

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
  return -poissonDeviance(x, mean) - (HEIGHTS[x] ?? heightOf(x));
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

function heightOf(x: number): number {
  return stirlingError(x) + HALF_LOG_TWO_PI + Math.log(x) / 2;
}

/** ln(x!) - ((x + 1/2) ln x - x + ln(2 pi) / 2) */
function stirlingError(x: number): number {
  if (x < EXACT_BELOW) return Math.log(factorial(x)) - ((x + 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI);
  const square = x * x;
  return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / x;
}

function factorial(x: number): number {
  return x < 2 ? 1 : x * factorial(x - 1);
}
