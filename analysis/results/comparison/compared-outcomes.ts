/** What a panel compares: the outcomes of a results page, read from the views of one breakdown. */

import type { Gap, Instrument, Need } from '../../../survey-definitions/instrument.ts';
import { readTable } from '../../disclosure/read-release.ts';
import type { ReleasedView } from '../../disclosure/release.ts';
import type { ValueCounts } from '../../estimates/value-counts.ts';
import type { PairTable } from '../../tables/tables.ts';
import { sum } from '../share-figure.ts';
import type { ComparisonPanel } from './comparisons.ts';
import { similarMargin } from './similar-margin.ts';

/** How many of a group have it, of how many. */
export interface Share {
  readonly x: number;
  readonly n: number;
}

interface InGroup<Answers> {
  /** Id of the view. */
  readonly view: string;
  readonly answers: Answers;
}

interface OutcomeOf<Kind, Answers> {
  readonly kind: Kind;
  readonly measure: string;
  readonly margin: number;
  readonly groups: readonly InGroup<Answers>[];
}

/** One outcome in the groups that show it exactly, at least two, in the order of the breakdown item's options. */
export type Outcome = OutcomeOf<'score', ValueCounts> | OutcomeOf<'share', Share>;

/** @param views - those of one breakdown: nobody is in two of them. */
export function comparedOutcomes(
  views: readonly ReleasedView[],
  instrument: Instrument,
): Readonly<Record<ComparisonPanel, readonly Outcome[]>> {
  const { awareness, preparedness, attitudes } = instrument.results;
  const inOrder = views.toSorted((a, b) => firstCode(a) - firstCode(b));
  const scores = (scaleIds: readonly (string | undefined)[]) =>
    scaleIds.flatMap((scaleId) => scoreOutcome(inOrder, scaleId, instrument));
  return {
    preparedness: scores([preparedness]),
    gaps: instrument.gaps.flatMap((gap) => shareOutcome(inOrder, `gap:${gap.module}`, shareWithGap(gap))),
    needs: instrument.needs.flatMap((need) => shareOutcome(inOrder, `need:${need.id}`, shareAbsent(need))),
    awareness: scores([awareness]),
    attitudes: scores(attitudes),
  };
}

function firstCode({ group }: ReleasedView): number {
  return group.kind === 'all' ? 0 : Math.min(...group.codes);
}

function scoreOutcome(
  views: readonly ReleasedView[],
  scaleId: string | undefined,
  { scales }: Instrument,
): readonly Outcome[] {
  const scale = scales.find(({ id }) => id === scaleId);
  if (scale === undefined) return [];
  const measure = `score:${scale.id}`;
  const groups = views.flatMap((view) => {
    const table = readTable(view, measure, 'score');
    return table.kind === 'shown' ? [{ view: view.id, answers: table.result.counts }] : [];
  });
  return groups.length < 2 ? [] : [{ kind: 'score', measure, margin: similarMargin(scale), groups }];
}

type PairCounts = Pick<PairTable, 'counts' | 'secondUnknown'>;

function shareOutcome(
  views: readonly ReleasedView[],
  measure: string,
  shareIn: (table: PairCounts) => Share,
): readonly Outcome[] {
  const groups = views.flatMap((view) => {
    const table = readTable(view, measure, 'pair');
    return table.kind === 'shown' ? [{ view: view.id, answers: shareIn(table.result) }] : [];
  });
  return groups.length < 2 ? [] : [{ kind: 'share', measure, margin: similarMargin('share'), groups }];
}

/** Important and unprepared, of complete pairs. */
function shareWithGap({ importantFrom, unpreparedTo }: Gap) {
  return ({ counts }: PairCounts): Share => ({
    x: sum(counts.slice(importantFrom - 1).flatMap((row) => row.slice(0, unpreparedTo))),
    n: sum(counts.flat()),
  });
}

/** Important and absent, of all who rated it, those who do not know whether it is there among them. */
function shareAbsent({ importantFrom, absentTo }: Need) {
  return ({ counts, secondUnknown }: PairCounts): Share => ({
    x: sum(counts.slice(importantFrom - 1).flatMap((row) => row.slice(0, absentTo))),
    n: sum(counts.flat()) + sum(secondUnknown),
  });
}
