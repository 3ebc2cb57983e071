/**
 * One breakdown of a wave that is exact: its finest grouping that can be shown, and what each group may hold.
 */

import type { GroupTables, Table } from '../tables/tables.ts';
import { type AdmittedFigures, admittedFigures } from './admitted-figures.ts';
import { type Grouping, groupingsOf, type Member } from './breakdown-groups.ts';
import { breakdownFigures, type FigureName } from './figure-sources.ts';
import { groupMeasure, isExact, measuresShown, type Rules } from './measure-control.ts';
import { type Part, partitionPlan, type Showing } from './partition-plan.ts';
import type { Sizes } from './possible-sizes.ts';
import type { ReleasedCount, ReleasedMeasure, ReleasedView } from './release.ts';
import { type Decision, decisionOn } from './release-log.ts';
import { respondentsOf, sizesOf } from './table-sizes.ts';

/** A breakdown as it would be released. */
export interface ControlledBreakdown {
  readonly itemId: string;
  /** None when no grouping can be shown. */
  readonly views: readonly ReleasedView[];
  /** Respondents of each view, exactly. */
  readonly viewSizes: Readonly<Record<string, number>>;
  /** Respondents by code, or 'missing'. */
  readonly groupSizes: Readonly<Record<string, number>>;
  /** Sizes that the views told in bands, in their order, could have for someone who reads all of them. */
  readonly possibleSizes: readonly Sizes[];
  readonly decisions: readonly Decision[];
}

interface ShownMember extends Member {
  readonly viewId: string;
  readonly count: ReleasedCount;
}

/**
 * @param whole - the tables of the whole wave, whose n is exact.
 * @param byCode - the groups of the breakdown item, by code or 'missing'.
 */
export function controlBreakdown(
  itemId: string,
  whole: GroupTables,
  byCode: Readonly<Record<string, GroupTables>>,
  rules: Rules,
): ControlledBreakdown {
  const groupSizes = Object.fromEntries(Object.entries(byCode).map(([code, { n }]) => [code, n]));
  const members = groupingsOf(itemId, byCode, rules.instrument, rules.policy)
    .map((grouping) => withCounts(itemId, whole, grouping, rules))
    .find((found) => found !== undefined);
  if (members === undefined) {
    const decisions = [withheld(itemId, whole.n)];
    return { itemId, views: [], viewSizes: {}, groupSizes, possibleSizes: [], decisions };
  }
  const plans = planMeasures(whole, members, rules);
  const figures = figuresOf(members, plans, rules);
  return {
    itemId,
    views: members.map((member, index) => viewOf(itemId, member, plans, { index, figures, rules })),
    viewSizes: Object.fromEntries(members.map((member) => [member.viewId, member.tables.n])),
    groupSizes,
    possibleSizes: figures.sizes,
    decisions: [
      ...members.flatMap((member, index) => decisionsOn(itemId, member, plans, { index, rules })),
      ...figures.leftOut.map((figure) => leftOut(itemId, figure, whole.n)),
    ],
  };
}

/** How n of each member is told; undefined when one of them cannot be told at all. */
function withCounts(
  itemId: string,
  whole: GroupTables,
  { members }: Grouping,
  { policy }: Rules,
): readonly ShownMember[] | undefined {
  const bySize = members.toSorted((a, b) => a.tables.n - b.tables.n);
  // Where the small ones cannot be told as they are, larger ones are told less exactly as well.
  for (let demoted = 0; demoted <= bySize.length; demoted += 1) {
    const parts = members.map((member) => partOfCount(member, !bySize.slice(0, demoted).includes(member)));
    const plan = partitionPlan({ respondents: whole.n, sizes: [whole.n] }, parts, policy);
    const shown = members.flatMap((member, index): readonly ShownMember[] => {
      const count = countOf(plan[index], member.tables.n);
      return count === undefined ? [] : [{ ...member, viewId: `${itemId}:${member.id}`, count }];
    });
    if (shown.length === members.length) return shown;
  }
  return undefined;
}

function partOfCount({ tables: { n } }: Member, mayBeExact: boolean): Part {
  return { respondents: n, sizes: [n], mayBeExact, mayBeCoarse: true };
}

function countOf(showing: Showing | undefined, n: number): ReleasedCount | undefined {
  if (showing === undefined || showing.kind === 'suppressed') return undefined;
  return showing.kind === 'exact' ? { kind: 'exact', n } : { kind: 'band', ...showing.n };
}

type Plans = readonly {
  readonly key: string;
  readonly showings: readonly Showing[];
}[];

function planMeasures(whole: GroupTables, members: readonly ShownMember[], rules: Rules): Plans {
  const told = new Set(breakdownFigures(rules.instrument).map(({ key }) => key));
  return measuresShown(whole, rules.instrument).map(([key, table]) => {
    if (!isExact(table, rules.policy)) return { key, showings: members.map(() => TOO_SMALL) };
    const parts = members.map((member) => partOf(key, member, told.has(key)));
    const total = { respondents: respondentsOf(table), sizes: sizesOf(table) };
    return { key, showings: partitionPlan(total, parts, rules.policy) };
  });
}

const TOO_SMALL: Showing = { kind: 'suppressed', because: 'too-small' };

/** A table counts who gave no answer as well, so a view whose n is a band has none. */
function partOf(key: string, member: ShownMember, mayBeCoarse: boolean): Part {
  const table = tableOf(member, key);
  return {
    respondents: respondentsOf(table),
    sizes: sizesOf(table),
    mayBeExact: member.count.kind === 'exact',
    mayBeCoarse,
  };
}

function figuresOf(members: readonly ShownMember[], plans: Plans, rules: Rules): AdmittedFigures {
  const groups = members.map((member) => ({
    n: member.tables.n,
    count: member.count,
    tableOf: (key: string) => tableOf(member, key),
  }));
  return admittedFigures(groups, new Map(plans.map(({ key, showings }) => [key, showings])), rules);
}

interface ViewPlan {
  /** The place of the member. */
  readonly index: number;
  readonly figures: AdmittedFigures;
  readonly rules: Rules;
}

function viewOf(
  itemId: string,
  member: ShownMember,
  plans: Plans,
  { index, figures, rules }: ViewPlan,
): ReleasedView {
  const measures = plans.map(({ key, showings }): readonly [string, ReleasedMeasure] => {
    const told = figures.admitted.filter((figure) => figure.key === key);
    return [key, groupMeasure(tableOf(member, key), showings[index] ?? TOO_SMALL, told, rules)];
  });
  return {
    id: member.viewId,
    breakdown: itemId,
    group: member.group,
    n: member.count,
    measures: Object.fromEntries(measures),
  };
}

function tableOf(member: Member, key: string): Table {
  const table = member.tables.byMeasure[key];
  if (table === undefined) throw new RangeError(`group ${member.id} has no ${key}`);
  return table;
}

function withheld(itemId: string, n: number): Decision {
  return {
    rule: 'R6',
    breakdown: itemId,
    view: null,
    measure: null,
    outcome: 'withheld',
    reason: 'no-grouping-can-be-shown',
    n,
  };
}

/** A figure that no group of the breakdown tells, because it would tell sizes with it. */
function leftOut(itemId: string, { key, name }: FigureName, n: number): Decision {
  return {
    rule: 'R6',
    breakdown: itemId,
    view: null,
    measure: `${key}.${name}`,
    outcome: 'suppressed',
    reason: 'would-tell-sizes',
    n,
  };
}

/** Everything of a view that is not shown exactly. */
function decisionsOn(
  itemId: string,
  member: ShownMember,
  plans: Plans,
  { index, rules }: { readonly index: number; readonly rules: Rules },
): readonly Decision[] {
  const of = { breakdown: itemId, view: member.viewId };
  const ownN: Showing =
    member.count.kind === 'exact' ? { kind: 'exact' } : { kind: 'coarse', n: member.count };
  return [
    ...decisionOn({ ...of, measure: null, n: member.tables.n }, ownN, rules.policy),
    ...plans.flatMap(({ key, showings }) => {
      const n = respondentsOf(tableOf(member, key));
      return decisionOn({ ...of, measure: key, n }, showings[index] ?? TOO_SMALL, rules.policy);
    }),
  ];
}
