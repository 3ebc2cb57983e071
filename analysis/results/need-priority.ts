/** The need priority list of a view: needs that are important and absent, in groups instead of ranks. */

import { type Disclosed, mapDisclosed } from '../disclosure/disclosed.ts';
import { clustered, type ReadView, readTable } from '../disclosure/read-release.ts';
import { roundedShare } from '../disclosure/shown-precision.ts';
import { groupsByOverlap, type PlacedShare } from '../estimates/needs/groups-by-overlap.ts';
import { type NeedPriorityList, needPriorityList } from '../estimates/needs/need-priority-list.ts';

/**
 * With the simultaneous intervals that allow for colleagues who answer alike, where the release has them. Their limits
 * are rounded as they are shown before they part the needs into groups, so that what is drawn is what decides.
 */
export function needPriority(view: ReadView): Disclosed<NeedPriorityList> {
  return mapDisclosed(readTable(view, 'flags:needs', 'flag-pair'), (table) => {
    const list = needPriorityList(table);
    return { ...list, groups: groupsByOverlap(list.groups.flat().map((need) => placed(need, view))) };
  });
}

function placed(need: PlacedShare, view: ReadView): PlacedShare {
  const { id, share, n, interval } = need;
  const figure = clustered(
    { kind: 'estimate', value: share, n, interval },
    view,
    `need:${id}`,
    'absent-simultaneous',
  );
  if (figure.kind !== 'estimate') return need;
  const { lower, upper, level, method } = figure.interval;
  // The share itself is not rounded.
  const limits = { lower: Math.min(roundedShare(lower), share), upper: Math.max(roundedShare(upper), share) };
  return { ...need, interval: { ...limits, level, method } };
}
