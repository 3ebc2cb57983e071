/** At start: the shipped instruments and those of the operator's folder are checked and published. */

import type { InstrumentsRepository } from '../../data/registry/instruments.repository.ts';
import { problems } from '../problem.ts';
import { faultLines } from './fault-lines.ts';
import { loadInstruments, SHIPPED_INSTRUMENTS } from './load-instruments.ts';
import { publishInstruments } from './publish-instruments.ts';

/**
 * @param ownFolder - INSTRUMENTS_DIR, or undefined.
 * @throws Problem 'refused' with every fault, or with what was changed after it was published.
 */
export async function provideInstruments(
  instruments: Pick<InstrumentsRepository, 'publish'>,
  ownFolder: string | undefined,
): Promise<void> {
  const results = [SHIPPED_INSTRUMENTS, ...(ownFolder === undefined ? [] : [ownFolder])].flatMap(
    loadInstruments,
  );
  const faults = results.flatMap((result) => (result.ok ? [] : faultLines(result.file, result.faults)));
  if (faults.length > 0) throw problems.refused(`Faulty instruments:\n${faults.join('\n')}`);

  const loaded = results.flatMap((result) => (result.ok ? [result.loaded] : []));
  const complaints = await publishInstruments(instruments, loaded);
  if (complaints.length > 0) {
    throw problems.refused(
      `A published version is frozen; a change is a new version:\n${complaints.join('\n')}`,
    );
  }
}
