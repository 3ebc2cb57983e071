/**
 * Tabulate: answers become tables, in one pass.
 *
 * A ballot is read once; what it says is then added to its stratum, and to its group of each breakdown inside the
 * stratum. The whole wave is the sum of its strata, and a group of a breakdown the sum of its parts in all strata; only
 * sums of products are added to the group itself. What a ballot says waits with up to 63 others of its
 * stratum, so that cells stay in the processor's cache; nothing of it is kept after that.
 */

import type { AnswerCodes } from '../../survey-definitions/answers.ts';
import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import { firstSlotOf, slotsOf } from '../../survey-definitions/slots.ts';
import { type CellSpace, type Marks, makeCellSpace, makeMarks, markOne } from './measures/measure.ts';
import { measuresOf } from './measures/measures-of.ts';
import { addAmounts, makeStratumCells, type StratumCells, widened } from './stratum-cells.ts';
import type { Tabulation } from './tables.ts';
import { type BreakdownSums, MISSING_GROUP, tablesOfCells } from './tables-of-cells.ts';

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

interface Breakdown extends BreakdownSums {
  readonly slot: number;
  readonly sums: Map<number, Float64Array>;
}

/**
 * @param form - leaves out what refers to items outside it; without one, the full form.
 */
export function makeTabulator(instrument: Instrument, form?: Form): Tabulator {
  const space = makeCellSpace();
  const respondents = space.allot(1);
  const measures = measuresOf(instrument, form, space);
  const slots = slotsOf(instrument).length;
  const breakdowns = breakdownsOf(instrument, form);
  const strata = new Map<string, StratumCells>();
  const channels = new Map<string, number>();
  const contactPeriods = new Map<string, number>();
  const marks = makeMarks();
  const groupCodes = breakdowns.map(() => MISSING_GROUP);

  return {
    add({ codes, stratumId, channel, contactPeriod }) {
      if (codes.length !== slots) {
        throw new RangeError(`a ballot has ${codes.length} codes where the instrument has ${slots} slots`);
      }
      marks.cellCount = 0;
      marks.sumCount = 0;
      markOne(marks, respondents);
      for (const measure of measures) measure.mark(codes, marks);
      breakdowns.forEach(({ slot, sums }, place) => {
        const code = Math.max(codes[slot] ?? 0, MISSING_GROUP);
        groupCodes[place] = code;
        addSums(marks, sums, code, space);
      });
      stratumOf(strata, stratumId, () => makeStratumCells(breakdowns.length, space)).add(marks, groupCodes);
      countOne(channels, channel);
      countOne(contactPeriods, String(contactPeriod));
    },

    finish: () => ({
      ...tablesOfCells({ breakdowns, strata, respondents, measures, size: space.size() }),
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
    return [{ itemId, slot, sums: new Map() }];
  });
}

function stratumOf(
  strata: Map<string, StratumCells>,
  stratumId: string,
  make: () => StratumCells,
): StratumCells {
  const known = strata.get(stratumId);
  if (known !== undefined) return known;
  const stratum = make();
  strata.set(stratumId, stratum);
  return stratum;
}

/** A group is there as soon as somebody is in it, whether or not the ballot has sums. */
function addSums(marks: Marks, sums: Map<number, Float64Array>, code: number, space: CellSpace): void {
  const known = sums.get(code);
  const cells = widened(known ?? new Float64Array(0), space);
  if (cells !== known) sums.set(code, cells);
  addAmounts(marks, cells);
}

function countOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
