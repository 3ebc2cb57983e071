/**
 * Which coarse figures a breakdown may tell beside the bands of its groups.
 *
 * Beside an exact whole every figure is an equation: what it tells of each group has to add up to what is left for
 * them. A few such equations give the sizes away that the bands hide. So figures are taken one after the other, the
 * most important first, and one is left out if, with it, a group could have fewer than `leastValuesInBand` sizes.
 * Where n is exact, how many of them answered is told as a band and not held secret any further.
 */

import { respondentsIn } from '../estimates/value-counts.ts';
import type { Table } from '../tables/tables.ts';
import { coarseFigure } from './coarse-figures.ts';
import { breakdownFigures, type FigureName, figureSource } from './figure-sources.ts';
import type { Rules } from './measure-control.ts';
import type { Showing } from './partition-plan.ts';
import type { Band } from './policy.ts';
import { leaveEnough, possibleSizes, type Sizes } from './possible-sizes.ts';
import type { ReleasedCount } from './release.ts';
import { makeTogether, makeToldSums, type Together, type ToldSums } from './told-sums.ts';

/** How many of those who did not answer are taken to be in another group than they are. */
const MOST_MOVED = 12;
const TOLERANCE = 1e-6;

/** A group of a breakdown, as it was counted and as its n is told. */
export interface ToldGroup {
  readonly n: number;
  readonly count: ReleasedCount;
  readonly tableOf: (key: string) => Table;
}

export interface AdmittedFigures {
  readonly admitted: readonly FigureName[];
  readonly leftOut: readonly FigureName[];
  /** Sizes that the groups told in bands, in their order, could have beside all of it. */
  readonly sizes: readonly Sizes[];
}

/** @param showings - of each measure, one for each group in order. */
export function admittedFigures(
  groups: readonly ToldGroup[],
  showings: ReadonlyMap<string, readonly Showing[]>,
  rules: Rules,
): AdmittedFigures {
  const banded = groups.flatMap(({ n, count }) => (count.kind === 'band' ? [{ n, band: count }] : []));
  let sizes = possibleSizes(
    banded.map(({ n }) => n),
    banded.map(({ band }) => band),
  );
  const admitted: FigureName[] = [];
  const leftOut: FigureName[] = [];
  for (const figure of breakdownFigures(rules.instrument)) {
    const equation = equationOf(figure, groups, showings.get(figure.key) ?? [], rules);
    if (equation === undefined) continue;
    const left = sizes.filter((list) => allows(list, equation));
    if (leaveEnough(left, rules.policy)) {
      sizes = left;
      admitted.push(figure);
    } else {
      leftOut.push(figure);
    }
  }
  return { admitted, leftOut, sizes };
}

/** What one figure says of the groups that tell it: their sums make up those of all of them together. */
interface Equation {
  readonly parts: readonly EquationPart[];
  readonly together: Together;
}

interface EquationPart {
  readonly n: number;
  /** Who answered, truly. */
  readonly respondents: number;
  readonly band: Band;
  /** Its place among the groups told in bands; undefined where n is exact. */
  readonly place: number | undefined;
  readonly sumsOf: (respondents: number) => ToldSums;
}

/** Undefined where no group tells the figure. */
function equationOf(
  figure: FigureName,
  groups: readonly ToldGroup[],
  showings: readonly Showing[],
  { instrument, policy }: Rules,
): Equation | undefined {
  const banded = groups.filter(({ count }) => count.kind === 'band');
  const telling = groups.flatMap((group, index) => {
    const showing = showings[index];
    if (showing?.kind !== 'coarse') return [];
    return [{ group, band: showing.n, source: figureSource(figure, group.tableOf(figure.key), instrument) }];
  });
  if (telling.length === 0) return undefined;
  const together = makeTogether(telling.map(({ source }) => source));
  const parts = telling.map(({ group, band, source }): EquationPart => {
    const place = banded.indexOf(group);
    return {
      n: group.n,
      respondents: respondentsIn(source.counts),
      band,
      place: place < 0 ? undefined : place,
      sumsOf: makeToldSums(coarseFigure(source, band, policy), source, together, policy),
    };
  });
  return { parts, together };
}

/**
 * Whether groups of these sizes could have told the figure. A reader knows how many did not answer in all of them; they
 * are taken to be where they are, or some of one group to be in another.
 */
function allows(sizes: Sizes, { parts, together }: Equation): boolean {
  const ns = parts.map(({ n, place }) => (place === undefined ? n : (sizes[place] ?? n)));
  const answered = parts.map(({ n, respondents }, index) => (ns[index] ?? n) - (n - respondents));
  if (total(answered) !== total(parts.map(({ respondents }) => respondents))) return false;
  const couldTell = (respondents: readonly number[]) => addUp(respondents, ns, parts, together);
  return couldTell(answered) || moved(answered, ns).some(couldTell);
}

function addUp(
  respondents: readonly number[],
  ns: readonly number[],
  parts: readonly EquationPart[],
  { sum, squares }: Together,
): boolean {
  const least = { sum: 0, squares: 0 };
  const most = { sum: 0, squares: 0 };
  for (const [index, { band, sumsOf }] of parts.entries()) {
    const n = respondents[index] ?? 0;
    if (n < band.from || n > Math.min(band.to, ns[index] ?? 0)) return false;
    const told = sumsOf(n);
    if (told.sum.least > told.sum.most) return false;
    least.sum += told.sum.least;
    most.sum += told.sum.most;
    least.squares += told.squares.least;
    most.squares += told.squares.most;
  }
  const isBetween = (from: number, value: number, to: number) =>
    from <= value + TOLERANCE && value - TOLERANCE <= to;
  return isBetween(least.sum, sum, most.sum) && isBetween(least.squares, squares, most.squares);
}

/** More answers in one group, and as many fewer in another. */
function moved(answered: readonly number[], ns: readonly number[]): readonly (readonly number[])[] {
  const lists: (readonly number[])[] = [];
  for (const [to, n] of ns.entries()) {
    const missing = Math.min(n - (answered[to] ?? 0), MOST_MOVED);
    for (const from of answered.keys()) {
      for (let count = 1; from !== to && count <= missing; count += 1) {
        lists.push(answered.with(to, (answered[to] ?? 0) + count).with(from, (answered[from] ?? 0) - count));
      }
    }
  }
  return lists;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
