/**
 * Measure: how one table is filled.
 *
 * All tables of a group share one flat array of cells. A measure is allotted its cells once; it reads a ballot
 * once, whatever the number of groups the ballot is in, and marks the cells that the ballot raises.
 */

import type { AnswerCodes } from '../../../survey-definitions/answers.ts';
import type { Table } from '../tables.ts';

/** The cells of one group of respondents; whole numbers are enough for a group whose sums nobody reads. */
export type Cells = Float64Array | Uint32Array;

export interface CellSpace {
  /** Sets so many cells aside and says which is the first. */
  readonly allot: (count: number) => number;
  readonly size: () => number;
}

export function makeCellSpace(): CellSpace {
  let next = 0;
  return {
    allot(count) {
      next += count;
      return next - count;
    },
    size: () => next,
  };
}

/** What one ballot raises. Reused from ballot to ballot: only the first entries, up to the counts, are current. */
export interface Marks {
  /** Cells raised by one. */
  readonly cells: number[];
  cellCount: number;
  /** Cells raised by an amount. */
  readonly sumCells: number[];
  readonly amounts: number[];
  sumCount: number;
}

export function makeMarks(): Marks {
  return { cells: [], cellCount: 0, sumCells: [], amounts: [], sumCount: 0 };
}

export function markOne(marks: Marks, cell: number): void {
  marks.cells[marks.cellCount] = cell;
  marks.cellCount += 1;
}

export function markAmount(marks: Marks, cell: number, amount: number): void {
  marks.sumCells[marks.sumCount] = cell;
  marks.amounts[marks.sumCount] = amount;
  marks.sumCount += 1;
}

export interface Measure {
  /** The key of its table, see GroupTables. */
  readonly key: string;
  /** @throws RangeError for a code that its item does not have. */
  readonly mark: (codes: AnswerCodes, marks: Marks) => void;
  readonly tableOf: (cells: Cells) => Table;
}

export function cellsFrom(cells: Cells, first: number, count: number): readonly number[] {
  const numbers: number[] = [];
  for (let cell = first; cell < first + count; cell += 1) numbers.push(cells[cell] ?? 0);
  return numbers;
}

/** A square block of cells, row by row. */
export function squareFrom(cells: Cells, first: number, side: number): readonly (readonly number[])[] {
  return Array.from({ length: side }, (_, row) => cellsFrom(cells, first + row * side, side));
}
