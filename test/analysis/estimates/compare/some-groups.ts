/** Generated groups of respondents, and other ways of writing the same group. */

import * as fc from 'fast-check';

import type { ValueCounts } from '../../../../analysis/estimates/value-counts.ts';

/** Answers of some respondents, one by one. */
export function someAnswers(least: number, most: number): fc.Arbitrary<readonly number[]> {
  return fc.array(fc.integer({ min: 1, max: 5 }), { minLength: least, maxLength: most });
}

/** One entry for each respondent. */
export function oneByOne(answers: readonly number[]): ValueCounts {
  return answers.map((answer) => [answer, 1] as const);
}

/** One entry for each distinct value, and one for a value that nobody has. */
export function counted(answers: readonly number[]): ValueCounts {
  const counts = new Map<number, number>([[99, 0]]);
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return [...counts];
}

/** The same respondents with other values. */
export function withValues(group: ValueCounts, valueOfAnswer: (answer: number) => number): ValueCounts {
  return group.map(([answer, count]) => [valueOfAnswer(answer), count] as const);
}

/** As many of each value, times over. */
export function times(group: ValueCounts, factor: number): ValueCounts {
  return group.map(([value, count]) => [value, count * factor] as const);
}
