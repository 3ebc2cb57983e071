/** Counts the ticks of one multiple-choice or top-N item. An item with no tick at all counts as skipped. */

import { MISSING_CODES } from '../../../survey-definitions/missing.ts';
import type { PlacedItem } from '../item-layout.ts';
import { type CellSpace, cellsFrom, type Measure, markOne } from './measure.ts';
import { MISSING_CELLS, missingCell, missingCounts } from './missing-cells.ts';

export function makeTickMeasure({ item, slot, options }: PlacedItem, space: CellSpace): Measure {
  const firstTick = space.allot(options);
  const answered = space.allot(1);
  const firstMissing = space.allot(MISSING_CELLS);
  return {
    key: `item:${item.id}`,
    mark(codes, marks) {
      let hasTick = false;
      for (let option = 0; option < options; option += 1) {
        if ((codes[slot + option] ?? 0) < 1) continue;
        hasTick = true;
        markOne(marks, firstTick + option);
      }
      const code = codes[slot] || MISSING_CODES.skipped;
      markOne(marks, hasTick ? answered : firstMissing + missingCell(code, item.id));
    },
    tableOf: (cells) => ({
      kind: 'tick',
      itemId: item.id,
      ticks: cellsFrom(cells, firstTick, options),
      answered: cells[answered] ?? 0,
      missing: missingCounts(cells, firstMissing),
    }),
  };
}
