/**
 * How each part of a partition may be shown, so that nothing of it follows from subtraction.
 *
 * An exact whole less the exact parts is an exact table of the rest, and less everything shown a fair guess
 * at what is hidden. So the rest must number nobody or enough to be exact itself, and the hidden nobody or at
 * least the threshold. The same plan serves n and every measure (rules R1 and R6, for partitions).
 */

import type { Band, Policy } from './policy.ts';
import { protectiveBands } from './protective-bands.ts';

/** One part: its sizes (table-sizes.ts), and what it may be at best. */
export interface Part {
  /** The size that its own threshold is judged by. */
  readonly respondents: number;
  /** Every size that can be subtracted, in the order of the whole's. */
  readonly sizes: readonly number[];
  readonly mayBeExact: boolean;
  readonly mayBeCoarse: boolean;
}

export type Showing =
  | { readonly kind: 'exact' }
  | { readonly kind: 'coarse'; readonly n: Band }
  | { readonly kind: 'suppressed'; readonly because: SuppressionCause };

export type SuppressionCause = 'too-small' | 'no-coarse-figure' | 'protects-others' | 'band-too-narrow';

/** The whole is exact: all of its sizes are known. */
export interface Whole {
  readonly respondents: number;
  readonly sizes: readonly number[];
}

/** One showing for each part, in order. */
export function partitionPlan(whole: Whole, parts: readonly Part[], policy: Policy): readonly Showing[] {
  const exact = exactParts(whole, parts, policy);
  const coarse = coarseParts(whole, parts, exact, policy);
  const bands = protectiveBands(
    coarse.map((part) => part.respondents),
    policy,
  );
  return parts.map((part): Showing => {
    if (exact.includes(part)) return { kind: 'exact' };
    const band = bands?.[coarse.indexOf(part)];
    if (band !== undefined) return { kind: 'coarse', n: band };
    return { kind: 'suppressed', because: causeOf(part, coarse, policy) };
  });
}

/** The largest set of exact parts that leaves nobody, or enough to be exact: the smallest part gives way first. */
function exactParts(whole: Whole, parts: readonly Part[], policy: Policy): readonly Part[] {
  let exact: readonly Part[] = parts.filter(
    (part) => part.mayBeExact && part.sizes.every((size) => isNobodyOr(size, policy.exactFrom)),
  );
  while (exact.length > 0 && !leavesNobodyOr(whole, exact, policy.exactFrom)) exact = withoutSmallest(exact);
  return exact;
}

function coarseParts(
  whole: Whole,
  parts: readonly Part[],
  exact: readonly Part[],
  policy: Policy,
): readonly Part[] {
  let coarse: readonly Part[] = parts.filter(
    (part) => part.mayBeCoarse && part.respondents >= policy.threshold && !exact.includes(part),
  );
  while (
    coarse.length > 0 &&
    !isNobodyOr(respondentsOutside(whole, [...exact, ...coarse]), policy.threshold)
  ) {
    coarse = withoutSmallest(coarse);
  }
  return coarse;
}

function causeOf(part: Part, coarse: readonly Part[], policy: Policy): SuppressionCause {
  if (part.respondents < policy.threshold) return 'too-small';
  if (!part.mayBeCoarse) return 'no-coarse-figure';
  return coarse.includes(part) ? 'band-too-narrow' : 'protects-others';
}

function leavesNobodyOr(whole: Whole, parts: readonly Part[], least: number): boolean {
  return whole.sizes.every((size, index) =>
    isNobodyOr(
      parts.reduce((rest, part) => rest - (part.sizes[index] ?? 0), size),
      least,
    ),
  );
}

function respondentsOutside(whole: Whole, parts: readonly Part[]): number {
  return parts.reduce((rest, part) => rest - part.respondents, whole.respondents);
}

/** Nobody can be subtracted from a part without respondents, so such a part never has to give way. */
function withoutSmallest(parts: readonly Part[]): readonly Part[] {
  const peopled = parts.filter((part) => part.sizes.some((size) => size > 0));
  const least = Math.min(...peopled.map((part) => part.respondents));
  const smallest = peopled.find((part) => part.respondents === least);
  return parts.filter((part) => part !== smallest);
}

function isNobodyOr(n: number, least: number): boolean {
  return n === 0 || n >= least;
}
