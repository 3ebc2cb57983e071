/** Reads the golden data: results of R that our statistics must reproduce (test/golden/FORMAT.md). */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import type { ValueCounts } from '../../analysis/estimates/value-counts.ts';
import { productTableOfRows } from '../../analysis/tables/product-table-of-rows.ts';
import type { ProductTable } from '../../analysis/tables/tables.ts';

export interface GoldenCase<Input, Expected> {
  readonly id: string;
  readonly input: Input;
  readonly expected: Expected;
  readonly tol_rel: number;
}

/** All cases of one file of test/golden. */
export function goldenCases<Input, Expected>(topic: string): readonly GoldenCase<Input, Expected>[] {
  const url = new URL(`../golden/${topic}.json`, import.meta.url);
  const { cases } = JSON.parse(readFileSync(url, 'utf8')) as { cases: GoldenCase<Input, Expected>[] };
  assert.notEqual(cases.length, 0);
  return cases;
}

/** |actual - expected| <= tolerance * max(1, |expected|), as the format asks. */
export function assertClose(actual: number, expected: number, tolerance: number, what = 'value'): void {
  const isClose = Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
  assert.ok(isClose, `${what} is ${actual}, expected ${expected}`);
}

/** Both limits, as `assertClose`. */
export function assertCloseInterval(
  actual: { readonly lower: number; readonly upper: number },
  expected: readonly (number | null)[],
  tolerance: number,
): void {
  assertClose(actual.lower, expected[0] ?? Number.NaN, tolerance, 'lower limit');
  assertClose(actual.upper, expected[1] ?? Number.NaN, tolerance, 'upper limit');
}

/** The reasons of the golden data are ours with underscores. */
export function assertReason(
  actual: { readonly kind: string; readonly reason?: string },
  expected: string | null | undefined,
): void {
  assert.equal(actual.kind, 'not-estimable');
  assert.equal(actual.reason, expected?.replaceAll('_', '-'));
}

/** What a statistic found, which must be a number. */
export function numberOf(result: { readonly kind: string; readonly value?: number }): number {
  assert.ok(result.value !== undefined, `is ${result.kind}`);
  return result.value;
}

/** A number where R has one; a reason where R has null. */
export function assertMatches(
  result: { readonly kind: string; readonly value?: number },
  expected: number | null | undefined,
  tolerance: number,
): void {
  if (typeof expected === 'number') assertClose(numberOf(result), expected, tolerance);
  else assert.equal(result.kind, 'not-estimable');
}

/** One respondent for each number; null is a missing answer. */
export function toValueCounts(values: readonly (number | null)[]): ValueCounts {
  return values.flatMap((value) => (value === null ? [] : [[value, 1] as const]));
}

/** The table of a matrix of answers (rows are respondents, columns items), over complete rows. */
export function toProductTable(rows: readonly (readonly (number | null)[])[]): ProductTable {
  const itemIds = (rows[0] ?? []).map((_, i) => `item_${i + 1}`);
  const answers = rows.map((row) => row.map((value) => value ?? undefined));
  return productTableOfRows({ scaleId: 'golden', itemIds }, answers);
}
