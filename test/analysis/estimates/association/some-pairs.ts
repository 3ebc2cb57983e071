/** Generated pairs of answers, and other ways of writing the same pairs. */

import * as fc from 'fast-check';

import type { JointTable } from '../../../../analysis/estimates/association/joint-table.ts';

/** First and second value of one respondent. */
export type Pair = readonly [number, number];

/** Answers of five points, so that there are ties. */
export function somePairs(least: number, most: number): fc.Arbitrary<readonly Pair[]> {
  const answer = fc.integer({ min: 1, max: 5 });
  return fc.array(fc.tuple(answer, answer), { minLength: least, maxLength: most });
}

/** Pairs in which both values differ between some respondents, so that there is an association to measure. */
export function someVaryingPairs(least: number, most: number): fc.Arbitrary<readonly Pair[]> {
  return somePairs(least, most).filter(
    (pairs) => new Set(firstsOf(pairs)).size > 1 && new Set(secondsOf(pairs)).size > 1,
  );
}

export function firstsOf(pairs: readonly Pair[]): readonly number[] {
  return pairs.map(([first]) => first);
}

export function secondsOf(pairs: readonly Pair[]): readonly number[] {
  return pairs.map(([, second]) => second);
}

/** One entry for each respondent. */
export function oneByOne(pairs: readonly Pair[]): JointTable {
  return pairs.map(([first, second]) => [first, second, 1] as const);
}

/** The same respondents with other values. */
export function withValues(
  table: JointTable,
  newFirst: (value: number) => number,
  newSecond: (value: number) => number = (value) => value,
): JointTable {
  return table.map(([first, second, count]) => [newFirst(first), newSecond(second), count] as const);
}

/** The first value in the place of the second, and the second in that of the first. */
export function swapped(table: JointTable): JointTable {
  return table.map(([first, second, count]) => [second, first, count] as const);
}

/** As many of each pair, times over. */
export function times(table: JointTable, factor: number): JointTable {
  return table.map(([first, second, count]) => [first, second, count * factor] as const);
}

/** Product-moment correlation of two lists, written out. */
export function correlationOf(x: readonly number[], y: readonly number[]): number {
  const meanOf = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  const total = (term: (place: number) => number) => x.reduce((sum, _, place) => sum + term(place), 0);
  const dx = (place: number) => (x[place] ?? 0) - meanX;
  const dy = (place: number) => (y[place] ?? 0) - meanY;
  return (
    total((place) => dx(place) * dy(place)) /
    Math.sqrt(total((place) => dx(place) ** 2) * total((place) => dy(place) ** 2))
  );
}
