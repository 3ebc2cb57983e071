/**
 * Counts, for each pair of flags, who has both, the first only, or neither, among those for whom both are known.
 *
 * Most respondents know most flags and have few of them, so what is counted is the rare side: flags had, flags
 * unknown, and one of each. The rest follows by subtraction.
 */

import type { FlagPairTable } from '../tables.ts';
import type { Flag } from './flags.ts';
import { type CellSpace, type Cells, type Marks, type Measure, markOne, squareFrom } from './measure.ts';

interface Blocks {
  readonly had: number;
  readonly unknown: number;
  readonly hadAndUnknown: number;
}

export function makeFlagPairMeasure(
  key: `flags:${string}`,
  flags: readonly Flag[],
  space: CellSpace,
): Measure {
  const k = flags.length;
  const respondents = space.allot(1);
  const blocks: Blocks = {
    had: space.allot(k * k),
    unknown: space.allot(k * k),
    hadAndUnknown: space.allot(k * k),
  };
  const had: number[] = [];
  const unknown: number[] = [];
  return {
    key,
    mark(codes, marks) {
      had.length = 0;
      unknown.length = 0;
      for (let index = 0; index < k; index += 1) {
        const flag = flags[index]?.read(codes);
        if (flag === undefined) unknown.push(index);
        else if (flag) had.push(index);
      }
      markOne(marks, respondents);
      markPairs(had, had, { first: blocks.had, k }, marks);
      markPairs(unknown, unknown, { first: blocks.unknown, k }, marks);
      markPairs(had, unknown, { first: blocks.hadAndUnknown, k }, marks);
    },
    tableOf: (cells) =>
      toTable(
        flags.map((flag) => flag.id),
        cells[respondents] ?? 0,
        blocks,
        cells,
      ),
  };
}

function markPairs(
  rows: readonly number[],
  columns: readonly number[],
  block: { readonly first: number; readonly k: number },
  marks: Marks,
): void {
  for (const row of rows) for (const column of columns) markOne(marks, block.first + row * block.k + column);
}

function toTable(ids: readonly string[], n: number, blocks: Blocks, cells: Cells): FlagPairTable {
  const k = ids.length;
  const both = squareFrom(cells, blocks.had, k);
  const unknown = squareFrom(cells, blocks.unknown, k);
  const hadAndUnknown = squareFrom(cells, blocks.hadAndUnknown, k);
  const at = (square: readonly (readonly number[])[], i: number, j: number) => square[i]?.[j] ?? 0;
  const square = (cell: (i: number, j: number) => number) => ids.map((_, i) => ids.map((_, j) => cell(i, j)));
  return {
    kind: 'flag-pair',
    ids,
    known: square((i, j) => n - at(unknown, i, i) - at(unknown, j, j) + at(unknown, i, j)),
    both,
    firstOnly: square((i, j) => at(both, i, i) - at(hadAndUnknown, i, j) - at(both, i, j)),
  };
}
