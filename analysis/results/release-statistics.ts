/**
 * ReleaseStatistics: what is computed once, when a release is made, and stored beside it.
 *
 * Everything here follows from the release's content alone. Where chance is needed (Monte Carlo tests), the release's id
 * is the seed, so that the same release gives the same statistics for ever.
 */

import type { Instrument } from '../../survey-definitions/instrument.ts';
import type { ReleaseContent } from '../disclosure/release.ts';
import { type Random, seededRandom } from '../estimates/seeded-random.ts';
import { adjustClustered, adjustIndependent } from './comparison/adjust-comparisons.ts';
import { clusteredOutcomes, clusteredPair } from './comparison/clustered-pairs.ts';
import { compareOutcome } from './comparison/compare-groups.ts';
import { comparedOutcomes, type Outcome } from './comparison/compared-outcomes.ts';
import type { Comparison, ComparisonPanel, Comparisons } from './comparison/comparisons.ts';

/** Statistics of another format are computed anew. */
export const STATISTICS_FORMAT = 2;

export interface ReleaseStatistics {
  readonly format: typeof STATISTICS_FORMAT;
  readonly comparisons: Comparisons;
}

/** @param releaseId - SHA-256 of the content, in hexadecimal digits. */
export function releaseStatistics(
  content: ReleaseContent,
  instrument: Instrument,
  releaseId: string,
): ReleaseStatistics {
  const random = seededRandom(releaseId);
  const comparisons = instrument.breakdowns.flatMap((breakdown) => {
    const panels = panelsOf(content, instrument, breakdown, random);
    return Object.keys(panels).length === 0 ? [] : [[breakdown, panels] as const];
  });
  return { format: STATISTICS_FORMAT, comparisons: Object.fromEntries(comparisons) };
}

function panelsOf(
  content: ReleaseContent,
  instrument: Instrument,
  breakdown: string,
  random: Random,
): Readonly<Partial<Record<ComparisonPanel, Comparison>>> {
  const views = content.views.filter((view) => view.breakdown === breakdown);
  const compare = (outcomes: readonly Outcome[]): Comparison => {
    const tested = outcomes.map((outcome) => compareOutcome(outcome, random));
    const clustered = clusteredOutcomes(tested, (pair) => clusteredPair(content, { breakdown, ...pair }));
    return clustered === undefined ? adjustIndependent(tested) : adjustClustered(clustered);
  };
  const panels = Object.entries(comparedOutcomes(views, instrument)).flatMap(([panel, outcomes]) =>
    outcomes.length === 0 ? [] : [[panel, compare(outcomes)] as const],
  );
  return Object.fromEntries(panels);
}
