/** Shares of respondents by score, in bands, so that no bar of a chart stands for a few people. */

import type { Scale } from '../../survey-definitions/instrument.ts';
import { scoresName } from '../disclosure/clustered/clustered-name.ts';
import type { ReadView } from '../disclosure/read-release.ts';
import { scoreBins } from '../disclosure/score-bins.ts';
import { respondentsIn } from '../estimates/value-counts.ts';
import type { ScoreTable } from '../tables/tables.ts';
import type { ScoreBand } from './results.ts';
import { shareIn } from './share-figure.ts';

/** The bands of `scoreBins`, with the share of each. */
export function scoreBands(
  view: ReadView,
  { counts }: Pick<ScoreTable, 'counts'>,
  scale: Scale,
): readonly ScoreBand[] {
  const key = `score:${scale.id}`;
  const n = respondentsIn(counts);
  return scoreBins(counts, scale).map((bin) => ({
    from: bin.from,
    to: bin.to,
    share: shareIn(view, { key, name: scoresName(bin), count: bin.count, n }),
  }));
}
