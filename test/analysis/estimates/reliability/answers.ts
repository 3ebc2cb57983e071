/** Answers to the items of a scale, for tests of reliability. */

import * as fc from 'fast-check';

import { productTableOfRows } from '../../../../analysis/tables/product-table-of-rows.ts';
import type { ProductTable } from '../../../../analysis/tables/tables.ts';

export type Rows = readonly (readonly number[])[];

/** Respondents who answered all items, each from 1 to 5. */
export function answersTo(k: number, maxLength = 25): fc.Arbitrary<Rows> {
  return rowsOf(k, { min: 1, max: 5 }, maxLength);
}

/** Respondents who answered all items, each right (1) or wrong (0). */
export function rightOrWrongAnswersTo(k: number, maxLength = 25): fc.Arbitrary<Rows> {
  return rowsOf(k, { min: 0, max: 1 }, maxLength);
}

function rowsOf(k: number, range: { min: number; max: number }, maxLength: number): fc.Arbitrary<Rows> {
  return fc.array(fc.array(fc.integer(range), { minLength: k, maxLength: k }), { maxLength });
}

/** The product table of rows of k items, also where there are no rows. */
export function tableOf(rows: Rows, k = rows[0]?.length ?? 0): ProductTable {
  const itemIds = Array.from({ length: k }, (_, item) => `item_${item + 1}`);
  return productTableOfRows({ scaleId: 'scale', itemIds }, rows);
}

/** The columns in another order: column j of the result is column order[j]. */
export function reordered(rows: Rows, order: readonly number[]): Rows {
  return rows.map((row) => order.map((item) => row[item] ?? 0));
}

/** A table as if each respondent were so many. */
export function repeated(table: ProductTable, times: number): ProductTable {
  return {
    ...table,
    n: table.n * times,
    sums: table.sums.map((sum) => sum * times),
    products: table.products.map((row) => row.map((product) => product * times)),
    straightLined: table.straightLined * times,
  };
}

/** Pearson's correlation of two lists, from deviations; undefined where one does not vary. */
export function plainCorrelation(first: readonly number[], second: readonly number[]): number | undefined {
  const [a, b] = [deviations(first), deviations(second)];
  const spread = Math.sqrt(productOf(a, a) * productOf(b, b));
  return spread < 1e-9 ? undefined : productOf(a, b) / spread;
}

/** Sample variance of a list of two and more. */
export function plainVariance(values: readonly number[]): number {
  const from = deviations(values);
  return productOf(from, from) / (values.length - 1);
}

function deviations(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function productOf(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
