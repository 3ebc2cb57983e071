/** ComparedContext: one comparison of a breakdown with what its words need. */

import type { ComparisonPanel } from '../../../analysis/results/comparison/comparisons.ts';
import { type BreakdownContext, breakdownGroups } from '../breakdown/breakdown.view-model.ts';
import type { ShownComparison, ShownOutcome, ShownPair } from '../shown/shown-comparison.ts';
import { listWords } from '../words/list-words.ts';

export interface ComparedContext extends BreakdownContext {
  readonly panel: ComparisonPanel;
  readonly comparison: ShownComparison;
}

/** Keys of the measures that a panel compares where enough groups are shown exactly. */
export function measuresOf(
  panel: ComparisonPanel,
  { instrument }: Pick<BreakdownContext, 'instrument'>,
): readonly string[] {
  const { awareness, preparedness, attitudes } = instrument.results;
  const scores = (scaleIds: readonly (string | undefined)[]) =>
    instrument.scales.flatMap(({ id }) => (scaleIds.includes(id) ? [`score:${id}`] : []));
  switch (panel) {
    case 'preparedness':
      return scores([preparedness]);
    case 'awareness':
      return scores([awareness]);
    case 'attitudes':
      return scores(attitudes);
    case 'gaps':
      return instrument.gaps.map(({ module }) => `gap:${module}`);
    case 'needs':
      return instrument.needs.map(({ id }) => `need:${id}`);
  }
}

/** What a measure is of: a scale, a module or a need. */
export function outcomeId(measure: string): string {
  return measure.slice(measure.indexOf(':') + 1);
}

export function outcomeName(measure: string, { names }: Pick<BreakdownContext, 'names'>): string {
  const id = outcomeId(measure);
  if (measure.startsWith('score:')) return names.scale(id);
  return measure.startsWith('gap:') ? names.module(id) : names.need(id);
}

/** @param viewId - a view of the breakdown. */
export function groupName(viewId: string, { views, names, by }: BreakdownContext): string {
  const view = views.find((each) => each.viewId === viewId);
  return view === undefined ? viewId : names.group(by, view.group);
}

/** The views whose groups are compared in anything. */
export function comparedViews({ views, comparison }: ComparedContext): BreakdownContext['views'] {
  const compared = new Set(comparison.outcomes.flatMap(({ groups }) => groups));
  return views.filter(({ viewId }) => compared.has(viewId));
}

/** With a break between the groups, so that a chart can cut each by itself. */
export function pairLines({ first, second }: ShownPair, context: BreakdownContext): string {
  return context.t('results.compare-pair-lines', {
    first: groupName(first, context),
    second: groupName(second, context),
  });
}

export function pairName({ first, second }: ShownPair, context: BreakdownContext): string {
  return context.t('results.compare-pair', {
    first: groupName(first, context),
    second: groupName(second, context),
  });
}

/** The two groups of a comparison that has no others: then they need not be named in each row. */
export function onlyPair({ outcomes }: ShownComparison): ShownPair | undefined {
  const [pair] = outcomes[0]?.pairs ?? [];
  const hasOthers = outcomes.some(
    ({ groups }) => groups.length > 2 || groups[0] !== pair?.first || groups[1] !== pair?.second,
  );
  return hasOthers ? undefined : pair;
}

export interface NamedPair {
  readonly outcome: ShownOutcome;
  readonly pair: ShownPair;
}

export function clearPairs({ outcomes }: ShownComparison): readonly NamedPair[] {
  return outcomes.flatMap((outcome) => outcome.pairs.filter(isClear).map((pair) => ({ outcome, pair })));
}

export function isClear({ verdict }: ShownPair): boolean {
  return verdict === 'above' || verdict === 'below';
}

/** Groups of the breakdown that are compared in nothing, in words; '' where there are none. */
export function groupsLeftOut(context: ComparedContext): string {
  const compared = new Set(context.comparison.outcomes.flatMap(({ groups }) => groups));
  return breakdownGroups(context)
    .filter(({ view }) => view === undefined || !compared.has(view.viewId))
    .map(({ name }) => name)
    .join('; ');
}

/** What the panel does not compare, as a list in words; '' where there is nothing. */
export function outcomesLeftOut(context: ComparedContext): string {
  const compared = new Set(context.comparison.outcomes.map(({ measure }) => measure));
  const others = measuresOf(context.panel, context).filter((measure) => !compared.has(measure));
  return listWords(
    others.map((measure) => outcomeName(measure, context)),
    context.t,
  );
}
