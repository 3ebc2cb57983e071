/** The rows of a list of waves: which study, how many responses, in what state. */

import type { ReleaseContent, ReleasedCount } from '../../analysis/disclosure/release.ts';
import type { BallotsRepository } from '../../data/ballots/ballots.repository.ts';
import type { ReleaseSummary, ReleasesRepository } from '../../data/registry/releases.repository.ts';
import type { StudiesRepository } from '../../data/registry/studies.repository.ts';
import type { Wave } from '../../data/registry/waves.repository.ts';
import type { Translate } from '../http/messages.ts';
import { dayInWords } from './calendar-day.ts';
import { responsesReleased, responsesSoFar } from './response-words.ts';
import type { WaveRow } from './view-models.ts';

export interface WaveRowsDependencies {
  readonly studies: Pick<StudiesRepository, 'byId'>;
  readonly releases: Pick<ReleasesRepository, 'byId' | 'ofWave'>;
  readonly ballots: Pick<BallotsRepository, 'countOfWave'>;
  readonly t: Translate;
}

/** Whose list it is: anyone's, of what is published; of who may see results; of who runs the wave. */
type Reader = 'public' | 'results' | 'wave';

export type WaveRows = ReturnType<typeof makeWaveRows>;

export function makeWaveRows({ studies, releases, ballots, t }: WaveRowsDependencies) {
  // A release is megabytes of JSON and never changes; a list needs one number of it.
  const receivedOf = new Map<string, ReleasedCount | null>();

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
        release === undefined ? await soFar(wave, reader) : responsesReleased(t, await received(release)),
      state:
        release === undefined
          ? t(`study.state-${wave.state}`)
          : t('study.released-on', { day: dayInWords(release.releasedOn, wave.locale) }),
    };
  }

  async function releaseFor(reader: Reader, { studyId, waveId, publishedReleaseId }: Wave) {
    const all = await releases.ofWave(studyId, waveId);
    return reader === 'public' ? all.find(({ releaseId }) => releaseId === publishedReleaseId) : all[0];
  }

  async function received({ studyId, releaseId }: ReleaseSummary): Promise<ReleasedCount | null> {
    const known = receivedOf.get(releaseId);
    if (known !== undefined) return known;
    const stored = await releases.byId(studyId, releaseId);
    if (stored === undefined) return null;
    const count = (JSON.parse(stored.content) as ReleaseContent).participation.received;
    receivedOf.set(releaseId, count);
    return count;
  }

  /** How fieldwork goes is for those whom the row leads to the page of the wave. */
  async function soFar({ studyId, waveId }: Wave, reader: Reader): Promise<string> {
    if (reader !== 'wave') return t('study.responses-after-release');
    return responsesSoFar(t, await ballots.countOfWave(studyId, waveId));
  }
}
