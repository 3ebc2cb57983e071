/**
 * Which slots of a ballot leave the house as variables: no identifying item, no breakdown, no institution and no
 * free text, not even that there was one.
 */

import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';
import { isInForm } from '../../survey-definitions/pages.ts';
import { firstSlotOf, slotCountOf } from '../../survey-definitions/slots.ts';

export interface ExportedVariable {
  /** The item's id, or `item__option` where each option has a variable of its own. */
  readonly name: string;
  readonly item: Item;
  /** From 1; undefined where the item is one variable. */
  readonly option: number | undefined;
  readonly slot: number;
}

export function exportedVariables(instrument: Instrument, form: Form): readonly ExportedVariable[] {
  const withheld = withheldItems(instrument);
  const firstSlots = firstSlotOf(instrument);
  return instrument.items
    .filter((item) => isInForm(item, form) && !withheld.has(item.id))
    .flatMap((item) => variablesOf(item, firstSlots.get(item.id) ?? 0, instrument));
}

/** Ids of the items of the form that are left out, in the instrument's order. */
export function withheldItemIds(instrument: Instrument, form: Form): readonly string[] {
  const withheld = withheldItems(instrument);
  return instrument.items.filter((item) => isInForm(item, form) && withheld.has(item.id)).map(({ id }) => id);
}

function withheldItems(instrument: Instrument): ReadonlySet<string> {
  const { country, formalTraining } = instrument.results;
  return new Set([
    ...instrument.quasiIdentifiers.map((ladder) => ladder.item),
    ...instrument.breakdowns,
    ...instrument.items.filter(({ kind }) => kind === 'text' || kind === 'institution').map(({ id }) => id),
    ...[country, formalTraining?.item].filter((id) => id !== undefined),
  ]);
}

function variablesOf(item: Item, slot: number, instrument: Instrument): readonly ExportedVariable[] {
  if (item.kind !== 'multiple' && item.kind !== 'top') {
    return [{ name: item.id, item, option: undefined, slot }];
  }
  return optionIdsOf(item, instrument)
    .slice(0, slotCountOf(item))
    .map((optionId, index) => ({
      name: `${item.id}__${optionId}`,
      item,
      option: index + 1,
      slot: slot + index,
    }));
}
