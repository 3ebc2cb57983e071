/** Compares the groups of each outcome of a panel, taking answers as independent; nothing is adjusted here. */

import { cliffsDelta } from '../../estimates/compare/cliffs-delta.ts';
import { dunn } from '../../estimates/compare/dunn.ts';
import { hedgesG } from '../../estimates/compare/hedges-g.ts';
import { kruskalWallis } from '../../estimates/compare/kruskal-wallis.ts';
import { mannWhitney } from '../../estimates/compare/mann-whitney.ts';
import { newcombeDifference } from '../../estimates/compare/newcombe-difference.ts';
import { welchDifference } from '../../estimates/compare/welch.ts';
import { CRAMERS_V_FROM_N, cramersV } from '../../estimates/contingency/cramers-v.ts';
import { independenceTest } from '../../estimates/contingency/independence-test.ts';
import { type AnyEstimate, notEstimable, type TestResult } from '../../estimates/estimate.ts';
import type { Random } from '../../estimates/seeded-random.ts';
import { respondentsIn, type ValueCounts } from '../../estimates/value-counts.ts';
import type { Outcome, Share } from './compared-outcomes.ts';
import { hasRoomFor } from './comparison-verdict.ts';
import type { TestedOutcome, TestedPair } from './comparisons.ts';

/** Two groups: Mann-Whitney, or the test of a 2 x 2 table. Three and more: Kruskal-Wallis with Dunn, or the table's. */
export function compareOutcome(outcome: Outcome, random: Random): TestedOutcome {
  const { measure, kind, margin } = outcome;
  const groups = outcome.groups.map(({ view }) => view);
  if (outcome.kind === 'score') {
    const scores = outcome.groups.map(({ answers }) => answers);
    return {
      ...{ measure, kind, margin, groups },
      overall: overallOfScores(scores),
      pairs: pairsOfScores(groups, scores),
    };
  }
  const shares = outcome.groups.map(({ answers }) => answers);
  return {
    ...{ measure, kind, margin, groups },
    overall: overallOfShares(shares, random),
    pairs: pairsOfShares(outcome, random),
  };
}

function overallOfScores(groups: readonly ValueCounts[]): TestedOutcome['overall'] {
  if (groups.length < 3) return null;
  const { test, epsilonSquared } = kruskalWallis(groups);
  return { effectName: 'epsilon-squared', effect: epsilonSquared, test };
}

function pairsOfScores(ids: readonly string[], groups: readonly ValueCounts[]): readonly TestedPair[] {
  const testOf = scoreTests(groups);
  return pairsOf(groups).map(({ first, second, i, j }) => ({
    first: ids[i] ?? '',
    second: ids[j] ?? '',
    difference: welchDifference(first, second).difference,
    delta: cliffsDelta(first, second),
    hedgesG: hedgesG(first, second),
    hasRoom: true,
    test: testOf(i, j),
  }));
}

/** The test of each pair: of the two groups there are, or of mean ranks among all groups. */
function scoreTests(groups: readonly ValueCounts[]): (i: number, j: number) => TestResult {
  const [first, second, ...more] = groups;
  if (first !== undefined && second !== undefined && more.length === 0) {
    const { test } = mannWhitney(first, second);
    return () => test;
  }
  const pairs = dunn(groups);
  const n = groups.reduce((sum, group) => sum + respondentsIn(group), 0);
  return (i, j) => {
    const pair = pairs.find((each) => each.first === i && each.second === j);
    if (pair === undefined) return notEstimable('all-tied', n);
    return { kind: 'test', test: 'dunn', statistic: pair.z, p: pair.p, n };
  };
}

function overallOfShares(groups: readonly Share[], random: Random): TestedOutcome['overall'] {
  if (groups.length < 3) return null;
  const table = groups.map(tableRow);
  return {
    effectName: 'cramers-v-bias-corrected',
    effect: gatedV(table),
    test: independenceTest(table, random),
  };
}

function gatedV(table: readonly (readonly number[])[]): AnyEstimate {
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  return n < CRAMERS_V_FROM_N ? notEstimable('below-gate', n) : cramersV(table).biasCorrected;
}

function pairsOfShares(
  { groups, margin }: Extract<Outcome, { kind: 'share' }>,
  random: Random,
): readonly TestedPair[] {
  return pairsOf(groups).map(({ first, second }) => ({
    first: first.view,
    second: second.view,
    difference: newcombeDifference(first.answers, second.answers),
    delta: null,
    hedgesG: null,
    hasRoom: hasRoomFor(
      margin,
      [first, second].map(({ answers: { x, n } }) => x / n),
    ),
    test: independenceTest([tableRow(first.answers), tableRow(second.answers)], random),
  }));
}

function tableRow({ x, n }: Share): readonly number[] {
  return [x, n - x];
}

/** The first with the second, the first with the third, the second with the third, and so on. */
function pairsOf<T>(groups: readonly T[]) {
  return groups.flatMap((second, j) => groups.slice(0, j).map((first, i) => ({ first, second, i, j })));
}
