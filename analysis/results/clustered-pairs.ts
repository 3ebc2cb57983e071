/** Cluster-robust differences in the place of those that take answers as independent, where a release holds them. */

import type { ReleaseContent, ClusteredPair as ReleasedPair } from '../disclosure/release.ts';
import { type AnyEstimate, type Estimate, pointEstimate, type TestResult } from '../estimates/estimate.ts';
import type { TestedOutcome, TestedPair } from './comparisons.ts';

export interface ClusteredPair {
  readonly difference: Estimate;
  readonly test: TestResult;
}

/** Which two groups of a breakdown, and in what. */
export interface PairName {
  readonly breakdown: string;
  readonly measure: string;
  readonly first: string;
  readonly second: string;
}

/** The difference of two groups as the release holds it, whichever came first there; undefined where it holds none. */
export function clusteredPair(
  { comparisons }: Pick<ReleaseContent, 'comparisons'>,
  { breakdown, measure, first, second }: PairName,
): ClusteredPair | undefined {
  const pairs = comparisons?.[breakdown]?.[measure] ?? [];
  const found = pairs.find((pair) => pair.first === first && pair.second === second);
  if (found !== undefined) return toClusteredPair(found);
  const turned = pairs.find((pair) => pair.first === second && pair.second === first);
  return turned && toClusteredPair(turnedRound(turned));
}

function turnedRound(pair: ReleasedPair): ReleasedPair {
  return {
    ...pair,
    difference: 0 - pair.difference,
    lower: 0 - pair.upper,
    upper: 0 - pair.lower,
    statistic: 0 - pair.statistic,
  };
}

function toClusteredPair({ difference, lower, upper, level, statistic, p, n }: ReleasedPair): ClusteredPair {
  return {
    difference: {
      kind: 'estimate',
      value: difference,
      interval: { lower, upper, level, method: 'cr2-satterthwaite' },
      n,
    },
    test: { kind: 'test', test: 'cr2-difference', statistic, p, n },
  };
}

/** @returns undefined unless every pair of every outcome has a cluster-robust difference, so that no family is mixed. */
export function clusteredOutcomes(
  outcomes: readonly TestedOutcome[],
  pairOf: (name: Omit<PairName, 'breakdown'>) => ClusteredPair | undefined,
): readonly TestedOutcome[] | undefined {
  const clustered = outcomes.map((outcome) => ({
    ...outcome,
    overall: null,
    pairs: outcome.pairs.flatMap((pair) => {
      const found = pairOf({ measure: outcome.measure, first: pair.first, second: pair.second });
      return found === undefined ? [] : [withClustered(pair, found)];
    }),
  }));
  const isComplete = clustered.every(({ pairs }, index) => pairs.length === outcomes[index]?.pairs.length);
  return isComplete ? clustered : undefined;
}

/** The interval of Cliff's delta takes answers as independent, so the delta stands without one. */
function withClustered(pair: TestedPair, { difference, test }: ClusteredPair): TestedPair {
  return { ...pair, difference, test, delta: pair.delta && withoutInterval(pair.delta) };
}

function withoutInterval(estimate: AnyEstimate): AnyEstimate {
  return estimate.kind === 'estimate' ? pointEstimate(estimate.value, estimate.n) : estimate;
}
