/** The words of an item's options, as they stand in files. */

import type { Instrument } from '../../survey-definitions/instrument.ts';
import type { Item } from '../../survey-definitions/item.ts';
import { withoutMarkup } from '../../survey-definitions/markup.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';
import type { Texts } from '../../survey-definitions/texts.ts';

export interface WordedInstrument {
  readonly instrument: Instrument;
  readonly texts: Texts;
}

/** In the order of their codes; an option without words is named by its id. */
export function optionLabelsOf(item: Item, { instrument, texts }: WordedInstrument): readonly string[] {
  const words = item.kind === 'likert' ? texts.formats[item.format]?.options : texts.items[item.id]?.options;
  return optionIdsOf(item, instrument).map((optionId) => withoutMarkup(words?.[optionId] ?? optionId));
}
