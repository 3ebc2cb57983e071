/** Tables of disjoint groups taken together: counts add up. */

import { MISSING_KINDS } from '../../survey-definitions/missing.ts';
import type {
  CountTable,
  FlagPairTable,
  GroupTables,
  MissingCounts,
  NumberTable,
  PairTable,
  ProductTable,
  ScoreTable,
  Table,
  TableReader,
  Tabulation,
  TickTable,
} from './tables.ts';

type Merger<T extends Table> = (a: T, b: T) => T;

const MERGERS: { readonly [Kind in Table['kind']]: Merger<Extract<Table, { kind: Kind }>> } = {
  count: (a: CountTable, b: CountTable) => ({
    ...a,
    counts: addLists(a.counts, b.counts),
    missing: addMissing(a.missing, b.missing),
  }),
  tick: (a: TickTable, b: TickTable) => ({
    ...a,
    ticks: addLists(a.ticks, b.ticks),
    answered: a.answered + b.answered,
    missing: addMissing(a.missing, b.missing),
  }),
  number: (a: NumberTable, b: NumberTable) => ({
    ...a,
    counts: addValueCounts(a.counts, b.counts),
    missing: addMissing(a.missing, b.missing),
  }),
  pair: (a: PairTable, b: PairTable) => ({
    ...a,
    counts: addSquares(a.counts, b.counts),
    secondUnknown: addLists(a.secondUnknown, b.secondUnknown),
  }),
  score: (a: ScoreTable, b: ScoreTable) => ({
    ...a,
    counts: addValueCounts(a.counts, b.counts),
    withoutScore: a.withoutScore + b.withoutScore,
  }),
  product: (a: ProductTable, b: ProductTable) => ({
    ...a,
    n: a.n + b.n,
    sums: addLists(a.sums, b.sums),
    products: addSquares(a.products, b.products),
    straightLined: a.straightLined + b.straightLined,
  }),
  'flag-pair': (a: FlagPairTable, b: FlagPairTable) => ({
    ...a,
    known: addSquares(a.known, b.known),
    both: addSquares(a.both, b.both),
    firstOnly: addSquares(a.firstOnly, b.firstOnly),
  }),
};

/** The table of two disjoint groups taken together. @throws RangeError if they do not count the same. */
export function mergeTables<T extends Table>(a: T, b: T): T {
  if (subjectOf(a) !== subjectOf(b)) {
    throw new RangeError(`cannot merge the tables of ${subjectOf(a)} and ${subjectOf(b)}`);
  }
  // MERGERS has the merger of each kind; the compiler cannot follow that T and a.kind name the same one.
  const merge = MERGERS[a.kind] as unknown as Merger<T>;
  return merge(a, b);
}

/** All tables of two disjoint groups taken together. @throws RangeError if they hold different measures. */
export function mergeGroups(a: GroupTables, b: GroupTables): GroupTables {
  const keys = Object.keys(a.byMeasure);
  if (Object.keys(b.byMeasure).length !== keys.length) {
    throw new RangeError('cannot merge groups with different measures');
  }
  return {
    n: a.n + b.n,
    byMeasure: Object.fromEntries(keys.map((key) => [key, mergeTables(tableAt(a, key), tableAt(b, key))])),
  };
}

/** The tabulation of two disjoint parts of a wave taken together. */
export function mergeTabulations(a: Tabulation, b: Tabulation): Tabulation {
  return {
    whole: mergeGroups(a.whole, b.whole),
    byBreakdown: mergeByKey(a.byBreakdown, b.byBreakdown, (x, y) => mergeByKey(x, y, mergeGroups)),
    byStratum: mergeByKey(a.byStratum, b.byStratum, mergeGroups),
    byBreakdownAndStratum: mergeByKey(a.byBreakdownAndStratum, b.byBreakdownAndStratum, (x, y) =>
      mergeByKey(x, y, (inX, inY) => mergeByKey(inX, inY, mergeReaders)),
    ),
    channels: mergeByKey(a.channels, b.channels, add),
    contactPeriods: mergeByKey(a.contactPeriods, b.contactPeriods, add),
  };
}

function mergeReaders(a: TableReader, b: TableReader): TableReader {
  return (key) => mergeTables(a(key), b(key));
}

/** What a table counts, with its shape, in words. */
function subjectOf(table: Table): string {
  switch (table.kind) {
    case 'count':
      return `item ${table.itemId} with ${table.counts.length} options`;
    case 'tick':
      return `item ${table.itemId} with ${table.ticks.length} ticks`;
    case 'number':
      return `item ${table.itemId} in numbers`;
    case 'pair':
      return `pair ${table.id} of ${table.counts.length} by ${table.counts[0]?.length ?? 0}`;
    case 'score':
      return `scores of ${table.scaleId}`;
    case 'product':
      return `products of ${table.scaleId} (${table.itemIds.join(', ')})`;
    case 'flag-pair':
      return `flags (${table.ids.join(', ')})`;
  }
}

function tableAt(group: GroupTables, key: string): Table {
  const table = group.byMeasure[key];
  if (table === undefined) throw new RangeError(`cannot merge groups: one has no ${key}`);
  return table;
}

function mergeByKey<Value>(
  a: Readonly<Record<string, Value>>,
  b: Readonly<Record<string, Value>>,
  merge: (x: Value, y: Value) => Value,
): Record<string, Value> {
  const merged = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const known = merged.get(key);
    merged.set(key, known === undefined ? value : merge(known, value));
  }
  return Object.fromEntries(merged);
}

function add(a: number, b: number): number {
  return a + b;
}

function addLists(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((value, index) => value + (b[index] ?? 0));
}

function addSquares(
  a: readonly (readonly number[])[],
  b: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  return a.map((row, index) => addLists(row, b[index] ?? []));
}

function addMissing(a: MissingCounts, b: MissingCounts): MissingCounts {
  const sum = { ...a };
  for (const kind of MISSING_KINDS) sum[kind] = a[kind] + b[kind];
  return sum;
}

function addValueCounts(
  a: readonly (readonly [number, number])[],
  b: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const sum = new Map(a);
  for (const [value, count] of b) sum.set(value, (sum.get(value) ?? 0) + count);
  return [...sum].sort(([x], [y]) => x - y);
}
