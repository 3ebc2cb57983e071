/**
 * Tabulate: answers become tables, in one pass.
 *
 * A ballot is read once; what it says is then added to each of its groups (one of each breakdown, and its
 * stratum). The whole wave is the sum of its strata. Nothing of a ballot is kept.
 */

import type { AnswerCodes } from '../../survey-definitions/answers.ts';
import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import { firstSlotOf, slotsOf } from '../../survey-definitions/slots.ts';
import {
  type CellSpace,
  type Cells,
  type Marks,
  type Measure,
  makeCellSpace,
  makeMarks,
  markOne,
} from './measures/measure.ts';
import { measuresOf } from './measures/measures-of.ts';
import type { GroupTables, Tabulation } from './tables.ts';

/** What tabulation reads of a ballot. */
export interface CountedBallot {
  readonly codes: AnswerCodes;
  readonly stratumId: string;
  readonly channel: string;
  readonly contactPeriod: number;
}

export interface Tabulator {
  /** @throws RangeError if the codes do not fit the instrument. */
  readonly add: (ballot: CountedBallot) => void;
  readonly finish: () => Tabulation;
}

interface Breakdown {
  readonly itemId: string;
  readonly slot: number;
  readonly groups: Groups<number>;
}

/** The groups of one partition of the wave, each with its cells. */
type Groups<Key> = Map<Key, { cells: Cells }>;

/** Key of the group of those who gave no answer of any kind to a breakdown item. */
const MISSING_GROUP = 0;

/**
 * @param form - leaves out what refers to items outside it; without one, the full form.
 */
export function makeTabulator(instrument: Instrument, form?: Form): Tabulator {
  const space = makeCellSpace();
  const respondents = space.allot(1);
  const measures = measuresOf(instrument, form, space);
  const slots = slotsOf(instrument).length;
  const breakdowns = breakdownsOf(instrument, form);
  const strata: Groups<string> = new Map();
  const channels = new Map<string, number>();
  const contactPeriods = new Map<string, number>();
  const marks = makeMarks();

  const toTables = (cells: Cells) => tablesOf(cells, respondents, measures);

  return {
    add({ codes, stratumId, channel, contactPeriod }) {
      if (codes.length !== slots) {
        throw new RangeError(`a ballot has ${codes.length} codes where the instrument has ${slots} slots`);
      }
      marks.cellCount = 0;
      marks.sumCount = 0;
      markOne(marks, respondents);
      for (const measure of measures) measure.mark(codes, marks);
      for (const { slot, groups } of breakdowns) {
        addMarks(marks, groups, Math.max(codes[slot] ?? 0, MISSING_GROUP), space);
      }
      addMarks(marks, strata, stratumId, space);
      countOne(channels, channel);
      countOne(contactPeriods, String(contactPeriod));
    },

    finish: () => ({
      whole: toTables(sumOf(strata, space)),
      byBreakdown: Object.fromEntries(
        breakdowns.map(({ itemId, groups }) => [itemId, tablesByKey(groups, toTables)]),
      ),
      byStratum: tablesByKey(strata, toTables),
      channels: Object.fromEntries(channels),
      contactPeriods: Object.fromEntries(contactPeriods),
    }),
  };
}

/** All tables of the ballots. */
export function tabulate(instrument: Instrument, ballots: Iterable<CountedBallot>, form?: Form): Tabulation {
  const tabulator = makeTabulator(instrument, form);
  for (const ballot of ballots) tabulator.add(ballot);
  return tabulator.finish();
}

function breakdownsOf(instrument: Instrument, form: Form | undefined): readonly Breakdown[] {
  const slots = firstSlotOf(instrument);
  return instrument.breakdowns.flatMap((itemId) => {
    const item = instrument.items.find((candidate) => candidate.id === itemId);
    const slot = slots.get(itemId);
    if (item === undefined || slot === undefined) throw new RangeError(`no item ${itemId} to break down by`);
    if (item.kind !== 'single' && item.kind !== 'likert') {
      throw new RangeError(`${itemId} is a ${item.kind} item and cannot be broken down by`);
    }
    if (form === 'core' && item.form === 'full') return [];
    return [{ itemId, slot, groups: new Map() }];
  });
}

function addMarks<Key>(marks: Marks, groups: Groups<Key>, key: Key, space: CellSpace): void {
  const group = groupOf(groups, key, space);
  const { cells } = group;
  for (let index = 0; index < marks.cellCount; index += 1) {
    const cell = marks.cells[index] ?? 0;
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  for (let index = 0; index < marks.sumCount; index += 1) {
    const cell = marks.sumCells[index] ?? 0;
    cells[cell] = (cells[cell] ?? 0) + (marks.amounts[index] ?? 0);
  }
}

/** The group's cells, made or widened so that every cell allotted so far is there. */
function groupOf<Key>(groups: Groups<Key>, key: Key, space: CellSpace): { cells: Cells } {
  let group = groups.get(key);
  if (group === undefined) {
    group = { cells: new Float64Array(space.size()) };
    groups.set(key, group);
  }
  if (group.cells.length < space.size()) group.cells = widened(group.cells, space.size());
  return group;
}

function widened(cells: Cells, size: number): Cells {
  const wider = new Float64Array(size + 256);
  wider.set(cells);
  return wider;
}

function sumOf<Key>(groups: Groups<Key>, space: CellSpace): Cells {
  const sum = new Float64Array(space.size());
  for (const { cells } of groups.values()) {
    for (let cell = 0; cell < sum.length; cell += 1) sum[cell] = (sum[cell] ?? 0) + (cells[cell] ?? 0);
  }
  return sum;
}

function tablesOf(cells: Cells, respondents: number, measures: readonly Measure[]): GroupTables {
  return {
    n: cells[respondents] ?? 0,
    byMeasure: Object.fromEntries(measures.map((measure) => [measure.key, measure.tableOf(cells)])),
  };
}

function tablesByKey<Key extends string | number>(
  groups: Groups<Key>,
  toTables: (cells: Cells) => GroupTables,
): Record<string, GroupTables> {
  return Object.fromEntries(
    [...groups].map(([key, { cells }]) => [key === MISSING_GROUP ? 'missing' : String(key), toTables(cells)]),
  );
}

function countOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
