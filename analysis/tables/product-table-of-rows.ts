/** The product table of answers that are at hand row by row, for a scale that was not tabulated with its wave. */

import { checkFinite, checkSameLength } from '../estimates/check-arguments.ts';
import type { ProductTable } from './tables.ts';

/** One list for each respondent, one entry for each item; undefined where there is no answer. */
export type AnswerRows = readonly (readonly (number | undefined)[])[];

/**
 * Sums and products of a scale's items over the rows that are complete.
 *
 *     S_i = sum of x_i,  P_ij = sum of x_i x_j
 *
 * where x_i are the points of a respondent for item i.
 *
 * @param scale - the scale's id and its items' ids, in the order of the columns.
 * @param points - rows are respondents, columns items, reverse items already flipped.
 * @param codes - the same answers as they were given, by which straight-lining is counted. Without reverse items these
 *   are the points.
 * @returns The table that tabulation makes of the same answers.
 * @throws RangeError if a row has another number of entries than there are items, or an entry is no number.
 *
 * Source: none; sums.
 * Checked against: test/analysis/tables/product-table-of-rows.test.ts (tabulation of the same answers)
 */
export function productTableOfRows(
  scale: Pick<ProductTable, 'scaleId' | 'itemIds'>,
  points: AnswerRows,
  codes: AnswerRows = points,
): ProductTable {
  checkRows('points', points, scale.itemIds);
  checkRows('codes', codes, scale.itemIds);
  checkSameLength('codes', codes, points);

  const complete = points.filter(isComplete);
  const k = scale.itemIds.length;
  const sums = Array<number>(k).fill(0);
  const products = sums.map(() => Array<number>(k).fill(0));
  for (const row of complete) {
    addTo(sums, row, 1);
    row.forEach((value, i) => {
      addTo(products[i] ?? [], row, value);
    });
  }
  const straightLined = codes.filter(
    (row, person) => isComplete(points[person] ?? []) && row.every((code) => code === row[0]),
  ).length;
  return { kind: 'product', ...scale, n: complete.length, sums, products, straightLined };
}

function isComplete(row: AnswerRows[number]): row is readonly number[] {
  return row.every((value) => value !== undefined);
}

function addTo(sums: number[], row: readonly number[], factor: number): void {
  row.forEach((value, i) => {
    sums[i] = (sums[i] ?? 0) + factor * value;
  });
}

function checkRows(name: string, rows: AnswerRows, itemIds: readonly string[]): void {
  rows.forEach((row, person) => {
    checkSameLength(`${name}[${person}]`, row, itemIds);
    row.forEach((value, item) => {
      if (value !== undefined) checkFinite(`${name}[${person}][${item}]`, value);
    });
  });
}
