/** The rows of a list of waves: which study, how many responses, in what state. */

import type { ReleaseContent } from '../../analysis/disclosure/release.ts';
import type { BallotsRepository } from '../../data/ballots/ballots.repository.ts';
import type { ReleasesRepository } from '../../data/registry/releases.repository.ts';
import type { StudiesRepository } from '../../data/registry/studies.repository.ts';
import type { Wave } from '../../data/registry/waves.repository.ts';
import type { Translate } from '../http/messages.ts';
import { dayInWords } from '../respond/calendar-day.ts';
import { responsesReleased, responsesSoFar } from './response-words.ts';
import type { WaveRow } from './view-models.ts';

export interface WaveRowsDependencies {
  readonly studies: Pick<StudiesRepository, 'byId'>;
  readonly releases: Pick<ReleasesRepository, 'latestOfWave'>;
  readonly ballots: Pick<BallotsRepository, 'countOfWave'>;
  readonly t: Translate;
}

type Target = 'results' | 'wave';

export function makeWaveRows({ studies, releases, ballots, t }: WaveRowsDependencies) {
  return async (
    waves: readonly Wave[],
    target: Target | ((wave: Wave) => Target),
  ): Promise<readonly WaveRow[]> => {
    const rows: WaveRow[] = [];
    for (const wave of waves) {
      const leadsTo = typeof target === 'function' ? target(wave) : target;
      rows.push(await rowOf(wave, leadsTo));
    }
    return rows;
  };

  async function rowOf(wave: Wave, target: Target): Promise<WaveRow> {
    const study = await studies.byId(wave.studyId);
    const release = await releases.latestOfWave(wave.studyId, wave.waveId);
    return {
      study: study?.title ?? '',
      organisation: study?.organisation ?? '',
      wave: wave.title,
      href: target === 'results' ? `/results/${wave.slug}` : `/waves/${wave.slug}`,
      responses:
        release === undefined
          ? responsesSoFar(t, await ballots.countOfWave(wave.studyId, wave.waveId))
          : responsesReleased(t, (JSON.parse(release.content) as ReleaseContent).participation.received),
      state:
        release === undefined
          ? t(`study.state-${wave.state}`)
          : t('study.released-on', { day: dayInWords(release.releasedOn, wave.locale) }),
    };
  }
}
