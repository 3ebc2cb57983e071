/** Where a rising function crosses 0, and where a deviance that can be differentiated is least. */

/**
 * Zero of a function that is below 0 at one end and above at the other, to the last digit.
 *
 *     halve [lower, upper] until no number lies between
 *
 * @param risingAt - the function.
 * @param lower - where it is at most 0.
 * @param upper - where it is above 0.
 * @returns The place of the change of sign; one of them if there are several.
 *
 * Source: none; bisection.
 * Checked against: test/analysis/estimates/benchmark/bisection.test.ts
 */
export function crossing(risingAt: (place: number) => number, lower: number, upper: number): number {
  let [low, high] = [lower, upper];
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (risingAt(middle) > 0) high = middle;
    else low = middle;
  }
}

/** A deviance (-2 log likelihood, but for a constant) and its slope at one place. */
export interface Deviance {
  readonly deviance: number;
  readonly slope: number;
}

/** Places to look at, each half the next: from 1e-12 of the scale to a million times it, or further up if need be. */
const HALVINGS = 40;
const DOUBLINGS = 20;

/**
 * Place from 0 up where a deviance is least. A scan by doubling finds the lowest valley, should there be several; then
 * bisection on the slope.
 *
 *     least deviance over 0, scale / 2^40, ..., scale / 2, scale, 2 scale, ...; then slope = 0
 *
 * @param devianceAt - deviance and slope at a place, 0 or above; the slope must be above 0 far out.
 * @param scale - the size the place may have, above 0.
 * @returns The place; 0 when the deviance rises from there.
 *
 * Source: none; a scan and bisection.
 * Checked against: test/analysis/estimates/benchmark/bisection.test.ts
 */
export function leastDeviance(devianceAt: (place: number) => Deviance, scale: number): number {
  const places = [0];
  for (let step = -HALVINGS; step <= DOUBLINGS; step += 1) places.push(scale * 2 ** step);
  for (let last = scale * 2 ** DOUBLINGS; devianceAt(last).slope <= 0; ) {
    last *= 2;
    places.push(last);
  }
  const deviances = places.map((place) => devianceAt(place));
  const best = deviances.reduce((least, { deviance }, index) => {
    return deviance < (deviances[least]?.deviance ?? 0) ? index : least;
  }, 0);
  return valleyAround(places, best, (place) => devianceAt(place).slope);
}

function valleyAround(places: readonly number[], best: number, slopeAt: (place: number) => number): number {
  const risesAt = (place: number) => slopeAt(place) > 0;
  const after = risesAt(places[best] ?? 0) ? best : best + 1 + places.slice(best + 1).findIndex(risesAt);
  const before = places.slice(0, after).findLastIndex((place) => !risesAt(place));
  return before === -1 ? 0 : crossing(slopeAt, places[before] ?? 0, places[after] ?? 0);
}
