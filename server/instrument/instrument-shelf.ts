/** Published instruments by hash, parsed once and kept: what was published never changes. */

import type { InstrumentsRepository } from '../../data/registry/instruments.repository.ts';
import { type Instrument, instrument as instrumentSchema } from '../../survey-definitions/instrument.ts';
import { type Texts, texts as textsSchema } from '../../survey-definitions/texts.ts';

export interface ShelvedInstrument {
  readonly instrument: Instrument;
  readonly textsByLocale: ReadonlyMap<string, Texts>;
}

export type InstrumentShelf = ReturnType<typeof makeInstrumentShelf>;

export function makeInstrumentShelf(instruments: Pick<InstrumentsRepository, 'byHash'>) {
  const shelf = new Map<string, ShelvedInstrument>();

  return async function instrumentByHash(hash: string): Promise<ShelvedInstrument | undefined> {
    const known = shelf.get(hash);
    if (known !== undefined) return known;
    const stored = await instruments.byHash(hash);
    if (stored === undefined) return undefined;
    const parsed: ShelvedInstrument = {
      instrument: instrumentSchema.parse(JSON.parse(stored.structure)),
      textsByLocale: new Map(
        Object.entries(stored.textsByLocale).map(([locale, text]) => [
          locale,
          textsSchema.parse(JSON.parse(text)),
        ]),
      ),
    };
    shelf.set(hash, parsed);
    return parsed;
  };
}

/** The words in a locale, or in the first one that there is. @throws RangeError for an instrument without words. */
export function textsIn(shelved: ShelvedInstrument, locale: string): Texts {
  const words = shelved.textsByLocale.get(locale) ?? shelved.textsByLocale.values().next().value;
  if (words === undefined) throw new RangeError('an instrument without texts was published');
  return words;
}
