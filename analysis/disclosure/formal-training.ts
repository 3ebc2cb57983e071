/**
 * How many of the whole wave have had formal AI training, one of the first numbers that readers ask for.
 *
 * A sum of counts of a breakdown item, so it may tell no more of the size of a view than the view does.
 */

import type { CountTable } from '../tables/tables.ts';
import type { ControlledBreakdown } from './control-breakdown.ts';
import type { Policy } from './policy.ts';
import { leaveEnough, type Sizes } from './possible-sizes.ts';
import type { ReleasedMeasure, ReleasedView } from './release.ts';
import { respondentsOf } from './table-sizes.ts';

/**
 * The measure `formal-training` of the whole wave: a table of two counts, with and without.
 *
 * @param table - answers to the item about training.
 * @param codes - the answers that count as formal training.
 * @param n - respondents of the whole wave.
 */
export function formalTraining(
  table: CountTable,
  codes: readonly number[],
  breakdown: ControlledBreakdown | undefined,
  { n, policy }: { readonly n: number; readonly policy: Policy },
): ReleasedMeasure {
  const answered = respondentsOf(table);
  if (answered < policy.exactFrom) return { kind: 'suppressed' };
  const trained = codes.reduce((sum, code) => sum + (table.counts[code - 1] ?? 0), 0);
  const counts = [trained, answered - trained];
  const isLarge = counts.every((count) => count === 0 || count >= policy.hardFloor);
  if (!isLarge || (breakdown !== undefined && !keepsBands(breakdown, codes, { n, trained, policy }))) {
    return { kind: 'suppressed' };
  }
  return { kind: 'table', table: { ...table, counts } };
}

type Place = 'inside' | 'outside' | 'across';

interface Part {
  /** Respondents with one of the codes. */
  readonly trained: number;
  readonly n: number;
  readonly policy: Policy;
}

/** Whether every band of the breakdown still leaves enough sizes beside the number of people in some options. */
function keepsBands(
  { views, viewSizes, possibleSizes }: ControlledBreakdown,
  codes: readonly number[],
  { trained, n, policy }: Part,
): boolean {
  const banded = views.filter((view) => view.n.kind === 'band');
  if (banded.length === 0) return true;
  const places = views.map((view) => placeOf(view, codes));
  const hidden = n - sum(views.map(({ id }) => viewSizes[id] ?? 0));
  const couldBe = (sizes: Sizes): boolean => {
    const sizeOf = (view: ReleasedView) => sizes[banded.indexOf(view)] ?? viewSizes[view.id] ?? 0;
    const inside = sum(views.filter((_, index) => places[index] === 'inside').map(sizeOf));
    const across = sum(views.filter((_, index) => places[index] === 'across').map(sizeOf));
    return inside <= trained && trained <= inside + across + hidden;
  };
  return leaveEnough(possibleSizes.filter(couldBe), policy);
}

/** Who did not say is outside: only the codes are counted. */
function placeOf({ group }: ReleasedView, codes: readonly number[]): Place {
  if (group.kind === 'all') return 'across';
  const inside = group.codes.filter((code) => codes.includes(code)).length;
  if (inside === 0) return 'outside';
  const hasOthers =
    inside < group.codes.length || (group.kind === 'others' && group.includesMissing === true);
  return hasOthers ? 'across' : 'inside';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
