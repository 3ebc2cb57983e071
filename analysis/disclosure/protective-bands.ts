/**
 * Bands for the sizes of groups whose sum is known.
 *
 * A total and the sizes that are exact give away what the rest adds up to, and that narrows every band. So
 * the bands of rule R1 are used where they still leave enough values, and wider ones where they do not.
 */

import { type Band, bandOf, type Policy, widestBand } from './policy.ts';

type Scheme = (sizes: readonly number[], policy: Policy) => readonly Band[];

/** From the finest to the one that says no more than "at least the threshold". */
const SCHEMES: readonly Scheme[] = [presetBands, widestBands, openBands];

/**
 * @param sizes - of the groups told as bands. An attacker is taken to know their sum.
 * @returns One band for each size, in order; undefined when no bands hide the sizes.
 */
export function protectiveBands(sizes: readonly number[], policy: Policy): readonly Band[] | undefined {
  return SCHEMES.map((scheme) => scheme(sizes, policy)).find((bands) =>
    areProtective(narrowedBands(bands, sum(sizes)), policy),
  );
}

/**
 * What is left of each band for someone who knows the sum of the sizes: a size is at least the sum less the
 * upper ends of the others, and at most the sum less their lower ends.
 */
export function narrowedBands(bands: readonly Band[], total: number): readonly Band[] {
  return bands.map((band) => ({
    from: Math.max(band.from, total - (sum(bands.map(({ to }) => to)) - band.to)),
    to: Math.min(band.to, total - (sum(bands.map(({ from }) => from)) - band.from)),
  }));
}

/** Whether every band leaves enough values. */
export function areProtective(bands: readonly Band[], policy: Policy): boolean {
  return bands.every(({ from, to }) => to - from + 1 >= policy.leastValuesInBand);
}

/** The bands of rule R1; a group large enough to be exact is told as at least that large. */
function presetBands(sizes: readonly number[], policy: Policy): readonly Band[] {
  const bands = sizes.map((n) => (n >= policy.exactFrom ? undefined : bandOf(n, policy)));
  const froms = bands.map((band) => band?.from ?? policy.exactFrom);
  return bands.map((band, index) => band ?? upToRoom(index, froms, sizes));
}

function widestBands(sizes: readonly number[], policy: Policy): readonly Band[] {
  const wide = widestBand(policy);
  const froms = sizes.map(() => wide.from);
  return sizes.map((n, index) => (n >= policy.exactFrom ? upToRoom(index, froms, sizes) : wide));
}

function openBands(sizes: readonly number[], policy: Policy): readonly Band[] {
  const froms = sizes.map(() => policy.threshold);
  return sizes.map((_, index) => upToRoom(index, froms, sizes));
}

/** Up to the largest that one group can be when the others are as small as they can be. */
function upToRoom(index: number, froms: readonly number[], sizes: readonly number[]): Band {
  const from = froms[index] ?? 0;
  return { from, to: sum(sizes) - (sum(froms) - from) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
