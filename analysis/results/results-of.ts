/** Everything that the pages say of one view of a release. */

import type { Instrument } from '../../survey-definitions/instrument.ts';
import { holdsMeasure, type ReadView } from '../disclosure/read-release.ts';
import type { ReleaseContent, ReleasedView } from '../disclosure/release.ts';
import { gapsResult } from './gaps-result.ts';
import { needsResult } from './needs-result.ts';
import { optionShares } from './option-shares.ts';
import type { AwarenessResult, OptionShares, Pooling, ViewResults } from './results.ts';
import { scaleResult } from './scale-result.ts';

/** @throws RangeError if the release has no such view. */
export function resultsOf(content: ReleaseContent, viewId: string, instrument: Instrument): ViewResults {
  const view = content.views.find(({ id }) => id === viewId);
  if (view === undefined) throw new RangeError(`the release has no view ${viewId}`);
  return {
    viewId,
    group: view.group,
    n: view.n,
    pooling: poolingOf(view, content, instrument),
    gaps: gapsResult(view, instrument),
    needs: needsResult(view, instrument),
    awareness: awarenessResult(view, instrument),
    attitudes: {
      scales: instrument.results.attitudes.flatMap((scaleId) => {
        const score = scaleResult(view, scaleId, instrument);
        return score === null ? [] : [{ score, items: itemsOf(view, scaleId, instrument) }];
      }),
    },
    preparedness: scaleResult(view, instrument.results.preparedness, instrument),
    provision: {
      modules: instrument.provision
        .filter(({ item }) => holdsMeasure(view, `item:${item}`))
        .map(({ module, item }) => ({ module, answers: optionShares(view, item, instrument) })),
    },
  };
}

/** An institution that answers for itself has no colleagues in the wave. */
function poolingOf(
  { clustered }: ReleasedView,
  { participation: { institutions } }: ReleaseContent,
  { respondent }: Instrument,
): Pooling {
  if (clustered !== undefined) return 'clustered';
  const hasColleagues = respondent === 'educator' && institutions !== null && institutions >= 2;
  return hasColleagues ? 'few-institutions' : 'no-institutions';
}

function awarenessResult(view: ReadView, instrument: Instrument): AwarenessResult | null {
  const scaleId = instrument.results.awareness;
  const score = scaleResult(view, scaleId, instrument);
  return score === null ? null : { score, items: itemsOf(view, score.scale, instrument) };
}

/** The scale's items that the wave's form has. */
function itemsOf(view: ReadView, scaleId: string, instrument: Instrument): readonly OptionShares[] {
  const items = instrument.scales.find(({ id }) => id === scaleId)?.items ?? [];
  return items
    .filter((itemId) => holdsMeasure(view, `item:${itemId}`))
    .map((itemId) => optionShares(view, itemId, instrument));
}
