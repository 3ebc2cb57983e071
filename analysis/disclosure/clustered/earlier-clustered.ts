/**
 * Cluster-robust figures under rule R7: they stay with the tables that they are of.
 *
 * A view that is kept keeps its intervals. All views of a breakdown are kept together, and then all of their
 * comparisons are as they were then, or there are none: a pair never has one side from each release.
 */

import { canonicalJson } from '../../../survey-definitions/canonical-json.ts';
import type { ClusteredPair, ReleaseContent, ReleasedView } from '../release.ts';
import type { ControlledRelease } from '../release-log.ts';

type Comparisons = ReleaseContent['comparisons'];

/** The content with these comparisons and no others. */
export function withComparisons(content: ReleaseContent, comparisons: Comparisons): ReleaseContent {
  const { comparisons: _, ...others } = content;
  return comparisons === undefined || Object.keys(comparisons).length === 0
    ? others
    : { ...others, comparisons };
}

/** The comparisons of a new release, those of one breakdown as they were in the earlier one. */
export function withEarlierPairs(
  itemId: string,
  fresh: ReleaseContent,
  earlier: ReleaseContent,
): Comparisons {
  const { [itemId]: _, ...others } = fresh.comparisons ?? {};
  const before = earlier.comparisons?.[itemId];
  return before === undefined ? others : { ...others, [itemId]: before };
}

/** The view with the intervals of some measures as they were then, or without them. */
export function withEarlierIntervals(
  view: ReleasedView,
  keys: readonly string[],
  before: ReleasedView | undefined,
): ReleasedView {
  if (view.clustered === undefined && before?.clustered === undefined) return view;
  const { figures = {}, tieGroups = {} } = view.clustered ?? {};
  const others = Object.entries(figures).filter(([key]) => !keys.includes(key));
  const kept = Object.entries(before?.clustered?.figures ?? {}).filter(([key]) => keys.includes(key));
  const all = [...others, ...kept];
  if (all.length > 0 || Object.keys(tieGroups).length > 0) {
    return { ...view, clustered: { figures: Object.fromEntries(all), tieGroups } };
  }
  const { clustered, ...without } = view;
  return without;
}

/** Whether a view has another interval or other groups of what it had before as well. */
export function intervalsDiffer(now: ReleasedView | undefined, before: ReleasedView | undefined): boolean {
  const { figures, tieGroups } = now?.clustered ?? { figures: {}, tieGroups: {} };
  return (
    someDiffers(figures, before?.clustered?.figures) || someDiffers(tieGroups, before?.clustered?.tieGroups)
  );
}

/** Whether two groups, each as large as before, compare in another way: somebody left and somebody else came. */
export function pairsDiffer(itemId: string, fresh: ControlledRelease, earlier: ControlledRelease): boolean {
  const before = earlier.content.comparisons?.[itemId] ?? {};
  return Object.entries(fresh.content.comparisons?.[itemId] ?? {}).some(([key, pairs]) =>
    pairs.some((pair) => {
      const other = before[key]?.find(({ first, second }) => first === pair.first && second === pair.second);
      return other !== undefined && haveSameSizes(pair, fresh, earlier) && isOther(pair, other);
    }),
  );
}

function haveSameSizes(
  { first, second }: ClusteredPair,
  fresh: ControlledRelease,
  earlier: ControlledRelease,
): boolean {
  return [first, second].every((id) => fresh.log.shownSizes[id] === earlier.log.shownSizes[id]);
}

function someDiffers<T>(
  now: Readonly<Record<string, T>>,
  before: Readonly<Record<string, T>> | undefined,
): boolean {
  return Object.entries(now).some(
    ([key, value]) => before?.[key] !== undefined && isOther(value, before[key]),
  );
}

function isOther(now: unknown, before: unknown): boolean {
  return canonicalJson(now) !== canonicalJson(before);
}
