/** Counts the pairs of answers to two items: importance by preparedness, or importance by availability. */

import { MISSING_CODES } from '../../../survey-definitions/missing.ts';
import type { PlacedItem } from '../item-layout.ts';
import { type CellSpace, cellsFrom, type Measure, markOne } from './measure.ts';

export interface PairOfItems {
  readonly key: `gap:${string}` | `need:${string}`;
  readonly id: string;
  readonly first: PlacedItem;
  readonly second: PlacedItem;
  /** Whether "do not know" on the second item is counted, by the answer to the first. */
  readonly countsUnknown: boolean;
}

export function makePairMeasure(pair: PairOfItems, space: CellSpace): Measure {
  const { first, second } = pair;
  const firstPair = space.allot(first.options * second.options);
  const firstUnknown = space.allot(first.options);
  return {
    key: pair.key,
    mark(codes, marks) {
      const a = codes[first.slot] ?? 0;
      const b = codes[second.slot] ?? 0;
      if (a < 1) return;
      if (b >= 1) markOne(marks, firstPair + (a - 1) * second.options + b - 1);
      else if (pair.countsUnknown && b === MISSING_CODES['do-not-know']) markOne(marks, firstUnknown + a - 1);
    },
    tableOf: (cells) => ({
      kind: 'pair',
      id: pair.id,
      counts: Array.from({ length: first.options }, (_, row) =>
        cellsFrom(cells, firstPair + row * second.options, second.options),
      ),
      secondUnknown: cellsFrom(cells, firstUnknown, first.options),
    }),
  };
}
