/** Counts the answers to one single-choice or Likert item. */

import type { PlacedItem } from '../item-layout.ts';
import { type CellSpace, cellsFrom, type Measure, markOne } from './measure.ts';
import { MISSING_CELLS, missingCell, missingCounts } from './missing-cells.ts';

export function makeCountMeasure({ item, slot, options }: PlacedItem, space: CellSpace): Measure {
  const firstCode = space.allot(options);
  const firstMissing = space.allot(MISSING_CELLS);
  return {
    key: `item:${item.id}`,
    mark(codes, marks) {
      const code = codes[slot] ?? 0;
      const isAnswer = code >= 1 && code <= options && Number.isInteger(code);
      markOne(marks, isAnswer ? firstCode + code - 1 : firstMissing + missingCell(code, item.id));
    },
    tableOf: (cells) => ({
      kind: 'count',
      itemId: item.id,
      counts: cellsFrom(cells, firstCode, options),
      missing: missingCounts(cells, firstMissing),
    }),
  };
}
