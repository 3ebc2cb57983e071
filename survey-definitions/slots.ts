/** Where each answer stands in a ballot's array of codes. */

import type { Instrument } from './instrument.ts';
import type { Item } from './item.ts';

export interface Slot {
  readonly itemId: string;
  /** For multiple choice and top-N, which option (from 1); otherwise undefined. */
  readonly option: number | undefined;
}

/** Every slot of the full form, in the order of the instrument's items. */
export function slotsOf(instrument: Instrument): readonly Slot[] {
  return instrument.items.flatMap((item) =>
    Array.from({ length: slotCountOf(item) }, (_, index) => ({
      itemId: item.id,
      option: hasSlotPerOption(item) ? index + 1 : undefined,
    })),
  );
}

/** The first slot of each item, by item id. */
export function firstSlotOf(instrument: Instrument): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  let next = 0;
  for (const item of instrument.items) {
    first.set(item.id, next);
    next += slotCountOf(item);
  }
  return first;
}

export function slotCountOf(item: Item): number {
  return hasSlotPerOption(item) ? item.options.length : 1;
}

function hasSlotPerOption(item: Item): item is Extract<Item, { kind: 'multiple' | 'top' }> {
  return item.kind === 'multiple' || item.kind === 'top';
}
