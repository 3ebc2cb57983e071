/** Who answered a wave, and how many of those who were asked. */

import type { Instrument } from '../../survey-definitions/instrument.ts';
import { type Disclosed, mapDisclosed } from '../disclosure/disclosed.ts';
import { holdsMeasure, readTable } from '../disclosure/read-release.ts';
import type { ReleaseContent } from '../disclosure/release.ts';
import { worstCaseBounds } from '../estimates/nonresponse/worst-case-bounds.ts';
import { optionShares } from './option-shares.ts';
import type { OptionShares, OverviewResult, WorstCase } from './results.ts';
import { shareIn, sum } from './share-figure.ts';

/** The whole wave; without a view of it, only what is known beforehand. */
export function overviewOf(content: ReleaseContent, instrument: Instrument): OverviewResult {
  const { invited, received, countries, institutions } = content.participation;
  const view = content.views.find(({ id }) => id === 'all');
  const training = readTable(view, 'formal-training', 'count');
  const asksTraining = instrument.results.formalTraining !== undefined;
  const responseRate = received?.kind === 'exact' && invited ? received.n / invited : null;
  return {
    respondents: received,
    invited,
    responseRate,
    countries,
    institutions,
    background: instrument.breakdowns
      .filter((itemId) => holdsMeasure(view, `item:${itemId}`))
      .map((itemId) => ({ ...optionShares(view, itemId, instrument), groups: groupsOf(content, itemId) })),
    formallyTrained: asksTraining
      ? mapDisclosed(training, ({ counts }) =>
          shareIn(view, { key: 'formal-training', name: 'share', count: counts[0] ?? 0, n: sum(counts) }),
        )
      : null,
    formallyTrainedOfInvited:
      asksTraining && invited !== null && responseRate !== null && responseRate < FEW_OF_INVITED
        ? worstCaseOf(training, invited)
        : null,
  };
}

/** Below this response rate the bounds of the worst case are told. */
const FEW_OF_INVITED = 0.5;

/** Of the first of two counts. Who answered but not this is among those of whom it is not known. */
function worstCaseOf(
  table: Disclosed<{ readonly counts: readonly number[] }>,
  invited: number,
): WorstCase | null {
  if (table.kind === 'suppressed') return null;
  const { counts } = table.result;
  const answered = sum(counts);
  return {
    bounds: mapDisclosed(table, () => worstCaseBounds({ x: counts[0] ?? 0, answered, invited })),
    invited,
    unanswered: invited - answered,
  };
}

function groupsOf(content: ReleaseContent, itemId: string): NonNullable<OptionShares['groups']> {
  return content.views.filter(({ breakdown }) => breakdown === itemId).map(({ group, n }) => ({ group, n }));
}
