/** Comparisons of hand-made groups, by the product's own statistics. */

import { seededRandom } from '../../analysis/estimates/seeded-random.ts';
import type { ValueCounts } from '../../analysis/estimates/value-counts.ts';
import { adjustClustered, adjustIndependent } from '../../analysis/results/comparison/adjust-comparisons.ts';
import { type ClusteredPair, clusteredOutcomes } from '../../analysis/results/comparison/clustered-pairs.ts';
import { compareOutcome } from '../../analysis/results/comparison/compare-groups.ts';
import type { Outcome } from '../../analysis/results/comparison/compared-outcomes.ts';
import type { Comparison, TestedOutcome } from '../../analysis/results/comparison/comparisons.ts';
import { type ReleaseStatistics, STATISTICS_FORMAT } from '../../analysis/results/release-statistics.ts';

export const SEED = '7c41e09a'.repeat(8);

/** By view. */
export type Scores = Readonly<Record<string, ValueCounts>>;
/** By view: how many of how many. */
export type Shares = Readonly<Record<string, readonly [x: number, n: number]>>;

/** @param byScale - scores on five points in each group. */
export function scoresCompared(byScale: Readonly<Record<string, Scores>>): Comparison {
  return adjustIndependent(
    Object.entries(byScale).map(([scale, scores]) => tested(scoreOutcome(scale, scores))),
  );
}

export function scoreOutcome(scale: string, scores: Scores): Outcome {
  const groups = Object.entries(scores).map(([view, answers]) => ({ view, answers }));
  return { kind: 'score', measure: `score:${scale}`, margin: 0.5, groups };
}

/** @param byMeasure - `gap:<module>` or `need:<need>`. */
export function sharesCompared(byMeasure: Readonly<Record<string, Shares>>): Comparison {
  return adjustIndependent(Object.entries(byMeasure).map((each) => tested(shareOutcome(...each))));
}

/** Every pair of every outcome with the same cluster-robust difference. */
export function sharesClustered(
  byMeasure: Readonly<Record<string, Shares>>,
  pair: ClusteredPair,
): Comparison {
  const outcomes = Object.entries(byMeasure).map((each) => tested(shareOutcome(...each)));
  const clustered = clusteredOutcomes(outcomes, () => pair);
  if (clustered === undefined) throw new RangeError('no pair is without a difference');
  return adjustClustered(clustered);
}

export function shareOutcome(measure: string, shares: Shares): Outcome {
  const groups = Object.entries(shares).map(([view, [x, n]]) => ({ view, answers: { x, n } }));
  return { kind: 'share', measure, margin: 0.15, groups };
}

export function tested(outcome: Outcome): TestedOutcome {
  return compareOutcome(outcome, seededRandom(SEED));
}

const [FIRST, SECOND, THIRD] = ['never', 'tried', 'monthly'].map((option) => `own_ai_use:${option}`) as [
  string,
  string,
  string,
];

/** `own_ai_use` in three groups: preparedness differs, of the modules one does, and everything else does not. */
export const STATISTICS: ReleaseStatistics = {
  format: STATISTICS_FORMAT,
  comparisons: {
    own_ai_use: {
      preparedness: scoresCompared({
        preparedness: {
          [FIRST]: fivePoints(10, 16, 9, 2, 0),
          [SECOND]: fivePoints(4, 12, 14, 6, 1),
          [THIRD]: fivePoints(1, 3, 10, 12, 4),
        },
      }),
      gaps: sharesCompared({
        'gap:governance': { [FIRST]: [26, 37], [SECOND]: [14, 36], [THIRD]: [5, 30] },
        'gap:ethics_safety': { [FIRST]: [9, 37], [SECOND]: [7, 37], [THIRD]: [6, 30] },
      }),
      awareness: scoresCompared({
        awareness: {
          [FIRST]: fivePoints(5, 9, 9, 9, 5),
          [SECOND]: fivePoints(5, 9, 9, 9, 5),
          [THIRD]: fivePoints(4, 7, 8, 7, 4),
        },
      }),
    },
    programme_level: {
      needs: sharesCompared({
        'need:time': { 'programme_level:bachelor': [40, 52], 'programme_level:postgraduate': [12, 40] },
        'need:tools': { 'programme_level:bachelor': [30, 52], 'programme_level:postgraduate': [20, 40] },
      }),
    },
  },
};

/** Respondents with each score from 1 to 5. */
export function fivePoints(...counts: readonly number[]): ValueCounts {
  return counts.map((count, index) => [index + 1, count] as const);
}
