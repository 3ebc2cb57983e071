/** Which release of a wave an asker may see: the latest one with a role in the study, otherwise the published one. */

import type { ReleaseContent } from '../../analysis/disclosure/release.ts';
import type { ReleaseStatistics } from '../../analysis/results/release-statistics.ts';
import type { ReleasesRepository, StoredRelease } from '../../data/registry/releases.repository.ts';
import type { StudiesRepository } from '../../data/registry/studies.repository.ts';
import type { Wave, WavesRepository } from '../../data/registry/waves.repository.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';
import { may } from '../account/permissions.ts';
import { type InstrumentShelf, textsIn } from '../instrument/instrument-shelf.ts';
import type { FindResults, ResultsRelease } from './found-results.ts';
import { makeLastUsed } from './last-used.ts';
import { storedStatistics } from './stored-statistics.ts';

export interface FindResultsDependencies {
  readonly waves: Pick<WavesRepository, 'bySlug'>;
  readonly studies: Pick<StudiesRepository, 'byId'>;
  readonly releases: Pick<ReleasesRepository, 'byId' | 'ofWave'>;
  readonly instrumentByHash: InstrumentShelf;
}

/** Releases are immutable, so what was read of one stays good; each is at most a few megabytes. */
const KEPT_CONTENTS = 20;

export function makeFindResults({
  waves,
  studies,
  releases,
  instrumentByHash,
}: FindResultsDependencies): FindResults {
  const contents = makeLastUsed<ReleaseContent>(KEPT_CONTENTS);
  const statisticsOnce = makeLastUsed<ReleaseStatistics>(KEPT_CONTENTS);

  return async (slug, account) => {
    const wave = await waves.bySlug(slug);
    if (wave === undefined) return undefined;
    const maySee = may(account, 'see-results', wave.studyId);
    if (!maySee && wave.publishedReleaseId === undefined) return undefined;

    const study = await studies.byId(wave.studyId);
    const shelved = await instrumentByHash(wave.instrumentHash);
    if (study === undefined || shelved === undefined) return undefined;
    return {
      wave,
      study,
      release: await releaseOf(wave, maySee, shelved.instrument),
      instrument: shelved.instrument,
      texts: textsIn(shelved, wave.locale),
      mayBreakDown: may(account, 'break-down-results', wave.studyId),
    };
  };

  async function releaseOf(
    wave: Wave,
    maySee: boolean,
    instrument: Instrument,
  ): Promise<ResultsRelease | null> {
    const { studyId, waveId, publishedReleaseId } = wave;
    const latest = maySee ? (await releases.ofWave(studyId, waveId))[0]?.releaseId : publishedReleaseId;
    if (latest === undefined) return null;
    const stored = await releases.byId(studyId, latest);
    return stored === undefined ? null : toResultsRelease(stored, instrument);
  }

  function toResultsRelease(stored: StoredRelease, instrument: Instrument): ResultsRelease {
    const { releaseId, releasedOn, kind, statistics } = stored;
    const content = contents(releaseId, () => JSON.parse(stored.content) as ReleaseContent);
    return {
      ...{ releaseId, releasedOn, kind, content },
      statistics: () =>
        statisticsOnce(releaseId, () => storedStatistics({ releaseId, statistics, content }, instrument)),
    };
  }
}
