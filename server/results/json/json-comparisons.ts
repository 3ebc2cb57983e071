/** The comparisons of a breakdown for the API: the numbers of the page, each with its method, family and verdict. */

import type { Disclosed } from '../../../analysis/disclosure/disclosed.ts';
import {
  COMPARISON_PANELS,
  type Comparison,
  type ComparisonPanel,
} from '../../../analysis/results/comparison/comparisons.ts';
import type { Instrument } from '../../../survey-definitions/instrument.ts';
import { measuresOf, outcomeId } from '../comparison/compared-context.ts';
import {
  type ShownEffect,
  type ShownGroups,
  type ShownOutcome,
  type ShownPair,
  type ShownTest,
  shownComparison,
} from '../shown/shown-comparison.ts';
import type { NoNumberReason } from '../shown/shown-number.ts';
import { type JsonFamily, type JsonInterval, jsonKnown, jsonP, unitOf } from './json-figure.ts';

interface None {
  readonly none: NoNumberReason;
}

type JsonTested =
  | { readonly method: string; readonly p: number; readonly adjustedP: number; readonly n: number }
  | None;

type JsonEffect =
  | {
      readonly statistic: string;
      readonly value: number;
      readonly method?: string;
      readonly interval?: JsonInterval;
      readonly n: number;
    }
  | ({ readonly statistic: string } & None);

interface JsonPair {
  /** Ids of views; differences are first less second. */
  readonly first: string;
  readonly second: string;
  readonly difference:
    | ({ readonly unit: string } & ReturnType<typeof jsonKnown>)
    | ({ readonly unit: string } & None);
  readonly effects: readonly JsonEffect[];
  readonly test: JsonTested;
  readonly verdict: ShownPair['verdict'];
  readonly isInsideMargin: boolean;
}

interface JsonOutcome {
  /** The scale, module or need. */
  readonly of: string;
  /** Ids of the views that are compared. */
  readonly groups: readonly string[];
  readonly margin: number;
  /** All groups together; null where there are two. */
  readonly overall: {
    readonly effect: JsonEffect;
    readonly test: JsonTested;
    readonly verdict: ShownGroups['verdict'];
  } | null;
  /** None where all groups together show no clear difference. */
  readonly pairs: readonly JsonPair[];
}

export type JsonComparison = { readonly panel: ComparisonPanel } & (
  | ({
      readonly design: Comparison['design'];
      /** The release's id, which seeds tests that need chance. */
      readonly seed: string;
      readonly outcomes: readonly JsonOutcome[];
    } & JsonFamily)
  | None
);

export interface ComparedBreakdown {
  readonly instrument: Instrument;
  readonly releaseId: string;
  readonly comparisonOf: (panel: ComparisonPanel) => Disclosed<Comparison>;
}

/** One for each panel that the instrument asks for. */
export function jsonComparisons(breakdown: ComparedBreakdown): readonly JsonComparison[] {
  return COMPARISON_PANELS.filter((panel) => measuresOf(panel, breakdown).length > 0).map((panel) =>
    jsonComparison(panel, breakdown),
  );
}

function jsonComparison(
  panel: ComparisonPanel,
  { releaseId, comparisonOf }: ComparedBreakdown,
): JsonComparison {
  const disclosed = comparisonOf(panel);
  if (disclosed.kind === 'suppressed') return { panel, none: disclosed.reason };
  const { design, familySize, outcomes } = shownComparison(disclosed.result);
  return {
    panel,
    design,
    adjustment: 'holm',
    familySize,
    seed: releaseId,
    outcomes: outcomes.map(jsonOutcome),
  };
}

function jsonOutcome({ measure, groups, margin, overall, pairs }: ShownOutcome): JsonOutcome {
  return {
    of: outcomeId(measure),
    groups,
    margin,
    overall: overall && {
      effect: jsonEffect(overall.effectName, overall.effect),
      test: jsonTested(overall.test),
      verdict: overall.verdict,
    },
    pairs: pairs.map(jsonPair),
  };
}

function jsonPair({
  first,
  second,
  difference,
  delta,
  hedgesG,
  test,
  verdict,
  isInsideMargin,
}: ShownPair): JsonPair {
  const unit = unitOf(difference);
  return {
    ...{ first, second, verdict, isInsideMargin },
    difference:
      difference.kind === 'none' ? { unit, none: difference.reason } : { unit, ...jsonKnown(difference) },
    effects: [
      ...(delta === null ? [] : [jsonEffect('cliffs-delta', delta)]),
      ...(hedgesG === null ? [] : [jsonEffect('hedges-g', hedgesG)]),
    ],
    test: jsonTested(test),
  };
}

function jsonEffect(statistic: string, effect: ShownEffect): JsonEffect {
  if (effect.kind === 'none') return { statistic, none: effect.reason };
  const { value, interval, n } = effect;
  if (interval === null) return { statistic, value, n };
  const { method, lower, upper, level } = interval;
  return { statistic, value, method, interval: { lower, upper, level }, n };
}

function jsonTested(test: ShownTest): JsonTested {
  if (test.kind === 'none') return { none: test.reason };
  return { method: test.test, p: jsonP(test.p), adjustedP: jsonP(test.adjustedP), n: test.n };
}
