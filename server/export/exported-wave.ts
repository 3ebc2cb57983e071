/** What an export must know of a wave, gathered from the registry; the ballot store says whether it is sealed. */

import type { WaveStatesRepository } from '../../data/ballots/wave-states.repository.ts';
import type { StudiesRepository } from '../../data/registry/studies.repository.ts';
import type { Wave } from '../../data/registry/waves.repository.ts';
import { type InstrumentShelf, textsIn } from '../instrument/instrument-shelf.ts';
import { problems } from '../problem.ts';
import type { ExportedWave } from './export-ballots.ts';

export interface ExportedWaveDependencies {
  readonly studies: Pick<StudiesRepository, 'byId'>;
  readonly waveStates: Pick<WaveStatesRepository, 'get'>;
  readonly instrumentByHash: InstrumentShelf;
}

/** @throws Problem 'wave-not-found' where the study or the instrument is gone. */
export async function exportedWave(
  { studies, waveStates, instrumentByHash }: ExportedWaveDependencies,
  wave: Wave,
): Promise<ExportedWave> {
  const study = await studies.byId(wave.studyId);
  const shelved = await instrumentByHash(wave.instrumentHash);
  if (study === undefined || shelved === undefined) throw problems.waveNotFound();
  const state = await waveStates.get(wave.studyId, wave.waveId);
  const { title, slug, notice, form, instrumentHash } = wave;
  return {
    studyTitle: study.title,
    title,
    slug,
    notice,
    form,
    isSealed: state?.state === 'sealed',
    instrument: shelved.instrument,
    instrumentHash,
    texts: textsIn(shelved, wave.locale),
  };
}
