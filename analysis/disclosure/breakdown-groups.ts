/**
 * The groupings in which a breakdown could be shown, finest first.
 *
 * The options as they are, or a rung of the item's ladder, if every group holds the threshold; otherwise the
 * options with the small groups merged. Those who did not say are left out if they are nobody or many, and
 * otherwise join the smallest group.
 */

import type { Instrument, Ladder } from '../../survey-definitions/instrument.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';
import { mergeGroups } from '../tables/merge-tables.ts';
import type { GroupTables } from '../tables/tables.ts';
import type { Policy } from './policy.ts';
import type { ReleasedGroup } from './release.ts';

export interface Member {
  /** Unique among the groups of the breakdown. */
  readonly id: string;
  readonly group: Exclude<ReleasedGroup, { kind: 'all' }>;
  readonly tables: GroupTables;
}

export interface Grouping {
  readonly members: readonly Member[];
  /** Respondents in no member. */
  readonly hidden: number;
}

/** A hyphen, because no option has one in its id. */
const MERGED_ID = 'small-groups';

/**
 * @param byCode - the groups of the breakdown item as tabulated: by code, or 'missing'.
 * @returns Groupings of at least two groups.
 */
export function groupingsOf(
  itemId: string,
  byCode: Readonly<Record<string, GroupTables>>,
  instrument: Instrument,
  policy: Policy,
): readonly Grouping[] {
  const options = optionsOf(itemId, byCode, instrument);
  const { missing } = byCode;
  const rungs = instrument.quasiIdentifiers.find((ladder) => ladder.item === itemId)?.rungs ?? [];
  const candidates = [options, ...rungs.map((rung) => rungMembers(rung, itemId, options, instrument))];
  return [
    ...candidates
      .filter((members) => members.every((member) => member.tables.n >= policy.threshold))
      .map((members) => withMissing(members, [], missing, policy)),
    merged(options, missing, policy),
  ].filter(({ members }) => members.length >= 2);
}

function optionsOf(
  itemId: string,
  byCode: Readonly<Record<string, GroupTables>>,
  instrument: Instrument,
): readonly Member[] {
  return optionIdsFor(itemId, instrument).flatMap((id, index): readonly Member[] => {
    const tables = byCode[String(index + 1)];
    if (tables === undefined || tables.n === 0) return [];
    return [{ id, group: { kind: 'options', codes: [index + 1] }, tables }];
  });
}

function rungMembers(
  rung: Ladder['rungs'][number],
  itemId: string,
  options: readonly Member[],
  instrument: Instrument,
): readonly Member[] {
  const optionIds = optionIdsFor(itemId, instrument);
  return rung.groups.flatMap((group): readonly Member[] => {
    const tables = together(options.filter((option) => group.options.includes(option.id)));
    if (tables === undefined) return [];
    const codes = optionIds.flatMap((id, index) => (group.options.includes(id) ? [index + 1] : []));
    return [{ id: group.id, group: { kind: 'options', codes, ladderGroup: group.id }, tables }];
  });
}

/** Small options become one group if together they are large enough. */
function merged(options: readonly Member[], missing: GroupTables | undefined, policy: Policy): Grouping {
  const large = options.filter((option) => option.tables.n >= policy.threshold);
  const small = options.filter((option) => option.tables.n < policy.threshold);
  if (total(small) < policy.threshold) return withMissing(large, small, missing, policy);
  const members = [...large, ...othersOf(small, undefined)];
  const unsaid = missing?.n ?? 0;
  if (isNobodyOrMany(unsaid, members, policy)) return { members, hidden: unsaid };
  return { members: [...large, ...othersOf(small, missing)], hidden: 0 };
}

/** Those who are in no large group are left out if they are nobody or many; otherwise they join the smallest. */
function withMissing(
  large: readonly Member[],
  small: readonly Member[],
  missing: GroupTables | undefined,
  policy: Policy,
): Grouping {
  const hidden = total(small) + (missing?.n ?? 0);
  if (isNobodyOrMany(hidden, large, policy)) return { members: large, hidden };
  const smallest = large.toSorted((a, b) => a.tables.n - b.tables.n)[0];
  if (smallest === undefined) return { members: [], hidden };
  const rest = large.filter((option) => option !== smallest);
  return { members: [...rest, ...othersOf([...small, smallest], missing)], hidden: 0 };
}

/** Many enough to be left out, and for large groups to be told exactly beside them. */
function isNobodyOrMany(n: number, members: readonly Member[], policy: Policy): boolean {
  const hasExact = members.some((member) => member.tables.n >= policy.exactFrom);
  return n === 0 || n >= (hasExact ? policy.exactFrom : policy.threshold);
}

function othersOf(members: readonly Member[], missing: GroupTables | undefined): readonly Member[] {
  const named = together(members);
  if (named === undefined) return [];
  const codes = members.flatMap((member) => member.group.codes).toSorted((a, b) => a - b);
  if (missing === undefined || missing.n === 0) {
    return [{ id: MERGED_ID, group: { kind: 'others', codes }, tables: named }];
  }
  const group = { kind: 'others', codes, includesMissing: true } as const;
  return [{ id: MERGED_ID, group, tables: mergeGroups(named, missing) }];
}

function together(members: readonly Member[]): GroupTables | undefined {
  const [first, ...others] = members.map((member) => member.tables);
  return first === undefined ? undefined : others.reduce(mergeGroups, first);
}

function total(members: readonly Member[]): number {
  return members.reduce((sum, member) => sum + member.tables.n, 0);
}

function optionIdsFor(itemId: string, instrument: Instrument): readonly string[] {
  const item = instrument.items.find((candidate) => candidate.id === itemId);
  if (item === undefined) throw new RangeError(`instrument ${instrument.id} has no item ${itemId}`);
  return optionIdsOf(item, instrument);
}
