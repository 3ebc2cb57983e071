/** Where the items of a wave's form stand in a ballot, and how many options each has. */

import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';
import { firstSlotOf } from '../../survey-definitions/slots.ts';

export interface PlacedItem {
  readonly item: Item;
  /** The slot of its code; for multiple choice and top-N, of its first option. */
  readonly slot: number;
  /** Options that are stored as 1 and above; 0 for numbers, text and institutions. */
  readonly options: number;
}

/** The items of the form (without one, of the full form), by item id. Slots are always those of the full form. */
export function itemLayout(instrument: Instrument, form?: Form): ReadonlyMap<string, PlacedItem> {
  const slots = firstSlotOf(instrument);
  const layout = new Map<string, PlacedItem>();
  for (const item of instrument.items) {
    if (form === 'core' && item.form === 'full') continue;
    layout.set(item.id, {
      item,
      slot: slots.get(item.id) ?? 0,
      options: optionIdsOf(item, instrument).length,
    });
  }
  return layout;
}
