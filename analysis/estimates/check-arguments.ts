/** Checks of arguments: a caller's mistake is a RangeError that names the argument, and never a wrong number. */

import type { ValueCounts } from './value-counts.ts';

const LARGEST_VALUE = 1e100;

/**
 * Refuses what cannot be a number of respondents.
 *
 *     0 <= count <= 2^53 - 1, whole
 *
 * @param name - the argument, as the message names it.
 * @param count - a whole number, 0 or above.
 * @returns Nothing.
 * @throws RangeError if the count is negative, not whole, not a number, or past what a double counts exactly.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/check-arguments.test.ts
 */
export function checkCount(name: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`${name}: ${count} is not a number of respondents`);
  }
}

/**
 * Refuses a list with anything that cannot be a number of respondents.
 *
 *     each count as `checkCount`
 *
 * @param name - the argument, as the message names it.
 * @param counts - whole numbers, 0 or above.
 * @returns Nothing.
 * @throws RangeError naming the first that is not.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/check-arguments.test.ts
 */
export function checkCounts(name: string, counts: readonly number[]): void {
  counts.forEach((count, place) => {
    checkCount(`${name}[${place}]`, count);
  });
}

/**
 * Refuses a table whose rows differ in length, or that holds what cannot be a number of respondents.
 *
 *     each count as `checkCount`, each row as long as the first
 *
 * @param name - the argument, as the message names it.
 * @param table - counts by row and column.
 * @returns Nothing.
 * @throws RangeError naming the row or the count.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/check-arguments.test.ts
 */
export function checkTable(name: string, table: readonly (readonly number[])[]): void {
  table.forEach((row, place) => {
    checkSameLength(`${name}[${place}]`, row, table[0] ?? []);
    checkCounts(`${name}[${place}]`, row);
  });
}

/**
 * Refuses value counts with a value that is no number, or with what cannot be a number of respondents.
 *
 *     each value as `checkValue`, each count and the sum of all as `checkCount`
 *
 * @param name - the argument, as the message names it.
 * @param counts - [value, respondents].
 * @returns Nothing.
 * @throws RangeError naming the value or the count, or the list where its counts add up to no number of respondents.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/check-arguments.test.ts
 */
export function checkValueCounts(name: string, counts: ValueCounts): void {
  let n = 0;
  counts.forEach(([value, count], place) => {
    checkValue(`${name}[${place}]`, value);
    checkCount(`${name}[${place}]`, count);
    n += count;
  });
  checkCount(name, n);
}

/**
 * Refuses what is not a finite number.
 *
 *     -Infinity < value < Infinity
 *
 * @param name - the argument, as the message names it.
 * @param value - any finite number.
 * @returns Nothing.
 * @throws RangeError if it is not finite.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/check-arguments.test.ts
 */
export function checkFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name}: ${value} is not a finite number`);
}

/**
 * Refuses what is no value of an answer or a score. Products and sums of larger ones over all respondents would leave
 * what a double holds.
 *
 *     -10^100 <= value <= 10^100
 *
 * @param name - the argument, as the message names it.
 * @param value - any number of that size.
 * @returns Nothing.
 * @throws RangeError if it is not finite, or larger.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/check-arguments.test.ts
 */
export function checkValue(name: string, value: number): void {
  checkFinite(name, value);
  if (Math.abs(value) > LARGEST_VALUE) throw new RangeError(`${name}: ${value} is too large for sums`);
}

/**
 * Refuses two lists of different lengths.
 *
 *     length of list = length of other
 *
 * @param name - the argument, as the message names it.
 * @param list - the argument.
 * @param other - what it must be as long as.
 * @returns Nothing.
 * @throws RangeError with both lengths.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/check-arguments.test.ts
 */
export function checkSameLength(name: string, list: readonly unknown[], other: readonly unknown[]): void {
  if (list.length !== other.length) {
    throw new RangeError(`${name}: ${list.length} entries where ${other.length} are needed`);
  }
}

/**
 * Refuses a level of coverage that is not between 0 and 1.
 *
 *     0 < level < 1
 *
 * @param level - coverage aimed at, e.g. 0.95.
 * @returns Nothing.
 * @throws RangeError if it is not, or so near to 1 that no probability is left outside.
 *
 * Source: none; a precondition.
 * Checked against: test/analysis/estimates/check-arguments.test.ts
 */
export function checkLevel(level: number): void {
  if (!(level > 0 && (1 + level) / 2 < 1)) throw new RangeError(`level: ${level} is not between 0 and 1`);
}
