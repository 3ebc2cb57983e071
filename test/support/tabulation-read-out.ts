/** A tabulation with every table that it could be asked for, so that two of them can be compared. */

import type { Table, TableReader, Tabulation } from '../../analysis/tables/tables.ts';

type Parts<T> = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, T>>>>>>;

export type TabulationReadOut = Omit<Tabulation, 'byBreakdownAndStratum'> & {
  readonly byBreakdownAndStratum: Parts<Readonly<Record<string, Table>>>;
};

export function readOut(tabulation: Tabulation): TabulationReadOut {
  const keys = Object.keys(tabulation.whole.byMeasure).filter((key) => !key.startsWith('product:'));
  const tablesOf = (read: TableReader) => Object.fromEntries(keys.map((key) => [key, read(key)]));
  return {
    ...tabulation,
    byBreakdownAndStratum: mapRecord(tabulation.byBreakdownAndStratum, (groups) =>
      mapRecord(groups, (strata) => mapRecord(strata, tablesOf)),
    ),
  };
}

function mapRecord<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
