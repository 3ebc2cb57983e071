/** ClusteredSource: what one cluster-robust interval is of, as values and how many respondents have each. */

import type { ReleasedTable } from '../release.ts';
import type { ClusteredName } from './clustered-name.ts';

export interface ClusteredSource {
  readonly name: ClusteredName;
  /** A share is the mean of 0 and 1. */
  readonly kind: 'share' | 'mean';
  /** Coverage aimed at, where it is not that of all others. */
  readonly level?: number;
  readonly values: readonly number[];
  /** How many have each of the values, in the table of an institution. */
  readonly countsIn: (table: ReleasedTable) => readonly number[];
}

export type TableOf<Kind extends ReleasedTable['kind']> = Extract<ReleasedTable, { kind: Kind }>;

/** Reads tables of one kind. @throws RangeError for another. */
export function onTables<Kind extends ReleasedTable['kind']>(
  kind: Kind,
  read: (table: TableOf<Kind>) => readonly number[],
): ClusteredSource['countsIn'] {
  return (table) => {
    if (table.kind !== kind) throw new RangeError(`a ${table.kind} table where a ${kind} table is read`);
    return read(table as TableOf<Kind>);
  };
}

/** @param countsIn - respondents without and with it. */
export function shareSource(name: ClusteredName, countsIn: ClusteredSource['countsIn']): ClusteredSource {
  return { name, kind: 'share', values: [0, 1], countsIn };
}

/** Respondents without and with it. */
export function outOf(having: number, n: number): readonly number[] {
  return [n - having, having];
}
