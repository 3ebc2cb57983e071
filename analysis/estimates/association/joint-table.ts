/** Joint table: how many respondents have each pair of values. Every measure of association starts here. */

import { checkFinite, checkSameLength, checkTable } from '../check-arguments.ts';

/** [first value, second value, respondents], in any order. */
export type JointTable = readonly (readonly [number, number, number])[];

type Values = readonly (number | null | undefined)[];

/**
 * The joint table of two lists of values, with respondents in the same order in both.
 *
 *     [x, y, number of i with x_i = x and y_i = y]
 *
 * @param x - first value of each respondent; null or undefined where there is none.
 * @param y - second value of each respondent.
 * @returns One entry for each pair that occurs. Who lacks one of the two is left out.
 * @throws RangeError if the lists differ in length or hold what is not a finite number.
 *
 * Source: none; a change of shape.
 * Checked against: test/analysis/estimates/association/joint-table.test.ts
 */
export function jointTable(x: Values, y: Values): JointTable {
  checkSameLength('y', y, x);
  const seen = new Map<number, Map<number, number>>();
  x.forEach((_, place) => {
    const first = numberAt('x', x, place);
    const second = numberAt('y', y, place);
    if (first === undefined || second === undefined) return;
    const row = seen.get(first) ?? new Map<number, number>();
    seen.set(first, row.set(second, (row.get(second) ?? 0) + 1));
  });
  return [...seen].flatMap(([first, row]) =>
    [...row].map(([second, count]) => [first, second, count] as const),
  );
}

function numberAt(name: string, values: Values, place: number): number | undefined {
  const value = values[place] ?? undefined;
  if (value !== undefined) checkFinite(`${name}[${place}]`, value);
  return value;
}

/**
 * The joint table of two items from the counts of their answers, with the codes as values.
 *
 *     [i, j, counts[i - 1][j - 1]]
 *
 * @param counts - rows are the codes 1, 2, ... of the first item, columns those of the second.
 * @returns One entry for each pair of codes that somebody gave.
 * @throws RangeError if the table is ragged or holds what is no number of respondents.
 *
 * Source: none; a change of shape.
 * Checked against: test/analysis/estimates/association/joint-table.test.ts
 */
export function codeJointTable(counts: readonly (readonly number[])[]): JointTable {
  checkTable('counts', counts);
  return counts.flatMap((row, i) =>
    row.flatMap((count, j) => (count > 0 ? [[i + 1, j + 1, count] as const] : [])),
  );
}
