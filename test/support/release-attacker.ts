/**
 * An attacker on a release: knows the content of the release and, to judge the loot, the true tabulation.
 *
 * Written apart from disclosure control and shares none of its code, so that both cannot be wrong in one way.
 */

import type {
  ReleaseContent,
  ReleasedMeasure,
  ReleasedTable,
  ReleasedView,
} from '../../analysis/disclosure/release.ts';
import type { GroupTables, Tabulation } from '../../analysis/tables/tables.ts';

const T = 10;
const EXACT = 23;
const LEAST_VALUES = 4;

/** What the attacker found, in words; empty when the release holds. */
export function leaksOf(content: ReleaseContent, truth: Tabulation): readonly string[] {
  const whole = content.views.find(({ id }) => id === 'all');
  const breakdowns = new Set(content.views.flatMap(({ breakdown }) => breakdown ?? []));
  const ids = content.views.map(({ id }) => id);
  return [
    ...(new Set(ids).size < ids.length ? ['two views have one name'] : []),
    ...content.views.flatMap((view) => leaksOfView(view, truth)),
    ...[...breakdowns].flatMap((itemId) => {
      const views = content.views.filter(({ breakdown }) => breakdown === itemId);
      return whole === undefined ? [`${itemId} without a whole`] : leaksOfPartition(whole, views, truth);
    }),
  ];
}

function leaksOfView(view: ReleasedView, truth: Tabulation): readonly string[] {
  const n = trueSize(view, truth);
  const leaks: string[] = [];
  if (n < T) leaks.push(`${view.id} has ${n} respondents`);
  if (view.n.kind === 'exact' && (n < EXACT || view.n.n !== n)) leaks.push(`${view.id} tells its n`);
  if (view.n.kind === 'band' && (view.n.from < T || n < view.n.from || n > view.n.to)) {
    leaks.push(`${view.id} is outside its band`);
  }
  for (const [key, measure] of Object.entries(view.measures)) {
    leaks.push(...leaksOfMeasure(view, key, measure, truth));
  }
  return leaks;
}

function leaksOfMeasure(
  view: ReleasedView,
  key: string,
  measure: ReleasedMeasure,
  truth: Tabulation,
): readonly string[] {
  if (measure.kind === 'suppressed') return [];
  if (measure.kind === 'table') return leaksOfTable(view, key, measure.table);
  return Object.entries(measure.figures).flatMap(([name, { value, lower, upper, n }]) => {
    // Importance of a need is of those who do not know about its availability too.
    const size = trueAnswers(view, key, truth, key.startsWith('need:') && name === 'importance' ? 1 : 0);
    const isTold = size < T || n.from < T || size < n.from || size > n.to;
    return [
      ...(isTold ? [`${view.id} ${key} tells ${size}`] : []),
      ...([value, lower, upper].every(Number.isFinite) ? [] : [`${view.id} ${key} is not a number`]),
    ];
  });
}

function leaksOfTable(view: ReleasedView, key: string, table: ReleasedTable): readonly string[] {
  const isOfFew = !isComposition(key) && counted(table).some((size) => size > 0 && size < EXACT);
  const tellsMissing = view.breakdown !== null && ('missing' in table || 'withoutScore' in table);
  return [
    ...(view.n.kind === 'band' ? [`${view.id} ${key} is a table of a band`] : []),
    ...(isOfFew ? [`${view.id} ${key} is a table of few`] : []),
    ...(tellsMissing ? [`${view.id} ${key} counts who did not answer`] : []),
  ];
}

function leaksOfPartition(
  whole: ReleasedView,
  views: readonly ReleasedView[],
  truth: Tabulation,
): readonly string[] {
  const sizes = views.map((view) => trueSize(view, truth));
  const leaks = [
    ...leaksOfBands(
      'n',
      views.map(({ n }, index) => (n.kind === 'exact' ? null : { band: n, size: sizes[index] ?? 0 })),
    ),
  ];
  const exactRest = rest(
    truth.whole.n,
    sizes.filter((_, index) => views[index]?.n.kind === 'exact'),
  );
  const hidden = rest(truth.whole.n, sizes);
  if (exactRest > 0 && exactRest < EXACT) leaks.push(`n of ${exactRest} follows from exact ns`);
  if (hidden > 0 && hidden < T) leaks.push(`${hidden} are outside all views`);
  const keys = Object.keys(whole.measures).filter((key) => !isComposition(key));
  return [...leaks, ...keys.flatMap((key) => leaksOfSubtraction(key, whole, views, truth))];
}

/** The whole less every set of exact tables, and less everything that is shown. */
function leaksOfSubtraction(
  key: string,
  whole: ReleasedView,
  views: readonly ReleasedView[],
  truth: Tabulation,
): readonly string[] {
  const total = whole.measures[key];
  const parts = views.map((view) => ({ view, measure: view.measures[key] }));
  const tables = parts.flatMap(({ measure }) => (measure?.kind === 'table' ? [measure.table] : []));
  if (total?.kind !== 'table') return tables.length > 0 ? [`${key} has parts without a whole`] : [];
  const leaks: string[] = [];
  for (const subset of subsets(tables)) {
    const left = counted(total.table).map((size, index) =>
      rest(
        size,
        subset.map((table) => counted(table)[index] ?? 0),
      ),
    );
    if (left.some((size) => size > 0 && size < EXACT))
      leaks.push(`${key} of ${left} follows from subtraction`);
  }
  const shown = parts.filter(({ measure }) => measure?.kind === 'table' || measure?.kind === 'coarse');
  const outside = rest(
    trueAnswers(whole, key, truth),
    shown.map(({ view }) => trueAnswers(view, key, truth)),
  );
  if (outside > 0 && outside < T) leaks.push(`${key}: ${outside} are outside everything shown`);
  return [...leaks, ...leaksOfBands(key, bandsOfMeasure(key, views, truth))];
}

function bandsOfMeasure(key: string, views: readonly ReleasedView[], truth: Tabulation) {
  return views.map((view) => {
    const measure = view.measures[key];
    const figure = measure?.kind === 'coarse' ? Object.values(measure.figures)[0] : undefined;
    return figure === undefined ? null : { band: figure.n, size: trueAnswers(view, key, truth) };
  });
}

interface Banded {
  readonly band: { readonly from: number; readonly to: number };
  readonly size: number;
}

/** Tries every size in each band against every sum that the others can make. */
function leaksOfBands(what: string, parts: readonly (Banded | null)[]): readonly string[] {
  const banded = parts.filter((part) => part !== null);
  const total = banded.reduce((sum, { size }) => sum + size, 0);
  return banded.flatMap(({ band, size }, place) => {
    const others = banded.filter((_, index) => index !== place).map((other) => valuesIn(other.band));
    const sums = others.reduce((reached, values) => sumsOf(reached, values, total), new Set([0]));
    const possible = valuesIn(band).filter((value) => sums.has(total - value)).length;
    return possible < LEAST_VALUES ? [`${what}: ${size} is one of ${possible} sizes`] : [];
  });
}

function valuesIn({ from, to }: Banded['band']): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function sumsOf(reached: ReadonlySet<number>, values: readonly number[], most: number): Set<number> {
  const sums = [...reached].flatMap((sum) => values.map((value) => sum + value));
  return new Set(sums.filter((sum) => sum <= most));
}

function isComposition(key: string): boolean {
  return ['item:years', 'item:training', 'formal-training'].includes(key);
}

export function trueGroups(view: ReleasedView, truth: Tabulation): readonly GroupTables[] {
  const { group, breakdown } = view;
  if (group.kind === 'all' || breakdown === null) return [truth.whole];
  const codes: readonly (number | string)[] =
    group.kind === 'others' && group.includesMissing ? [...group.codes, 'missing'] : group.codes;
  return codes.flatMap((code) => truth.byBreakdown[breakdown]?.[String(code)] ?? []);
}

export function trueSize(view: ReleasedView, truth: Tabulation): number {
  return trueGroups(view, truth).reduce((sum, { n }) => sum + n, 0);
}

function trueAnswers(view: ReleasedView, key: string, truth: Tabulation, way = 0): number {
  return trueGroups(view, truth).reduce((sum, { byMeasure }) => {
    const table = byMeasure[key];
    return sum + (table === undefined ? 0 : (counted(table)[way] ?? 0));
  }, 0);
}

/** How many people the numbers of a table count, in each of the ways it counts them. */
function counted(table: ReleasedTable): readonly number[] {
  const add = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
  switch (table.kind) {
    case 'count':
      return [add(table.counts)];
    case 'tick':
      return [table.answered];
    case 'number':
    case 'score':
      return [add(table.counts.map(([, count]) => count))];
    case 'pair':
      return [add(table.counts.flat()), add(table.counts.flat()) + add(table.secondUnknown)];
    case 'product':
      return [table.n];
    case 'flag-pair':
      return table.known.flat();
  }
}

function rest(total: number, parts: readonly number[]): number {
  return parts.reduce((left, part) => left - part, total);
}

function subsets<Value>(values: readonly Value[]): readonly (readonly Value[])[] {
  const [first, ...others] = values;
  if (first === undefined) return [[]];
  const without = subsets(others);
  return [...without, ...without.map((set) => [first, ...set])];
}

/**
 * Who answered, beside the bands of the breakdown: tries all sizes of the banded views together.
 *
 * @param few - the codes counted by `formal-training`, if it is an item of the breakdown.
 */
export function leaksOfComposition(
  content: ReleaseContent,
  itemId: string,
  few: readonly number[],
  truth: Tabulation,
): readonly string[] {
  const whole = content.views.find(({ id }) => id === 'all');
  const views = content.views.filter(({ breakdown }) => breakdown === itemId);
  const banded = views.filter(({ n }) => n.kind === 'band');
  if (whole === undefined || banded.length === 0) return [];
  if (whole.measures[`item:${itemId}`]?.kind === 'table') return [`${itemId} counts what is told in bands`];
  const training = whole.measures['formal-training'];
  if (training?.kind !== 'table' || few.length === 0) return [];
  const trained = training.table.kind === 'count' ? (training.table.counts[0] ?? 0) : 0;
  const possible = sizesOf(views, truth).filter((sizes) => canHold(views, sizes, { trained, few, truth }));
  return views.flatMap((view, place) => {
    const values = new Set(possible.map((sizes) => sizes[place]));
    return view.n.kind === 'band' && values.size < LEAST_VALUES
      ? [`${view.id} is one of ${values.size}`]
      : [];
  });
}

/** Every list of sizes that the views' ns and their sum allow. */
function sizesOf(views: readonly ReleasedView[], truth: Tabulation): readonly (readonly number[])[] {
  const total = views.reduce((sum, view) => sum + trueSize(view, truth), 0);
  const lists = views.reduce<readonly (readonly number[])[]>(
    (known, { n }) => {
      const values = n.kind === 'exact' ? [n.n] : valuesIn(n);
      return known.flatMap((sizes) => values.map((value) => [...sizes, value]));
    },
    [[]],
  );
  return lists.filter((sizes) => rest(total, sizes) === 0);
}

export function canHold(
  views: readonly ReleasedView[],
  sizes: readonly number[],
  { trained, few, truth }: { trained: number; few: readonly number[]; truth: Tabulation },
): boolean {
  let least = 0;
  let most = truth.whole.n - sizes.reduce((sum, size) => sum + size, 0);
  views.forEach(({ group }, place) => {
    const size = sizes[place] ?? 0;
    const codes = group.kind === 'all' ? [] : group.codes;
    const isInside = codes.every((code) => few.includes(code)) && !('includesMissing' in group);
    if (isInside) least += size;
    if (codes.some((code) => few.includes(code))) most += size;
  });
  return least <= trained && trained <= most;
}
