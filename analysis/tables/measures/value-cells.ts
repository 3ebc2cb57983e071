/** Cells for values that are not known beforehand (numbers, scores): each value gets its cell when first seen. */

import type { CellSpace, Cells } from './measure.ts';

export interface ValueCells {
  readonly cellOf: (value: number) => number;
  /** [value, count], by value; values that nobody of the group has are left out. */
  readonly countsFrom: (cells: Cells) => readonly (readonly [number, number])[];
}

export function makeValueCells(space: CellSpace): ValueCells {
  const cellByValue = new Map<number, number>();
  return {
    cellOf(value) {
      const known = cellByValue.get(value);
      if (known !== undefined) return known;
      const cell = space.allot(1);
      cellByValue.set(value, cell);
      return cell;
    },
    countsFrom: (cells) =>
      [...cellByValue]
        .map(([value, cell]) => [value, cells[cell] ?? 0] as const)
        .filter(([, count]) => count > 0)
        .sort(([a], [b]) => a - b),
  };
}
