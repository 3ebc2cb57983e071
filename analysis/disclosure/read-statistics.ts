/**
 * Reads the statistics that were stored beside a release: they are derived from its content and from nothing else, so
 * what they say may be shown. Nothing is said of a panel whose groups could not be compared but that.
 */

import type { Comparison, ComparisonPanel } from '../results/comparison/comparisons.ts';
import type { ReleaseStatistics } from '../results/release-statistics.ts';
import { type Disclosed, shown, suppressed } from './disclosed.ts';

/** How the groups of a breakdown differ; suppressed where fewer than two groups are shown exactly. */
export function readComparison(
  { comparisons }: ReleaseStatistics,
  breakdown: string,
  panel: ComparisonPanel,
): Disclosed<Comparison> {
  const comparison = comparisons[breakdown]?.[panel];
  return comparison === undefined ? suppressed('protected') : shown(comparison);
}
