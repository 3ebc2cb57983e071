/** Puts instruments into the registry, where a version is frozen by the hash of its content. */

import type { InstrumentsRepository } from '../../data/registry/instruments.repository.ts';
import { instrumentHash } from './instrument-hash.ts';
import type { LoadedInstrument } from './load-instruments.ts';

/** @returns for each instrument that is not what was published before, a sentence that says so. */
export async function publishInstruments(
  instruments: Pick<InstrumentsRepository, 'publish'>,
  loaded: readonly LoadedInstrument[],
): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const { instrument, structureText, textTexts } of loaded) {
    const name = `${instrument.id}/${instrument.version}`;
    const publication = await instruments.publish({
      instrumentHash: instrumentHash(JSON.parse(structureText)),
      instrumentId: instrument.id,
      version: instrument.version,
      structure: structureText,
      textsByLocale: textTexts,
    });
    if (publication === 'frozen') complaints.push(`${name} was published with another structure`);
    if (publication === 'texts-frozen') complaints.push(`${name} was published with other texts`);
  }
  return complaints;
}
