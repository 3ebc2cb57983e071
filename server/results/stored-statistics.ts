/** Reads what was computed with a release. What an older release lacks is computed now: the same seed, the same result. */

import type { ReleaseContent } from '../../analysis/disclosure/release.ts';
import {
  type ReleaseStatistics,
  releaseStatistics,
  STATISTICS_FORMAT,
} from '../../analysis/results/release-statistics.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';

export interface StoredStatistics {
  readonly releaseId: string;
  /** JSON; '{}' where nothing was computed. */
  readonly statistics: string;
  readonly content: ReleaseContent;
}

export function storedStatistics(
  { releaseId, statistics, content }: StoredStatistics,
  instrument: Instrument,
): ReleaseStatistics {
  const stored = JSON.parse(statistics) as ReleaseStatistics | { readonly format?: undefined };
  return stored.format === STATISTICS_FORMAT ? stored : releaseStatistics(content, instrument, releaseId);
}
