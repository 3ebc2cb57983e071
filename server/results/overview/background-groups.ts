/** Which groups stand in place of the shares of a background variable, on the page and in the API. */

import type { ReleasedCount, ReleasedGroup } from '../../../analysis/disclosure/release.ts';
import type { OptionShares } from '../../../analysis/results/results.ts';

export interface BackgroundGroup {
  readonly group: ReleasedGroup;
  /** Options taken together. */
  readonly codes: readonly number[];
  readonly n: ReleasedCount;
}

/** None where the shares themselves are shown; otherwise in the order of the item's options. */
export function shownGroups({ options, groups = [] }: OptionShares): readonly BackgroundGroup[] {
  if (options.kind === 'shown') return [];
  return groups
    .map(({ group, n }) => ({ group, codes: group.kind === 'all' ? [] : group.codes, n }))
    .toSorted((a, b) => Math.min(...a.codes) - Math.min(...b.codes));
}
