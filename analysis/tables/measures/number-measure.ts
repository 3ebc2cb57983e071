/** Counts the values of one number item. */

import type { PlacedItem } from '../item-layout.ts';
import { type CellSpace, type Measure, markOne } from './measure.ts';
import { MISSING_CELLS, missingCell, missingCounts } from './missing-cells.ts';
import { makeValueCells } from './value-cells.ts';

export function makeNumberMeasure({ item, slot }: PlacedItem, space: CellSpace): Measure {
  const values = makeValueCells(space);
  const firstMissing = space.allot(MISSING_CELLS);
  return {
    key: `item:${item.id}`,
    mark(codes, marks) {
      const code = codes[slot] ?? Number.NaN;
      markOne(marks, code >= 0 ? values.cellOf(code) : firstMissing + missingCell(code, item.id));
    },
    tableOf: (cells) => ({
      kind: 'number',
      itemId: item.id,
      counts: values.countsFrom(cells),
      missing: missingCounts(cells, firstMissing),
    }),
  };
}
