/** One figure with institutions as clusters: finished and rounded, or nothing where there are too few of them. */

import { type ClusteredMean, clusteredMean } from '../../estimates/clusters/clustered-mean.ts';
import type { PointEstimate } from '../../estimates/estimate.ts';
import { NO_INSTITUTION } from '../../tables/tables.ts';
import type { Policy } from '../policy.ts';
import type { ClusteredFigure } from '../release.ts';
import { meanDecimals, roundedShare, roundHalfUp } from '../shown-precision.ts';
import type { ClusteredSource } from './clustered-source.ts';
import type { InstitutionPart } from './institution-tables.ts';

/** Respondents by institution and value. */
export type InstitutionCounts = readonly (readonly number[])[];

/**
 * The figure's counts in each institution, in their order.
 *
 * @param key - of the tables in the institutions.
 */
export function institutionCounts(
  { values, countsIn }: Pick<ClusteredSource, 'values' | 'countsIn'>,
  key: string,
  parts: readonly InstitutionPart[],
): InstitutionCounts {
  return parts.map(({ tablesOf }) => {
    const [first, ...others] = tablesOf(key).map(countsIn);
    if (first === undefined) return values.map(() => 0);
    return others.reduce((sum, counts) => sum.map((count, index) => count + (counts[index] ?? 0)), first);
  });
}

/** Whether answers are from enough institutions. Having none is no institution, though it is a cluster. */
export function isFromEnough(
  counts: InstitutionCounts,
  parts: readonly Pick<InstitutionPart, 'id'>[],
  { clustersFrom }: Policy,
): boolean {
  const answering = parts.filter(
    ({ id }, place) => id !== NO_INSTITUTION && (counts[place] ?? []).some((count) => count > 0),
  );
  return answering.length >= clustersFrom;
}

/** Whether a share is of enough people on either side: of a few, the interval would tell whether they are colleagues. */
export function isCommon(
  { kind }: Pick<ClusteredSource, 'kind'>,
  counts: InstitutionCounts,
  { threshold }: Policy,
): boolean {
  if (kind !== 'share') return true;
  return [0, 1].every((value) => counts.reduce((sum, each) => sum + (each[value] ?? 0), 0) >= threshold);
}

/**
 * Whether likeness may be told: it rests on institutions in which two and more answered, so there must be enough of
 * them, two and more respondents to an institution on average, and none that is half of the comparison.
 */
function mayTellLikeness(tables: InstitutionCounts, { clustersFrom }: Policy): boolean {
  const sizes = tables
    .map((counts) => counts.reduce((sum, count) => sum + count, 0))
    .filter((size) => size > 0);
  const colleagues = sizes.map((size) => size - 1).filter((others) => others > 0);
  const all = colleagues.reduce((sum, others) => sum + others, 0);
  return colleagues.length >= clustersFrom && all >= sizes.length && Math.max(...colleagues) <= all / 2;
}

/** Undefined where no cluster-robust interval can be given. */
export function clusteredFigure(
  { kind, values, level }: ClusteredSource,
  tables: InstitutionCounts,
  policy: Policy,
): ClusteredFigure | undefined {
  const result: ClusteredMean = clusteredMean({ values, tables }, level);
  if (result.interval.kind === 'not-estimable') return undefined;
  const { interval, n } = result.interval;
  const tellsLikeness = mayTellLikeness(tables, policy);
  return {
    ...roundedLimits(interval, kind, n),
    level: interval.level,
    designEffect: tellsLikeness ? rounded(result.designEffect, 1) : null,
    icc: tellsLikeness ? rounded(result.icc, 2) : null,
  };
}

interface Ends {
  readonly lower: number;
  readonly upper: number;
}

/** As the figure is shown. A share is from 0 to 1, whatever the interval of a mean makes of it. */
function roundedLimits({ lower, upper }: Ends, kind: ClusteredSource['kind'], n: number): Ends {
  if (kind === 'share') {
    return { lower: roundedShare(Math.max(0, lower)), upper: roundedShare(Math.min(1, upper)) };
  }
  const decimals = meanDecimals(n);
  return { lower: roundHalfUp(lower, decimals), upper: roundHalfUp(upper, decimals) };
}

function rounded(estimate: PointEstimate, decimals: number): number | null {
  return estimate.kind === 'point' ? roundHalfUp(estimate.value, decimals) : null;
}
