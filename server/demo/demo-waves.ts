/** What the demonstration is made of: two studies and their four waves, as a steward would set them up. */

import type { Wave } from '../../data/registry/waves.repository.ts';
import type { StudySettings } from '../study/study-settings.ts';

export type DemoWave = Pick<
  Wave,
  'slug' | 'title' | 'form' | 'mode' | 'opensOn' | 'closesOn' | 'invited' | 'notice'
>;

export interface DemoStudy {
  readonly title: string;
  readonly organisation: string;
  readonly contactEmail: string;
  readonly settings: StudySettings;
}

const SETTINGS: StudySettings = {
  controllers: ['the Society for Imaging Education (invented for this demonstration)'],
  ethicsReference: 'None: this is a demonstration with simulated answers.',
  purposes: 'To show which AI topics educators feel unprepared to teach and what support they need.',
  rights: 'You can complain to the society or to your data-protection authority.',
};

export const RECONSTRUCTION_STUDY: DemoStudy = {
  title: 'Reconstruction of Doherty et al. 2025',
  organisation: 'Readout demonstration',
  contactEmail: 'demo@readout.example',
  settings: SETTINGS,
};

export const BENCHMARK_STUDY: DemoStudy = {
  title: 'Educator benchmark',
  organisation: 'Society for Imaging Education (demonstration)',
  contactEmail: 'demo@readout.example',
  settings: SETTINGS,
};

export const RECONSTRUCTION_WAVE: DemoWave = {
  slug: 'reconstruction-2023',
  title: 'Reconstruction, March 2023',
  form: 'core',
  mode: 'open',
  opensOn: '2023-03-01',
  closesOn: '2023-03-06',
  invited: undefined,
  notice:
    'A reconstruction, not real answers: built to agree with every figure published of Doherty et al. 2025 ' +
    '(doi 10.1016/j.radi.2025.103153); everything else in it is simulated.',
};

const SIMULATED = 'A demonstration: all answers are simulated.';

/** @param invited - people who could answer. */
export function nationalWave(year: 2025 | 2026, invited: number): DemoWave {
  return {
    slug: `national-${year}`,
    title: `National round ${year}`,
    form: 'full',
    mode: 'confidential',
    opensOn: `${year}-01-12`,
    closesOn: `${year}-03-02`,
    invited,
    notice: SIMULATED,
  };
}

const DAY_MS = 86_400_000;

/** Opened two weeks ago, closes in six. */
export function openWave(now: Date): DemoWave {
  const dayFromNow = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  return {
    slug: 'open-now',
    title: 'Open round',
    form: 'core',
    mode: 'open',
    opensOn: dayFromNow(-14),
    closesOn: dayFromNow(42),
    invited: undefined,
    notice: SIMULATED,
  };
}
