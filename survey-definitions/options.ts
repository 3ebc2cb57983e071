/** The options of an item, whatever its kind: the code of an option is its place, counted from 1. */

import type { Instrument } from './instrument.ts';
import type { Item } from './item.ts';

/** Option ids in the order of their codes; empty for numbers, texts and institutions. */
export function optionIdsOf(item: Item, instrument: Instrument): readonly string[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
    case 'top':
      return item.options.map((option) => option.id);
    case 'likert':
      return formatOf(item.format, instrument);
    case 'number':
    case 'text':
    case 'institution':
      return [];
  }
}

/** The codes (from 1) of the options that open a short text. */
export function codesThatOpenText(item: Item): readonly number[] {
  if (item.kind !== 'single' && item.kind !== 'multiple' && item.kind !== 'top') return [];
  return item.options.flatMap((option, index) => (option.opensText ? [index + 1] : []));
}

function formatOf(formatId: string, instrument: Instrument): readonly string[] {
  const format = instrument.formats[formatId];
  if (format === undefined) throw new RangeError(`instrument ${instrument.id} has no format ${formatId}`);
  return format.options;
}
