/** The rows of a list of waves: which study, how many responses, in what state. */

import type { ReleaseContent } from '../../analysis/disclosure/release.ts';
import type { BallotsRepository } from '../../data/ballots/ballots.repository.ts';
import type { ReleasesRepository } from '../../data/registry/releases.repository.ts';
import type { StudiesRepository } from '../../data/registry/studies.repository.ts';
import type { Wave } from '../../data/registry/waves.repository.ts';
import type { Translate } from '../http/messages.ts';
import { dayInWords } from './calendar-day.ts';
import { responsesReleased, responsesSoFar } from './response-words.ts';
import type { WaveRow } from './view-models.ts';

export interface WaveRowsDependencies {
  readonly studies: Pick<StudiesRepository, 'byId'>;
  readonly releases: Pick<ReleasesRepository, 'byId' | 'latestOfWave'>;
  readonly ballots: Pick<BallotsRepository, 'countOfWave'>;
  readonly t: Translate;
}

/** Whose list it is: anyone's, of what is published; of who may see results; of who runs the wave. */
type Reader = 'public' | 'results' | 'wave';

export function makeWaveRows({ studies, releases, ballots, t }: WaveRowsDependencies) {
  return async (
    waves: readonly Wave[],
    reader: Reader | ((wave: Wave) => Reader),
  ): Promise<readonly WaveRow[]> => {
    const rows: WaveRow[] = [];
    for (const wave of waves) {
      rows.push(await rowOf(wave, typeof reader === 'function' ? reader(wave) : reader));
    }
    return rows;
  };

  async function rowOf(wave: Wave, reader: Reader): Promise<WaveRow> {
    const study = await studies.byId(wave.studyId);
    const release = await releaseFor(reader, wave);
    return {
      study: study?.title ?? '',
      organisation: study?.organisation ?? '',
      wave: wave.title,
      href: reader === 'wave' ? `/waves/${wave.slug}` : `/results/${wave.slug}`,
      responses:
        release === undefined
          ? await soFar(wave, reader)
          : responsesReleased(t, (JSON.parse(release.content) as ReleaseContent).participation.received),
      state:
        release === undefined
          ? t(`study.state-${wave.state}`)
          : t('study.released-on', { day: dayInWords(release.releasedOn, wave.locale) }),
    };
  }

  async function releaseFor(reader: Reader, { studyId, waveId, publishedReleaseId }: Wave) {
    if (reader !== 'public') return releases.latestOfWave(studyId, waveId);
    return publishedReleaseId === undefined ? undefined : releases.byId(studyId, publishedReleaseId);
  }

  /** How fieldwork goes is for those whom the row leads to the page of the wave. */
  async function soFar({ studyId, waveId }: Wave, reader: Reader): Promise<string> {
    if (reader !== 'wave') return t('study.responses-after-release');
    return responsesSoFar(t, await ballots.countOfWave(studyId, waveId));
  }
}
