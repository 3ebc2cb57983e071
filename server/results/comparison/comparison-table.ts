/** The table of a comparison: the difference with its interval first, then effect sizes, then p, then the verdict. */

import { type TableModel, type TableRow, textCell } from '../figures/figure-model.ts';
import { table } from '../figures/page-context.ts';
import type {
  ShownEffect,
  ShownGroups,
  ShownOutcome,
  ShownPair,
  ShownTest,
} from '../shown/shown-comparison.ts';
import { isKnown } from '../shown/shown-number.ts';
import { digits } from '../words/digits.ts';
import { countWords, type NumberWords, numberWords } from '../words/number-words.ts';
import { overallWords, pWords, verdictWords } from '../words/uncertainty-words.ts';
import { type ComparedContext, onlyPair, outcomeName, pairName } from './compared-context.ts';

/** Which columns there are, beside those that every comparison has. */
interface Columns {
  /** Null where the difference is the only effect. */
  readonly effect: 'cliffs-delta' | 'several' | null;
  readonly hedgesG: boolean;
}

export function comparisonTable(context: ComparedContext): TableModel {
  const { t, panel, comparison } = context;
  const { outcomes } = comparison;
  const columns = columnsOf(context);
  return table(
    t('results.compare-caption', { panel }),
    [
      t('results.compare-corner', { panel, rows: namesOutcomes(context) ? 'outcomes' : 'groups' }),
      t('results.compare-difference', { of: outcomes[0]?.kind ?? 'score' }),
      ...(columns.effect === null ? [] : [t('results.compare-effect', { effect: columns.effect })]),
      ...(columns.hedgesG ? [t('results.compare-hedges-g')] : []),
      t('results.p-adjusted'),
      t('results.compare-verdict'),
      t('results.respondents'),
    ],
    outcomes.flatMap((outcome) => [
      ...(outcome.overall === null ? [] : [overallRow(outcome, outcome.overall, columns, context)]),
      ...outcome.pairs.map((pair) => pairRow(outcome, pair, columns, context)),
    ]),
  );
}

function columnsOf({ comparison }: ComparedContext): Columns {
  const { outcomes } = comparison;
  const hasDelta = outcomes.some(({ pairs }) => pairs.some(({ delta }) => delta !== null));
  const hasOverall = outcomes.some(({ overall }) => overall !== null);
  return {
    effect: hasOverall ? 'several' : hasDelta ? 'cliffs-delta' : null,
    hedgesG: outcomes.some(({ pairs }) => pairs.some(({ hedgesG }) => hedgesG !== null)),
  };
}

/** All groups of an outcome together. */
function overallRow(
  { measure, groups }: ShownOutcome,
  { effectName, effect, test, verdict }: ShownGroups,
  columns: Columns,
  context: ComparedContext,
): TableRow {
  const { t } = context;
  const forPairs = textCell(t('results.compare-for-pairs'));
  const all = t('results.compare-all-groups', { count: t('results.number', { n: groups.length }) });
  return {
    name: rowName(measure, all, context),
    cells: [
      forPairs,
      effectCell(effectName, effect, t),
      ...(columns.hedgesG ? [forPairs] : []),
      pCell(test, t),
      textCell(overallWords(verdict, t)),
      effect.kind === 'effect' ? textCell(String(effect.n)) : reasonCell(effect, t),
    ],
  };
}

function pairRow(
  { measure }: ShownOutcome,
  pair: ShownPair,
  columns: Columns,
  context: ComparedContext,
): TableRow {
  const { t, comparison } = context;
  const { difference, hedgesG, test } = pair;
  const isOnly = onlyPair(comparison) !== undefined;
  return {
    name: isOnly ? outcomeName(measure, context) : rowName(measure, pairName(pair, context), context),
    cells: [
      numberWords(difference, t),
      ...pairEffect(pair, columns, t),
      ...(columns.hedgesG && hedgesG !== null ? [plainEffect(hedgesG, t)] : []),
      pCell(test, t),
      textCell(verdictWords(pair, t)),
      isKnown(difference) ? textCell(countWords(difference.n, t)) : numberWords(difference, t),
    ],
  };
}

/** Of shares the difference is the effect. */
function pairEffect(
  { delta }: ShownPair,
  { effect }: Columns,
  t: ComparedContext['t'],
): readonly NumberWords[] {
  if (effect === null) return [];
  if (delta === null) return [textCell(t('results.compare-is-difference'))];
  return [effect === 'several' ? effectCell('cliffs-delta', delta, t) : plainEffect(delta, t)];
}

/** Whether rows are of several outcomes, or of one in two groups. */
function namesOutcomes({ comparison }: ComparedContext): boolean {
  return comparison.outcomes.length > 1 || onlyPair(comparison) !== undefined;
}

/** Which groups, and in what, unless there is nothing else. */
function rowName(measure: string, groups: string, context: ComparedContext): string {
  return context.comparison.outcomes.length === 1
    ? groups
    : context.t('results.compare-row', { outcome: outcomeName(measure, context), groups });
}

/** 'Cliff’s delta +0.31 (+0.05 to +0.53)' */
function effectCell(
  name: ShownGroups['effectName'] | 'cliffs-delta',
  effect: ShownEffect,
  t: ComparedContext['t'],
): NumberWords {
  const words = plainEffect(effect, t, name === 'cliffs-delta' ? 'gap' : 'mean');
  return words.isHidden ? words : { ...words, value: t(`results.effect-${name}`, { value: words.value }) };
}

function plainEffect(
  effect: ShownEffect,
  t: ComparedContext['t'],
  unit: 'gap' | 'mean' = 'gap',
): NumberWords {
  if (effect.kind === 'none') return reasonCell(effect, t);
  const { value, interval } = effect;
  const shown = (each: number) => digits(each, { decimals: 2, unit });
  const range = interval && t('results.range', { from: shown(interval.lower), to: shown(interval.upper) });
  const words = { value: shown(value), interval: range && `(${range})`, isHidden: false };
  return interval === null ? words : { ...words, made: { method: interval.method, likeness: null } };
}

function pCell(test: ShownTest, t: ComparedContext['t']): NumberWords {
  return test.kind === 'none' ? reasonCell(test, t) : textCell(pWords(test.adjustedP));
}

function reasonCell({ reason }: Extract<ShownTest, { kind: 'none' }>, t: ComparedContext['t']): NumberWords {
  return numberWords({ kind: 'none', unit: 'mean', reason }, t);
}
