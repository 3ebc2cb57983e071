/**
 * Sums the points of a scale's items and their products, over respondents who answered all of them (listwise), and
 * counts those among them who gave the same answer throughout.
 */

import type { AnswerCodes } from '../../../survey-definitions/answers.ts';
import type { ProductTable } from '../tables.ts';
import {
  type CellSpace,
  type Cells,
  cellsFrom,
  type Marks,
  type Measure,
  markAmount,
  markOne,
} from './measure.ts';
import { pointsIn, type ScoredItem } from './scored-items.ts';

export function makeProductMeasure(scaleId: string, items: readonly ScoredItem[], space: CellSpace): Measure {
  const k = items.length;
  const complete = space.allot(1);
  const straight = space.allot(1);
  const firstSum = space.allot(k);
  const firstProduct = space.allot((k * (k + 1)) / 2);
  const points: number[] = Array(k).fill(0);
  return {
    key: `product:${scaleId}`,
    mark(codes, marks) {
      if (!readAll(codes, items, points)) return;
      markOne(marks, complete);
      if (isStraight(codes, items)) markOne(marks, straight);
      markProducts(points, { firstSum, firstProduct }, marks);
    },
    tableOf: (cells): ProductTable => ({
      kind: 'product',
      scaleId,
      itemIds: items.map((item) => item.itemId),
      n: cells[complete] ?? 0,
      sums: cellsFrom(cells, firstSum, k),
      products: symmetric(cells, firstProduct, k),
      straightLined: cells[straight] ?? 0,
    }),
  };
}

/** Fills `points`; false as soon as an item was not answered. */
function readAll(codes: AnswerCodes, items: readonly ScoredItem[], points: number[]): boolean {
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    const value = item && pointsIn(codes, item);
    if (value === undefined) return false;
    points[i] = value;
  }
  return true;
}

/** By code and not by points: who ticks one column down the page answers reverse items alike. */
function isStraight(codes: AnswerCodes, items: readonly ScoredItem[]): boolean {
  const first = codes[items[0]?.slot ?? 0];
  for (const { slot } of items) if (codes[slot] !== first) return false;
  return true;
}

/** Points of 0, as in right-or-wrong items, raise nothing and are passed over. */
function markProducts(
  points: readonly number[],
  { firstSum, firstProduct }: { readonly firstSum: number; readonly firstProduct: number },
  marks: Marks,
): void {
  let row = firstProduct;
  for (let i = 0; i < points.length; i += 1) {
    const a = points[i] ?? 0;
    if (a !== 0) {
      markAmount(marks, firstSum + i, a);
      for (let j = 0; j <= i; j += 1) markAmount(marks, row + j, a * (points[j] ?? 0));
    }
    row += i + 1;
  }
}

/** The lower triangle is stored row by row. */
function symmetric(cells: Cells, first: number, k: number): readonly (readonly number[])[] {
  const at = (i: number, j: number) => cells[first + (i * (i + 1)) / 2 + j] ?? 0;
  return Array.from({ length: k }, (_, i) =>
    Array.from({ length: k }, (_, j) => (i >= j ? at(i, j) : at(j, i))),
  );
}
