/** One figure with institutions as clusters: finished and rounded, or nothing where there are too few of them. */

import { type ClusteredMean, clusteredMean } from '../estimates/clusters/clustered-mean.ts';
import type { PointEstimate } from '../estimates/estimate.ts';
import { NO_INSTITUTION } from '../tables/tables.ts';
import type { ClusteredSource } from './clustered-source.ts';
import type { InstitutionPart } from './institution-tables.ts';
import type { Policy } from './policy.ts';
import type { ClusteredFigure } from './release.ts';
import { meanDecimals, roundedShare, roundHalfUp } from './shown-precision.ts';

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

/** Undefined where no cluster-robust interval can be given. */
export function clusteredFigure(
  { kind, values, level }: ClusteredSource,
  tables: InstitutionCounts,
): ClusteredFigure | undefined {
  const result: ClusteredMean = clusteredMean({ values, tables }, level);
  if (result.interval.kind === 'not-estimable') return undefined;
  const { interval, n } = result.interval;
  return {
    ...roundedLimits(interval, kind, n),
    level: interval.level,
    designEffect: rounded(result.designEffect, 1),
    icc: rounded(result.icc, 2),
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
