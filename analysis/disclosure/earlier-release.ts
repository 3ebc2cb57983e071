/**
 * Rule R7: nobody learns an answer by watching a number change.
 *
 * What gained or lost between 1 and threshold - 1 respondents since it was last shown stays as it was, and with
 * it everything that it could be subtracted from. Cluster-robust figures: see earlier-clustered.ts.
 */

import { canonicalJson } from '../../survey-definitions/canonical-json.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';
import {
  intervalsDiffer,
  pairsDiffer,
  withComparisons,
  withEarlierIntervals,
  withEarlierPairs,
} from './clustered/earlier-clustered.ts';
import type { Rules } from './measure-control.ts';
import type { Policy } from './policy.ts';
import type { ReleasedMeasure, ReleasedTable, ReleasedView } from './release.ts';
import type { ControlledRelease, Decision } from './release-log.ts';

/** The release with what changed slightly since the earlier one as it was then. */
export function sinceEarlier(
  fresh: ControlledRelease,
  earlier: ControlledRelease,
  rules: Rules,
): ControlledRelease {
  if (isWholeSlightlyChanged(fresh, earlier, rules.policy)) return withEarlierViews(fresh, earlier);
  const release = rememberWhole(fresh, earlier);
  return Object.keys(earlier.log.groupSizes).reduce(
    (kept, itemId) => sinceEarlierBreakdown(itemId, kept, earlier, rules),
    release,
  );
}

function isWholeSlightlyChanged(
  fresh: ControlledRelease,
  earlier: ControlledRelease,
  policy: Policy,
): boolean {
  const before = earlier.log.shownSizes.all;
  if (before === undefined) return false;
  if (isSlight(fresh.log.n - before, policy)) return true;
  return fresh.log.n === before && differs('all', fresh, earlier);
}

/** Every view of the new release could be subtracted from, so all of them wait. */
function withEarlierViews(fresh: ControlledRelease, earlier: ControlledRelease): ControlledRelease {
  const { invited } = fresh.content.participation;
  return {
    content: withComparisons(
      {
        ...fresh.content,
        participation: { ...earlier.content.participation, invited },
        views: earlier.content.views,
        withheldBreakdowns: earlier.content.withheldBreakdowns,
      },
      earlier.content.comparisons,
    ),
    log: { ...earlier.log, n: fresh.log.n, decisions: [notUpdated(null, fresh.log.n)] },
  };
}

/** A wave that is too small to be shown now may still have been shown before. */
function rememberWhole(fresh: ControlledRelease, { log }: ControlledRelease): ControlledRelease {
  const all = fresh.log.shownSizes.all ?? log.shownSizes.all;
  if (all === undefined) return fresh;
  return { ...fresh, log: { ...fresh.log, shownSizes: { ...fresh.log.shownSizes, all } } };
}

function sinceEarlierBreakdown(
  itemId: string,
  fresh: ControlledRelease,
  earlier: ControlledRelease,
  { instrument, policy }: Rules,
): ControlledRelease {
  const before = earlier.log.groupSizes[itemId] ?? {};
  const now = fresh.log.groupSizes[itemId];
  if (now === undefined) {
    return { ...fresh, log: { ...fresh.log, groupSizes: { ...fresh.log.groupSizes, [itemId]: before } } };
  }
  const codes = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changesSlightly = codes.some((code) => isSlight((now[code] ?? 0) - (before[code] ?? 0), policy));
  const swapped =
    viewsOf(fresh, itemId).some((view) => hasSameSizeOnly(view, fresh, earlier)) ||
    pairsDiffer(itemId, fresh, earlier);
  return changesSlightly || swapped ? withEarlierBreakdown(itemId, fresh, earlier, instrument) : fresh;
}

/** As many respondents as before, but other answers: somebody left and somebody else came. */
function hasSameSizeOnly(
  { id }: ReleasedView,
  fresh: ControlledRelease,
  earlier: ControlledRelease,
): boolean {
  return fresh.log.shownSizes[id] === earlier.log.shownSizes[id] && differs(id, fresh, earlier);
}

/** One group could be subtracted from the others and the whole wave, so all views of the breakdown wait. */
function withEarlierBreakdown(
  itemId: string,
  fresh: ControlledRelease,
  earlier: ControlledRelease,
  instrument: Instrument,
): ControlledRelease {
  const kept = viewsOf(earlier, itemId);
  const others = fresh.content.views
    .filter((view) => view.breakdown !== itemId)
    .map((view) => (view.id === 'all' ? withEarlierComposition(view, itemId, earlier, instrument) : view));
  const withheld = fresh.content.withheldBreakdowns.filter((id) => id !== itemId);
  return {
    content: withComparisons(
      {
        ...fresh.content,
        views: [...others, ...kept],
        withheldBreakdowns: kept.length === 0 ? [...withheld, itemId] : withheld,
      },
      withEarlierPairs(itemId, fresh.content, earlier.content),
    ),
    log: {
      ...fresh.log,
      shownSizes: {
        ...without(fresh.log.shownSizes, viewsOf(fresh, itemId)),
        ...Object.fromEntries(kept.map(({ id }) => [id, earlier.log.shownSizes[id] ?? 0])),
      },
      groupSizes: { ...fresh.log.groupSizes, [itemId]: earlier.log.groupSizes[itemId] ?? {} },
      decisions: [
        ...fresh.log.decisions.filter(({ breakdown }) => breakdown !== itemId),
        notUpdated(itemId, fresh.log.n),
      ],
    },
  };
}

/** Who answered follows the sizes of the groups, so it stays with them. */
function withEarlierComposition(
  view: ReleasedView,
  itemId: string,
  earlier: ControlledRelease,
  { results }: Instrument,
): ReleasedView {
  const keys = [`item:${itemId}`, ...(results.formalTraining?.item === itemId ? ['formal-training'] : [])];
  const before = viewOf(earlier, 'all');
  const kept = keys.map((key): readonly [string, ReleasedMeasure] => [
    key,
    before?.measures[key] ?? { kind: 'suppressed' },
  ]);
  const measures = { ...view.measures, ...Object.fromEntries(kept) };
  return withEarlierIntervals({ ...view, measures }, keys, before);
}

/** Whether a view shows other numbers; how a breakdown was grouped and rounded is no difference. */
function differs(viewId: string, fresh: ControlledRelease, earlier: ControlledRelease): boolean {
  if (intervalsDiffer(viewOf(fresh, viewId), viewOf(earlier, viewId))) return true;
  const now = viewOf(fresh, viewId)?.measures ?? {};
  const before = viewOf(earlier, viewId)?.measures ?? {};
  return Object.entries(now).some(([key, measure]) => {
    const other = before[key];
    if (other === undefined || other.kind !== measure.kind) return false;
    const isComparable = measure.kind === 'table' || viewId === 'all';
    return isComparable && canonicalJson(asThen(measure, other)) !== canonicalJson(other);
  });
}

/** Straight-lining is counted since later: what a release did not hold then has not changed. */
function asThen(now: ReleasedMeasure, then: ReleasedMeasure): ReleasedMeasure {
  if (now.kind !== 'table' || now.table.kind !== 'product') return now;
  if (then.kind !== 'table' || 'straightLined' in then.table) return now;
  const { straightLined, ...table } = now.table;
  return { ...now, table: table as ReleasedTable };
}

function isSlight(change: number, policy: Policy): boolean {
  return change !== 0 && Math.abs(change) < policy.threshold;
}

function viewsOf({ content }: ControlledRelease, itemId: string): readonly ReleasedView[] {
  return content.views.filter((view) => view.breakdown === itemId);
}

function viewOf({ content }: ControlledRelease, viewId: string): ReleasedView | undefined {
  return content.views.find(({ id }) => id === viewId);
}

function without(
  sizes: Readonly<Record<string, number>>,
  views: readonly ReleasedView[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(sizes).filter(([id]) => !views.some((view) => view.id === id)));
}

function notUpdated(breakdown: string | null, n: number): Decision {
  return {
    rule: 'R7',
    breakdown,
    view: breakdown === null ? 'all' : null,
    measure: null,
    outcome: 'not-updated',
    reason: 'changed-by-less-than-threshold',
    n,
  };
}
