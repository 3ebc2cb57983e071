/** Who answered a wave, and how many of those who were asked. */

import type { Instrument } from '../../survey-definitions/instrument.ts';
import { mapDisclosed } from '../disclosure/disclosed.ts';
import { holdsMeasure, readTable } from '../disclosure/read-release.ts';
import type { ReleaseContent } from '../disclosure/release.ts';
import { optionShares } from './option-shares.ts';
import type { OptionShares, OverviewResult } from './results.ts';
import { shareIn, sum } from './share-figure.ts';

/** The whole wave; without a view of it, only what is known beforehand. */
export function overviewOf(content: ReleaseContent, instrument: Instrument): OverviewResult {
  const { invited, received, countries, institutions } = content.participation;
  const view = content.views.find(({ id }) => id === 'all');
  const training = readTable(view, 'formal-training', 'count');
  return {
    respondents: received,
    invited,
    responseRate: received?.kind === 'exact' && invited ? received.n / invited : null,
    countries,
    institutions,
    background: instrument.breakdowns
      .filter((itemId) => holdsMeasure(view, `item:${itemId}`))
      .map((itemId) => ({ ...optionShares(view, itemId, instrument), groups: groupsOf(content, itemId) })),
    formallyTrained:
      instrument.results.formalTraining === undefined
        ? null
        : mapDisclosed(training, ({ counts }) =>
            shareIn(view, { key: 'formal-training', name: 'share', count: counts[0] ?? 0, n: sum(counts) }),
          ),
  };
}

function groupsOf(content: ReleaseContent, itemId: string): NonNullable<OptionShares['groups']> {
  return content.views.filter(({ breakdown }) => breakdown === itemId).map(({ group, n }) => ({ group, n }));
}
