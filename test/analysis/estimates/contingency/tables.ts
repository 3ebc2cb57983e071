/** Small tables of counts for the tests of this folder, and what they must not change by. */

import * as fc from 'fast-check';

export type Table = readonly (readonly number[])[];

/** Two to four rows and columns, cells up to `most`. */
export function someTable(most: number): fc.Arbitrary<Table> {
  const sides = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }));
  return sides.chain(([rows, columns]) =>
    fc.array(fc.array(fc.nat({ max: most }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
}

export function transposed(table: Table): Table {
  return (table[0] ?? []).map((_, j) => table.map((row) => row[j] ?? 0));
}

/** The rows in reverse order, and the first column last. */
export function rearranged(table: Table): Table {
  return table.toReversed().map(([first = 0, ...rest]) => [...rest, first]);
}

/** Adds an empty row and an empty column in between. */
export function withEmpty(table: Table): Table {
  const wide = table.map(([first = 0, ...rest]) => [first, 0, ...rest]);
  return [...wide.slice(0, 1), (wide[0] ?? []).map(() => 0), ...wide.slice(1)];
}

/** What a caller may get wrong, with the name that the error must have. */
export const BROKEN_TABLES: readonly (readonly [Table, RegExp])[] = [
  [
    [
      [1, -1],
      [2, 3],
    ],
    /table\[0\]/,
  ],
  [
    [
      [1, 2],
      [2.5, 3],
    ],
    /table\[1\]/,
  ],
  [
    [
      [1, Number.NaN],
      [2, 3],
    ],
    /table\[0\]/,
  ],
  [[[1, 2], [2]], /table\[1\]/],
  [
    [
      [2 ** 53 - 1, 1],
      [2 ** 53 - 1, 3],
    ],
    /table/,
  ],
];
