/**
 * An attacker who adds up: what the figures of all groups of a breakdown tell has to make up the whole, and that is
 * tried with every size that the groups could have.
 *
 * Written apart from disclosure control and shares none of its code. It knows more than a reader does: what all groups
 * together answered, even where some of the wave is in no group.
 */

import type { CoarseFigure, ReleaseContent, ReleasedView } from '../../analysis/disclosure/release.ts';
import { tQuantile } from '../../analysis/distributions/distributions.ts';
import type { PairTable, Table, Tabulation } from '../../analysis/tables/tables.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';
import { canHold, trueGroups, trueSize } from './release-attacker.ts';

const LEAST_VALUES = 4;

/** What the attacker found, in words; empty when every band keeps enough sizes. */
export function leaksOfSums(
  content: ReleaseContent,
  truth: Tabulation,
  instrument: Instrument,
): readonly string[] {
  return sizesLeft(content, truth, instrument).flatMap(({ viewId, sizes }) =>
    sizes.length < LEAST_VALUES ? [`${viewId} has ${sizes.join(' or ')} respondents`] : [],
  );
}

/** The sizes that each view told in a band could still have. */
export function sizesLeft(
  content: ReleaseContent,
  truth: Tabulation,
  instrument: Instrument,
): readonly { readonly viewId: string; readonly sizes: readonly number[] }[] {
  const breakdowns = new Set(content.views.flatMap(({ breakdown }) => breakdown ?? []));
  return [...breakdowns].flatMap((itemId) => {
    const views = content.views.filter(({ breakdown }) => breakdown === itemId);
    if (!views.some(({ n }) => n.kind === 'band')) return [];
    const claims = claimsOf(views, truth, instrument);
    const total = add(views.map((view) => trueSize(view, truth)));
    const training = trainingIn(content, itemId, instrument);
    const lists = listsWithSum(views.map(rangeOf), total)
      .filter((list) => claims.every((claim) => couldClaim(list, claim)))
      .filter((list) => training === undefined || canHold(views, list, { ...training, truth }));
    return views.flatMap(({ id, n }, place) =>
      n.kind === 'exact' ? [] : [{ viewId: id, sizes: [...new Set(lists.map((list) => list[place] ?? 0))] }],
    );
  });
}

/** How many are told to be formally trained, and by which answers. */
function trainingIn({ views }: ReleaseContent, itemId: string, { items, results }: Instrument) {
  const item = items.find(({ id }) => id === itemId && id === results.formalTraining?.item);
  const measure = views.find(({ id }) => id === 'all')?.measures['formal-training'];
  if (item?.kind !== 'single' || measure?.kind !== 'table' || measure.table.kind !== 'count')
    return undefined;
  const few = item.options.flatMap(({ id }, index) =>
    results.formalTraining?.options.includes(id) ? [index + 1] : [],
  );
  return { trained: measure.table.counts[0] ?? 0, few };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** One figure, as each group tells it. */
interface Claim {
  readonly tellers: readonly Teller[];
  /** Who answered, in all tellers together. */
  readonly answered: number;
  readonly sum: number;
  readonly squares: number;
}

interface Teller {
  readonly place: number;
  readonly n: Range;
  readonly tells: (answered: number) => { readonly sum: Range; readonly squares: Range };
}

function claimsOf(
  views: readonly ReleasedView[],
  truth: Tabulation,
  instrument: Instrument,
): readonly Claim[] {
  const keys = new Set(views.flatMap(({ measures }) => Object.keys(measures)));
  return [...keys].flatMap((key) => {
    const names = new Set(views.flatMap((view) => Object.keys(figuresOf(view, key))));
    return [...names].map((name) =>
      claimOf(views, { key, name, ends: endsOf(key, name, instrument) }, truth),
    );
  });
}

interface Figure {
  readonly key: string;
  readonly name: string;
  /** Of the scale on which it is told. */
  readonly ends: Range;
}

function endsOf(key: string, name: string, { scales }: Instrument): Range {
  const scale = scales.find(({ id }) => key === `score:${id}`);
  if (scale !== undefined) return { from: scale.minimum, to: scale.maximum };
  return name === 'gap' ? { from: -4, to: 4 } : { from: 1, to: 5 };
}

function claimOf(views: readonly ReleasedView[], { key, name, ends }: Figure, truth: Tabulation): Claim {
  const told = views.flatMap((view, place) => {
    const figure = figuresOf(view, key)[name];
    return figure === undefined ? [] : [{ figure, place, answers: trueAnswers(view, key, name, truth) }];
  });
  const all = told.flatMap(({ answers }) => answers).sort((a, b) => a - b);
  const areWhole = all.every(Number.isInteger);
  return {
    answered: all.length,
    sum: add(all),
    squares: add(all.map((answer) => answer ** 2)),
    tellers: told.map(({ figure, place }) => ({
      place,
      n: figure.n,
      tells: once((answered) => {
        const extremes = { from: add(all.slice(0, answered)), to: add(all.slice(-answered)) };
        const sum = narrowed(sumsOf(figure, name, answered, areWhole), extremes);
        return { sum, squares: name === 'share' ? ANY : squaresOf(figure, ends, answered, sum) };
      }),
    })),
  };
}

/** What a figure says of the sum of so many answers. */
function sumsOf(figure: CoarseFigure, name: string, n: number, areWhole: boolean): Range {
  const { value, homogeneous } = figure;
  if (homogeneous !== undefined) {
    const slack = name === 'share' ? Math.max(1, 0.15 * n) : Math.max(12, 0.15 * n);
    return { from: n * value - slack, to: n * value + slack };
  }
  const from = n * (value - 0.05);
  const below = n * (value + 0.05);
  if (!areWhole) return { from, to: below };
  const whole = { from: Math.ceil(from - 1e-6), to: Math.ceil(below - 1e-6) - 1 };
  return name === 'share' ? narrowed(whole, { from: 2, to: n - 2 }) : whole;
}

const ANY: Range = { from: 0, to: Number.POSITIVE_INFINITY };

/** An end of the interval that is the end of the scale says less. */
function squaresOf(figure: CoarseFigure, ends: Range, n: number, sum: Range): Range {
  if (figure.homogeneous !== undefined) return ANY;
  const mean = { from: sum.from / n, to: sum.to / n };
  const narrow = Math.max(0, mean.from - figure.lower - 0.5, figure.upper - 0.5 - mean.to);
  const wide = Math.min(
    figure.lower === ends.from ? ANY.to : mean.to - figure.lower,
    figure.upper === ends.to ? ANY.to : figure.upper - mean.from,
  );
  const spread = (half: number) => (n - 1) * (half * (Math.sqrt(n) / tQuantile(0.975, n - 1))) ** 2;
  const extremes = [mean.from ** 2, mean.to ** 2];
  const nearest = mean.from < 0 && mean.to > 0 ? 0 : Math.min(...extremes);
  return { from: spread(narrow) + n * nearest, to: spread(wide) + n * Math.max(...extremes) };
}

const NOTHING: Range = { from: 0, to: 0 };

/** Whether groups of these sizes can tell it: tries everything about who did not answer. */
function couldClaim(sizes: readonly number[], claim: Claim): boolean {
  const tellers = claim.tellers.map((teller) => ({
    ...teller,
    most: Math.min(teller.n.to, sizes[teller.place] ?? 0),
  }));
  const tryFrom = (index: number, left: number, sum: Range, squares: Range): boolean => {
    const teller = tellers[index];
    if (teller === undefined) return left === 0 && holds(sum, claim.sum) && holds(squares, claim.squares);
    const room = add(tellers.slice(index + 1).map(({ most }) => most));
    return numbers(Math.max(teller.n.from, left - room), Math.min(teller.most, left)).some((n) => {
      const told = teller.tells(n);
      if (told.sum.from > told.sum.to) return false;
      return tryFrom(index + 1, left - n, together(sum, told.sum), together(squares, told.squares));
    });
  };
  return tryFrom(0, claim.answered, NOTHING, NOTHING);
}

function once<Result>(compute: (n: number) => Result): (n: number) => Result {
  const known = new Map<number, Result>();
  return (n) => {
    const result = known.get(n) ?? compute(n);
    known.set(n, result);
    return result;
  };
}

function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => to - index);
}

function together(a: Range, b: Range): Range {
  return { from: a.from + b.from, to: a.to + b.to };
}

function holds({ from, to }: Range, value: number): boolean {
  return from <= value + 1e-6 && value - 1e-6 <= to;
}

function listsWithSum(ranges: readonly Range[], total: number): readonly (readonly number[])[] {
  const [first, ...others] = ranges;
  if (first === undefined) return total === 0 ? [[]] : [];
  const least = add(others.map(({ from }) => from));
  const most = add(others.map(({ to }) => to));
  const lists: (readonly number[])[] = [];
  for (let n = Math.max(first.from, total - most); n <= Math.min(first.to, total - least); n += 1) {
    for (const list of listsWithSum(others, total - n)) lists.push([n, ...list]);
  }
  return lists;
}

function rangeOf({ n }: ReleasedView): Range {
  return n.kind === 'exact' ? { from: n.n, to: n.n } : n;
}

function figuresOf(view: ReleasedView, key: string): Readonly<Record<string, CoarseFigure>> {
  const measure = view.measures[key];
  return measure?.kind === 'coarse' ? measure.figures : {};
}

function trueAnswers(view: ReleasedView, key: string, name: string, truth: Tabulation): readonly number[] {
  return trueGroups(view, truth).flatMap(({ byMeasure }) => {
    const table = byMeasure[key];
    return table === undefined ? [] : answersIn(table, name);
  });
}

/** One number for each person, as the figure of this name reads them. */
function answersIn(table: Table, name: string): readonly number[] {
  switch (table.kind) {
    case 'count':
      return table.counts.flatMap((count, index) => times(count, index + 1));
    case 'score':
      return table.counts.flatMap(([score, count]) => times(count, score));
    case 'pair':
      return pairsIn(table, name);
    default:
      throw new RangeError(`a ${table.kind} table has no figures`);
  }
}

function pairsIn({ counts }: PairTable, name: string): readonly number[] {
  const read = (first: number, second: number): number => {
    switch (name) {
      case 'share':
        return first >= 4 && second <= 2 ? 1 : 0;
      case 'gap':
        return first - second;
      case 'importance':
        return first;
      default:
        return second;
    }
  };
  return counts.flatMap((row, first) =>
    row.flatMap((count, second) => times(count, read(first + 1, second + 1))),
  );
}

function times(count: number, value: number): readonly number[] {
  return Array.from({ length: count }, () => value);
}

function narrowed(a: Range, b: Range): Range {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
