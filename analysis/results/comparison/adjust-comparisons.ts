/** Adjusts the tests of a panel by Holm's method, says what the family was, and gives the verdicts. */

import type { TestResult } from '../../estimates/estimate.ts';
import { holm } from '../../estimates/multiplicity/holm.ts';
import { isInsideMargin, overallVerdict, pairVerdict } from './comparison-verdict.ts';
import type { ComparedOutcome, ComparedPair, Comparison, TestedOutcome, TestedPair } from './comparisons.ts';

/** One for each test of a family; undefined where it could not be made. */
type Adjusted = readonly (number | undefined)[];

/**
 * Answers taken as independent: each outcome is tested once, all groups together, and these tests are the family.
 * The pairs of three and more groups are a family of their own inside their outcome, looked at only where all groups
 * together differ: an outcome in which they do not has no pairs.
 */
export function adjustIndependent(outcomes: readonly TestedOutcome[]): Comparison {
  const adjusted = holm(outcomes.map(({ overall, pairs }) => pOf(overall?.test ?? pairs[0]?.test)));
  return {
    design: 'independent',
    familySize: testsMade(adjusted),
    outcomes: outcomes.map((outcome, index) => withPlannedTest(outcome, adjusted[index])),
  };
}

function withPlannedTest(outcome: TestedOutcome, adjusted: number | undefined): ComparedOutcome {
  const { overall, pairs, margin } = outcome;
  if (overall === null) return { ...outcome, overall, pairs: withVerdicts(pairs, [adjusted], margin) };

  const tested = { ...overall, adjustedP: adjusted ?? null };
  const verdict = overallVerdict(tested, pairs, margin);
  return {
    ...outcome,
    overall: { ...tested, verdict },
    pairs: verdict === 'differ' ? withVerdicts(pairs, holm(pairs.map(({ test }) => pOf(test))), margin) : [],
  };
}

/** Cluster-robust pairs: every pair of every outcome is in one family; there is no test of all groups together. */
export function adjustClustered(outcomes: readonly TestedOutcome[]): Comparison {
  const adjusted = holm(outcomes.flatMap(({ pairs }) => pairs.map(({ test }) => pOf(test))));
  const starts = outcomes.map((_, index) =>
    outcomes.slice(0, index).reduce((sum, { pairs }) => sum + pairs.length, 0),
  );
  return {
    design: 'clustered',
    familySize: testsMade(adjusted),
    outcomes: outcomes.map((outcome, index) => ({
      ...outcome,
      overall: null,
      pairs: withVerdicts(outcome.pairs, adjusted.slice(starts[index]), outcome.margin),
    })),
  };
}

function withVerdicts(
  pairs: readonly TestedPair[],
  adjusted: Adjusted,
  margin: number,
): readonly ComparedPair[] {
  return pairs.map((pair, index) => {
    const tested = { ...pair, adjustedP: adjusted[index] ?? null };
    return {
      ...tested,
      verdict: pairVerdict(tested, margin),
      isInsideMargin: isInsideMargin(pair.difference, margin),
    };
  });
}

function testsMade(adjusted: Adjusted): number {
  return adjusted.filter((p) => p !== undefined).length;
}

function pOf(test: TestResult | undefined): number | undefined {
  return test?.kind === 'test' ? test.p : undefined;
}
