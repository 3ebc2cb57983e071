/** A wave as its respondents see it: found by slug in the registry, with its frozen instrument and its frame. */

import type { InstitutionsRepository } from '../../data/registry/institutions.repository.ts';
import type { StudiesRepository } from '../../data/registry/studies.repository.ts';
import type { WavesRepository } from '../../data/registry/waves.repository.ts';
import { type InstrumentShelf, textsIn } from '../instrument/instrument-shelf.ts';
import { studySettings } from '../study/study-settings.ts';
import type { RespondDependencies } from './respond-dependencies.ts';

export interface FindWaveDependencies {
  readonly waves: Pick<WavesRepository, 'bySlug'>;
  readonly studies: Pick<StudiesRepository, 'byId'>;
  readonly institutions: Pick<InstitutionsRepository, 'ofStudy' | 'frameOf'>;
  readonly instrumentByHash: InstrumentShelf;
}

export function makeFindWave(dependencies: FindWaveDependencies): RespondDependencies['waveBySlug'] {
  const { waves, studies, institutions, instrumentByHash } = dependencies;
  return async (slug) => {
    const wave = await waves.bySlug(slug);
    if (wave === undefined) return undefined;
    const study = await studies.byId(wave.studyId);
    const shelved = await instrumentByHash(wave.instrumentHash);
    if (study === undefined || shelved === undefined) return undefined;

    const framed = new Set(
      (await institutions.frameOf(wave.studyId, wave.waveId)).map(({ institutionId }) => institutionId),
    );
    const all = await institutions.ofStudy(wave.studyId);
    return {
      ...wave,
      study: { ...study, settings: studySettings.parse(study.settings) },
      isPublished: wave.publishedReleaseId !== undefined,
      instrument: shelved.instrument,
      texts: textsIn(shelved, wave.locale),
      institutions: all.filter(({ institutionId }) => framed.has(institutionId)),
    };
  };
}
