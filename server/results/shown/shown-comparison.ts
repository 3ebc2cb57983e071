/** ShownComparison: a comparison exactly as it is shown, on the page, in its chart and in the API. */

import type {
  AnyEstimate,
  Interval,
  NotEstimableReason,
  TestResult,
} from '../../../analysis/estimates/estimate.ts';
import type {
  ComparedGroups,
  ComparedOutcome,
  ComparedPair,
  Comparison,
} from '../../../analysis/results/comparison/comparisons.ts';
import { roundHalfUp, type ShownNumber, shownDifference } from './shown-number.ts';

/** An effect size of two decimals; some have no interval. */
export type ShownEffect =
  | {
      readonly kind: 'effect';
      readonly value: number;
      readonly interval: Interval | null;
      readonly n: number;
    }
  | { readonly kind: 'none'; readonly reason: NotEstimableReason };

export type ShownTest =
  | {
      readonly kind: 'test';
      readonly test: string;
      readonly p: number;
      readonly adjustedP: number;
      readonly n: number;
    }
  | { readonly kind: 'none'; readonly reason: NotEstimableReason };

export interface ShownPair extends Pick<ComparedPair, 'first' | 'second' | 'verdict' | 'isInsideMargin'> {
  readonly difference: ShownNumber;
  /** Null for shares. */
  readonly delta: ShownEffect | null;
  readonly hedgesG: ShownEffect | null;
  readonly test: ShownTest;
}

export interface ShownGroups extends Pick<ComparedGroups, 'effectName' | 'verdict'> {
  readonly effect: ShownEffect;
  readonly test: ShownTest;
}

export interface ShownOutcome extends Pick<ComparedOutcome, 'measure' | 'kind' | 'groups'> {
  /** As shown: in points of 100, or on the scale. */
  readonly margin: number;
  readonly overall: ShownGroups | null;
  readonly pairs: readonly ShownPair[];
}

export interface ShownComparison extends Pick<Comparison, 'design' | 'familySize'> {
  readonly outcomes: readonly ShownOutcome[];
}

const EFFECT_DECIMALS = 2;

export function shownComparison({ design, familySize, outcomes }: Comparison): ShownComparison {
  return { design, familySize, outcomes: outcomes.map(shownOutcome) };
}

function shownOutcome({ measure, kind, groups, margin, overall, pairs }: ComparedOutcome): ShownOutcome {
  return {
    ...{ measure, kind, groups },
    margin: kind === 'share' ? roundHalfUp(margin * 100, 0) : roundHalfUp(margin, EFFECT_DECIMALS),
    overall: overall && {
      effectName: overall.effectName,
      verdict: overall.verdict,
      effect: shownEffect(overall.effect),
      test: shownTest(overall),
    },
    pairs: pairs.map((pair) => shownPair(pair, kind)),
  };
}

function shownPair(pair: ComparedPair, kind: ComparedOutcome['kind']): ShownPair {
  const { first, second, verdict, isInsideMargin, difference, delta, hedgesG } = pair;
  return {
    ...{ first, second, verdict, isInsideMargin },
    difference: shownDifference(difference, kind),
    delta: delta && shownEffect(delta),
    hedgesG: hedgesG && shownEffect(hedgesG),
    test: shownTest(pair),
  };
}

function shownEffect(effect: AnyEstimate): ShownEffect {
  if (effect.kind === 'not-estimable') return { kind: 'none', reason: effect.reason };
  const round = (value: number) => roundHalfUp(value, EFFECT_DECIMALS);
  const interval = effect.kind === 'point' ? null : effect.interval;
  return {
    kind: 'effect',
    value: round(effect.value),
    interval: interval && { ...interval, lower: round(interval.lower), upper: round(interval.upper) },
    n: effect.n,
  };
}

function shownTest({
  test,
  adjustedP,
}: {
  readonly test: TestResult;
  readonly adjustedP: number | null;
}): ShownTest {
  if (test.kind === 'not-estimable') return { kind: 'none', reason: test.reason };
  return { kind: 'test', test: test.test, p: test.p, adjustedP: adjustedP ?? test.p, n: test.n };
}
