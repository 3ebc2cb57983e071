/** Cells become tables, when all ballots are counted. */

import type { Cells, Measure } from './measures/measure.ts';
import type { StratumCells } from './stratum-cells.ts';
import type { GroupTables, TableReader, Tabulation } from './tables.ts';

/** Code of the group of those who gave no answer of any kind to a breakdown item. */
export const MISSING_GROUP = 0;

export interface BreakdownSums {
  readonly itemId: string;
  /** Sums of each group with somebody in it, by code; what is counted by ones is in the strata. */
  readonly sums: ReadonlyMap<number, Float64Array>;
}

export interface CountedCells {
  readonly breakdowns: readonly BreakdownSums[];
  readonly strata: ReadonlyMap<string, StratumCells>;
  /** The cell that counts ballots. */
  readonly respondents: number;
  readonly measures: readonly Measure[];
  /** Cells allotted. */
  readonly size: number;
}

export function tablesOfCells(counted: CountedCells): Omit<Tabulation, 'channels' | 'contactPeriods'> {
  const { breakdowns, respondents, measures, size } = counted;
  const strata = [...counted.strata].map(([id, cells]) => ({ id, ...cells.finish() }));
  const toTables = (cells: Cells): GroupTables => ({
    n: cells[respondents] ?? 0,
    byMeasure: Object.fromEntries(measures.map((measure) => [measure.key, measure.tableOf(cells)])),
  });
  const toReader = makeReaders(measures);
  const partsOf = (place: number, code: number) =>
    strata.flatMap(({ id, parts }) => {
      const cells = parts[place]?.[code];
      return cells === undefined ? [] : [{ id, cells }];
    });
  return {
    whole: toTables(
      sumOfCells(
        strata.map(({ whole }) => whole),
        size,
      ),
    ),
    byStratum: Object.fromEntries(strata.map(({ id, whole }) => [id, toTables(whole)])),
    byBreakdown: byGroup(breakdowns, ({ sums }, place, code) => {
      const parts: readonly Cells[] = partsOf(place, code).map(({ cells }) => cells);
      return toTables(sumOfCells([...parts, sums.get(code) ?? new Float64Array(0)], size));
    }),
    byBreakdownAndStratum: byGroup(breakdowns, (_, place, code) =>
      Object.fromEntries(partsOf(place, code).map(({ id, cells }) => [id, toReader(cells)])),
    ),
  };
}

/** Something of each group of each breakdown, by item and code. */
function byGroup<T>(
  breakdowns: readonly BreakdownSums[],
  make: (breakdown: BreakdownSums, place: number, code: number) => T,
): Record<string, Record<string, T>> {
  return Object.fromEntries(
    breakdowns.map((breakdown, place) => {
      const groups = [...breakdown.sums.keys()].map((code) => [
        code === MISSING_GROUP ? 'missing' : String(code),
        make(breakdown, place, code),
      ]);
      return [breakdown.itemId, Object.fromEntries(groups)];
    }),
  );
}

function sumOfCells(parts: readonly Cells[], size: number): Cells {
  const sum = new Float64Array(size);
  for (const cells of parts) {
    const length = Math.min(size, cells.length);
    for (let cell = 0; cell < length; cell += 1) sum[cell] = (sum[cell] ?? 0) + (cells[cell] ?? 0);
  }
  return sum;
}

/** Reads tables of groups that have counts and no sums. */
function makeReaders(measures: readonly Measure[]): (cells: Cells) => TableReader {
  const counted = new Map(
    measures.filter(({ key }) => !key.startsWith('product:')).map((measure) => [measure.key, measure]),
  );
  return (cells) => (key) => {
    const measure = counted.get(key);
    if (measure === undefined) throw new RangeError(`there is no table ${key} of groups this small`);
    return measure.tableOf(cells);
  };
}
