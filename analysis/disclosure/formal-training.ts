/**
 * How many of the whole wave have had formal AI training, one of the first numbers that readers ask for.
 *
 * A sum of counts of a breakdown item, so it may tell no more of the size of a view than the view does.
 */

import type { CountTable } from '../tables/tables.ts';
import type { ControlledBreakdown } from './control-breakdown.ts';
import type { Band, Policy } from './policy.ts';
import { areProtective, narrowedBands } from './protective-bands.ts';
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

interface PlacedBand {
  readonly band: Band;
  readonly place: Place;
}

interface Part {
  /** Respondents with one of the codes. */
  readonly trained: number;
  readonly n: number;
  readonly policy: Policy;
}

/** Whether every band of the breakdown still leaves enough values beside the number of people in some options. */
function keepsBands(
  { views, viewSizes }: ControlledBreakdown,
  codes: readonly number[],
  { trained, n, policy }: Part,
): boolean {
  const sizeOf = (view: ReleasedView) => viewSizes[view.id] ?? 0;
  const banded = views.filter((view) => view.n.kind === 'band');
  const bands = narrowedBands(
    banded.map((view) => bandOfView(view, sizeOf(view))),
    sum(banded.map(sizeOf)),
  );
  const places = views.map(
    (view): PlacedBand => ({
      band: bands[banded.indexOf(view)] ?? bandOfView(view, sizeOf(view)),
      place: placeOf(view, codes),
    }),
  );
  const hidden = n - sum(views.map(sizeOf));
  const byInside = narrowedBySide(places, 'inside', trained, hidden);
  const byBoth = narrowedBySide(byInside, 'outside', n - trained, hidden);
  return areProtective(
    byBoth.filter((_, index) => views[index]?.n.kind === 'band').map(({ band }) => band),
    policy,
  );
}

/**
 * The views on one side number at most as many as the side; with those across and the hidden, at least as many.
 */
function narrowedBySide(
  views: readonly PlacedBand[],
  side: 'inside' | 'outside',
  size: number,
  hidden: number,
): readonly PlacedBand[] {
  const touching = views.filter(({ place }) => place === side || place === 'across');
  const least = sum(views.filter(({ place }) => place === side).map(({ band }) => band.from));
  const most = sum(touching.map(({ band }) => band.to)) + hidden;
  return views.map((view) => {
    const { band, place } = view;
    if (!touching.includes(view)) return view;
    const from = Math.max(band.from, size - (most - band.to));
    const to = place === side ? Math.min(band.to, size - (least - band.from)) : band.to;
    return { place, band: { from, to } };
  });
}

function bandOfView(view: ReleasedView, n: number): Band {
  return view.n.kind === 'band' ? view.n : { from: n, to: n };
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
