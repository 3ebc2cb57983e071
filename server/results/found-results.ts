/** FoundResults: everything that results pages need of a wave, as far as the asker may see it. */

import type { ReleaseContent } from '../../analysis/disclosure/release.ts';
import type { ReleaseStatistics } from '../../analysis/results/release-statistics.ts';
import type { OverviewResult, ViewResults } from '../../analysis/results/results.ts';
import type { ReleaseSummary } from '../../data/registry/releases.repository.ts';
import type { Study } from '../../data/registry/studies.repository.ts';
import type { Wave } from '../../data/registry/waves.repository.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';
import type { Texts } from '../../survey-definitions/texts.ts';
import type { SignedInAccount } from '../account/permissions.ts';

export interface ResultsRelease extends Pick<ReleaseSummary, 'releaseId' | 'releasedOn' | 'kind'> {
  readonly content: ReleaseContent;
  /** What was computed with it. */
  readonly statistics: () => ReleaseStatistics;
}

export interface FoundResults {
  readonly wave: Pick<Wave, 'slug' | 'title' | 'mode' | 'locale' | 'opensOn' | 'closesOn' | 'notice'>;
  readonly study: Pick<Study, 'title' | 'organisation'>;
  /** Null while none is made, for those who may see it then. */
  readonly release: ResultsRelease | null;
  readonly instrument: Instrument;
  readonly texts: Texts;
  /** Breakdowns are for people with a grant; the public sees the whole wave. */
  readonly mayBreakDown: boolean;
}

/** @returns undefined where there is nothing to see: no such wave, nothing published, no grant; all alike. */
export type FindResults = (
  slug: string,
  account: SignedInAccount | undefined,
) => Promise<FoundResults | undefined>;

/** How a release becomes results: the functions of analysis/results. */
export interface ReadRelease {
  readonly resultsOf: (content: ReleaseContent, viewId: string, instrument: Instrument) => ViewResults;
  readonly overviewOf: (content: ReleaseContent, instrument: Instrument) => OverviewResult;
}
