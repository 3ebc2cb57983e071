/** Cluster-robust differences in the place of those that take answers as independent, where a release holds them. */

import type { ReleaseContent, ClusteredPair as ReleasedPair } from '../../disclosure/release.ts';
import {
  type AnyEstimate,
  type Estimate,
  notEstimable,
  pointEstimate,
  type TestResult,
} from '../../estimates/estimate.ts';
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
  };
}

function toClusteredPair({ difference, lower, upper, level, p, n }: ReleasedPair): ClusteredPair {
  return {
    difference: {
      kind: 'estimate',
      value: difference,
      interval: { lower, upper, level, method: 'cr2-satterthwaite' },
      n,
    },
    // The release holds no t: beside p it would tell the degrees of freedom, and with them sizes of institutions.
    test: { kind: 'test', test: 'cr2-difference', statistic: difference, p, n },
  };
}

/**
 * A panel with one cluster-robust difference is cluster-robust throughout: a pair without one (nobody or everybody has
 * it in both groups, or too few do) is compared by nothing, because a test that takes answers as independent would be
 * too bold beside the others.
 *
 * @returns undefined where the release holds none, so that all answers are taken as independent.
 */
export function clusteredOutcomes(
  outcomes: readonly TestedOutcome[],
  pairOf: (name: Omit<PairName, 'breakdown'>) => ClusteredPair | undefined,
): readonly TestedOutcome[] | undefined {
  const found = (outcome: TestedOutcome, { first, second }: TestedPair) =>
    pairOf({ measure: outcome.measure, first, second });
  if (!outcomes.some((outcome) => outcome.pairs.some((pair) => found(outcome, pair)))) return undefined;
  return outcomes.map((outcome) => ({
    ...outcome,
    overall: null,
    pairs: outcome.pairs.map((pair) => withClustered(pair, found(outcome, pair) ?? notCompared(pair))),
  }));
}

function notCompared({ difference: { n } }: TestedPair): ClusteredPair {
  const reason = notEstimable('below-gate', n);
  return { difference: reason, test: reason };
}

/** The interval of Cliff's delta takes answers as independent, so the delta stands without one. */
function withClustered(pair: TestedPair, { difference, test }: ClusteredPair): TestedPair {
  return { ...pair, difference, test, delta: pair.delta && withoutInterval(pair.delta) };
}

function withoutInterval(estimate: AnyEstimate): AnyEstimate {
  return estimate.kind === 'estimate' ? pointEstimate(estimate.value, estimate.n) : estimate;
}
