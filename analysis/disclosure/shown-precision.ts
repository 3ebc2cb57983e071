/**
 * How finely numbers are shown. What a release holds finished is rounded here as well, so that nothing finer than what
 * is shown is ever stored.
 */

const TWO_DECIMALS_FROM = 100;

/** Half up (away from zero), and safe from 29 / 200 * 100 being a little under 14.5. */
export function roundHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const size = Math.floor(Math.abs(value) * scale + 0.5 + 1e-9) / scale;
  return value < 0 && size > 0 ? -size : size;
}

/** Decimals of a mean of n respondents (rule R1). */
export function meanDecimals(n: number): 1 | 2 {
  return n >= TWO_DECIMALS_FROM ? 2 : 1;
}

/** A share, or the difference of two, of 0 to 1: in whole percent. */
export function roundedShare(share: number): number {
  return roundHalfUp(share * 100, 0) / 100;
}
