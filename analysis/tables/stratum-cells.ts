/**
 * The cells of one stratum: of all its ballots, and of its part of each group of each breakdown.
 *
 * There are thousands of parts, too many to be near the processor together. So what ballots mark waits until a few
 * ballots of the stratum have come, and is then added to one breakdown after the other.
 */

import type { CellSpace, Marks } from './measures/measure.ts';

/** Enough for each part to be raised several times in a row. */
const BALLOTS_WAITING = 64;
/** More cells than are allotted, so that a new score does not widen them again. */
const SPARE_CELLS = 256;

export interface StratumCells {
  /** @param codes - of each breakdown item, 0 and above. */
  readonly add: (marks: Marks, codes: readonly number[]) => void;
  /** Adds what is waiting. */
  readonly finish: () => {
    readonly whole: Float64Array;
    /** parts[breakdown][code]: what is counted by ones, without sums. */
    readonly parts: readonly (readonly (Uint32Array | undefined)[])[];
  };
}

export function makeStratumCells(breakdowns: number, space: CellSpace): StratumCells {
  let whole: Float64Array = new Float64Array(space.size());
  const parts = Array.from({ length: breakdowns }, (): (Uint32Array | undefined)[] => []);
  const waiting = makeWaiting();

  const addWaiting = () => {
    whole = widened(whole, space);
    for (let index = 0; index < waiting.markCount; index += 1) {
      const cell = waiting.marks[index] ?? 0;
      whole[cell] = (whole[cell] ?? 0) + 1;
    }
    for (const [breakdown, byCode] of parts.entries()) {
      addToParts(byCode, waiting, { breakdown, breakdowns }, space);
    }
    waiting.markCount = 0;
    waiting.ends.length = 0;
    waiting.codes.length = 0;
  };

  return {
    add(marks, codes) {
      whole = widened(whole, space);
      addAmounts(marks, whole);
      wait(waiting, marks, codes);
      if (waiting.ends.length === BALLOTS_WAITING) addWaiting();
    },
    finish() {
      addWaiting();
      return { whole, parts };
    },
  };
}

/** The cells, or wider ones, so that every cell allotted so far is there. */
export function widened(cells: Float64Array, space: CellSpace): Float64Array {
  if (cells.length >= space.size()) return cells;
  const wider = new Float64Array(space.size() + SPARE_CELLS);
  wider.set(cells);
  return wider;
}

/** Raises the sums of a group. */
export function addAmounts(marks: Marks, cells: Float64Array): void {
  for (let index = 0; index < marks.sumCount; index += 1) {
    const cell = marks.sumCells[index] ?? 0;
    cells[cell] = (cells[cell] ?? 0) + (marks.amounts[index] ?? 0);
  }
}

/** What some ballots mark, one after the other. Reused: only the first entries are current. */
interface Waiting {
  marks: Uint32Array;
  markCount: number;
  /** Where the marks of each ballot end. */
  readonly ends: number[];
  /** Of each breakdown item of each ballot. */
  readonly codes: number[];
}

function makeWaiting(): Waiting {
  return { marks: new Uint32Array(BALLOTS_WAITING * 64), markCount: 0, ends: [], codes: [] };
}

function wait(waiting: Waiting, { cells, cellCount }: Marks, codes: readonly number[]): void {
  const end = waiting.markCount + cellCount;
  if (end > waiting.marks.length) {
    const wider = new Uint32Array(2 * end);
    wider.set(waiting.marks);
    waiting.marks = wider;
  }
  for (let index = 0; index < cellCount; index += 1) {
    waiting.marks[waiting.markCount + index] = cells[index] ?? 0;
  }
  waiting.markCount = end;
  waiting.ends.push(end);
  for (const code of codes) waiting.codes.push(code);
}

function addToParts(
  byCode: (Uint32Array | undefined)[],
  { marks, ends, codes }: Waiting,
  { breakdown, breakdowns }: { readonly breakdown: number; readonly breakdowns: number },
  space: CellSpace,
): void {
  let start = 0;
  for (let ballot = 0; ballot < ends.length; ballot += 1) {
    const end = ends[ballot] ?? start;
    const code = codes[ballot * breakdowns + breakdown] ?? 0;
    const cells = partOf(byCode, code, space);
    for (let index = start; index < end; index += 1) {
      const cell = marks[index] ?? 0;
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    start = end;
  }
}

function partOf(byCode: (Uint32Array | undefined)[], code: number, space: CellSpace): Uint32Array {
  const known = byCode[code];
  if (known !== undefined && known.length >= space.size()) return known;
  const cells = new Uint32Array(space.size() + (known === undefined ? 0 : SPARE_CELLS));
  if (known !== undefined) cells.set(known);
  byCode[code] = cells;
  return cells;
}
