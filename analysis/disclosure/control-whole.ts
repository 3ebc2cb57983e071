/** The view of the whole wave: each measure by its own respondents, and who answered. */

import { optionIdsOf } from '../../survey-definitions/options.ts';
import type { GroupTables, Table } from '../tables/tables.ts';
import { composition } from './composition.ts';
import type { ControlledBreakdown } from './control-breakdown.ts';
import { formalTraining } from './formal-training.ts';
import { measuresShown, type Rules, wholeMeasure, wholeShowing } from './measure-control.ts';
import { bandOf, exactnessOf, type Policy } from './policy.ts';
import type { ReleasedCount, ReleasedMeasure, ReleasedView } from './release.ts';
import { type Decision, decisionOn } from './release-log.ts';
import { respondentsOf } from './table-sizes.ts';

/**
 * @param breakdowns - as they would be released: who answered may tell no more of the groups than they do.
 * @throws RangeError below the threshold.
 */
export function controlWhole(
  whole: GroupTables,
  breakdowns: readonly ControlledBreakdown[],
  rules: Rules,
): { readonly view: ReleasedView; readonly decisions: readonly Decision[] } {
  const measures: (readonly [string, ReleasedMeasure])[] = [];
  const decisions: Decision[] = [];
  for (const [key, table] of measuresShown(whole, rules.instrument)) {
    const showing = wholeShowing(key, table, whole.n, rules);
    measures.push([key, wholeMeasure(key, table, showing, rules)]);
    const what = { breakdown: null, view: 'all', measure: key, n: respondentsOf(table) };
    decisions.push(...decisionOn(what, showing, rules.policy));
  }
  for (const itemId of rules.instrument.breakdowns) {
    const key = `item:${itemId}`;
    const table = whole.byMeasure[key];
    if (table?.kind !== 'count') continue;
    const breakdown = breakdowns.find((each) => each.itemId === itemId);
    const measure: ReleasedMeasure =
      breakdown === undefined ? { kind: 'suppressed' } : composition(table, breakdown, rules.policy);
    measures.push([key, measure]);
    if (measure.kind !== 'table') decisions.push(notCounted(key, table));
  }
  measures.push(...trainingMeasure(whole, breakdowns, rules));
  return {
    view: {
      id: 'all',
      breakdown: null,
      group: { kind: 'all' },
      n: countOf(whole.n, rules.policy),
      measures: Object.fromEntries(measures),
    },
    decisions,
  };
}

function trainingMeasure(
  whole: GroupTables,
  breakdowns: readonly ControlledBreakdown[],
  { instrument, policy }: Rules,
): readonly (readonly [string, ReleasedMeasure])[] {
  const training = instrument.results.formalTraining;
  const item = instrument.items.find(({ id }) => id === training?.item);
  const table = whole.byMeasure[`item:${training?.item ?? ''}`];
  if (training === undefined || item === undefined || table?.kind !== 'count') return [];
  const codes = optionIdsOf(item, instrument).flatMap((id, index) =>
    training.options.includes(id) ? [index + 1] : [],
  );
  const breakdown = breakdowns.find(({ itemId }) => itemId === training.item);
  return [['formal-training', formalTraining(table, codes, breakdown, { n: whole.n, policy })]];
}

function countOf(n: number, policy: Policy): ReleasedCount {
  if (exactnessOf(n, policy) === 'exact') return { kind: 'exact', n };
  return { kind: 'band', ...bandOf(n, policy) };
}

/** Who answered is told by the sizes of the views, or not at all. */
function notCounted(key: string, table: Table): Decision {
  return {
    rule: 'R4',
    breakdown: null,
    view: 'all',
    measure: key,
    outcome: 'suppressed',
    reason: 'names-banded-groups',
    n: respondentsOf(table),
  };
}
