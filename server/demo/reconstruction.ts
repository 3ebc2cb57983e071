/**
 * A data set that agrees with everything published of Doherty et al. 2025 (Radiography 31(6):103153,
 * doi 10.1016/j.radi.2025.103153); all the rest is simulated. It is nobody's answers.
 *
 * Published: 33 respondents of 14 countries; 21 diagnostic and 12 dual-qualified; 5 formally trained; awareness
 * 9.21 of 12 with SD 2.83, so 304 in all; preparedness low to moderate; many want more support.
 */

import { stringify } from 'csv-stringify/sync';

import type { Answer, Answers } from '../../survey-definitions/answers.ts';
import { shownItems } from '../../survey-definitions/branching.ts';
import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';
import { isInForm } from '../../survey-definitions/pages.ts';
import { AWARENESS_MEANS } from './answer-model.ts';
import { makeSeededRandom, type SeededRandom } from './seeded-random.ts';
import { makeSimulation } from './simulate.ts';

export const RECONSTRUCTION_FORM: Form = 'core';

const SEED = 20_230_301;

/** How many people have each awareness score: 33 people, 304 in all, and squares that add up to 3056. */
const AWARENESS_SCORES: readonly (readonly [score: number, people: number])[] = [
  [12, 9],
  [11, 4],
  [10, 6],
  [9, 4],
  [8, 2],
  [7, 2],
  [6, 2],
  [5, 1],
  [4, 1],
  [3, 1],
  [2, 1],
];

const BACKGROUNDS: readonly (readonly [string, number])[] = [
  ['diagnostic', 21],
  ['dual_qualified', 12],
];

const TRAINING: readonly (readonly [string, number])[] = [
  ['short_course', 4],
  ['qualification', 1],
  ['none', 12],
  ['self_study', 7],
  ['events', 9],
];

/** Fourteen European countries; which ones is not published. */
const COUNTRIES: readonly (readonly [string, number])[] = [
  ['ie', 5],
  ['gb', 4],
  ['nl', 3],
  ['no', 3],
  ['pt', 3],
  ['mt', 2],
  ['fi', 2],
  ['dk', 2],
  ['be', 2],
  ['ch', 2],
  ['it', 2],
  ['gr', 1],
  ['pl', 1],
  ['ee', 1],
];

/** The file that is imported: item ids as column names, option ids as cells. The same text in every run. */
export function reconstructionCSV(instrument: Instrument): string {
  const items = instrument.items.filter(
    (item) => isInForm(item, RECONSTRUCTION_FORM) && item.kind !== 'institution',
  );
  const rows = reconstructedAnswers(instrument).map((answers, index) => {
    const shown = shownItems(instrument, RECONSTRUCTION_FORM, answers);
    const cells = items.map((item) => {
      const answer = shown.has(item.id) ? answers.byItem.get(item.id) : undefined;
      return answer === undefined ? '' : toCell(answer, optionIdsOf(item, instrument));
    });
    return [`R${String(index + 1).padStart(2, '0')}`, ...cells];
  });
  return stringify([['respondent', ...items.map(({ id }) => id)], ...rows]);
}

/** One for each of the 33 respondents. */
export function reconstructedAnswers(instrument: Instrument): readonly Answers[] {
  const random = makeSeededRandom(SEED);
  const next = makeSimulation({
    instrument,
    form: RECONSTRUCTION_FORM,
    seed: SEED + 1,
    // The study found preparedness low to moderate.
    preparednessShift: -0.35,
  });
  const scores = shuffled(spread(AWARENESS_SCORES), random);
  const facts = {
    background: shuffled(spread(BACKGROUNDS), random),
    formal_ai_training: shuffled(spread(TRAINING), random),
    country: shuffled(spread(COUNTRIES), random),
  };
  return scores.map((score, index) => {
    const { answers } = next();
    const byItem = new Map<string, Answer>([
      ...answers.byItem,
      ...awarenessAnswers(score, instrument, random),
    ]);
    byItem.delete('institution');
    for (const [itemId, values] of Object.entries(facts)) {
      byItem.set(itemId, { kind: 'code', code: codeOf(itemId, values[index] ?? '', instrument) });
    }
    return { byItem, otherTexts: new Map() };
  });
}

/** "Yes" to exactly as many concepts as the score says, mostly to the better known ones. */
function awarenessAnswers(
  score: number,
  instrument: Instrument,
  random: SeededRandom,
): readonly (readonly [string, Answer])[] {
  const items = instrument.items.filter(({ id }) => id.startsWith('aware_'));
  const known = new Set(
    items
      .map(({ id }, index) => ({ id, ease: (AWARENESS_MEANS[index] ?? 0) + 0.7 * random.normal() }))
      .sort((a, b) => b.ease - a.ease)
      .slice(0, score)
      .map(({ id }) => id),
  );
  return items.map(({ id }) => {
    const otherwise = random.uniform() < 0.6 ? 'no' : 'not_sure';
    return [id, { kind: 'code', code: codeOf(id, known.has(id) ? 'yes' : otherwise, instrument) }];
  });
}

function codeOf(itemId: string, optionId: string, instrument: Instrument): number {
  const item = instrument.items.find(({ id }) => id === itemId);
  const code = item === undefined ? 0 : optionIdsOf(item, instrument).indexOf(optionId) + 1;
  if (code === 0) throw new RangeError(`${instrument.id} has no answer ${optionId} to ${itemId}`);
  return code;
}

function toCell(answer: Answer, optionIds: readonly string[]): string {
  switch (answer.kind) {
    case 'code':
      return optionIds[answer.code - 1] ?? '';
    case 'codes':
      return answer.codes.map((code) => optionIds[code - 1] ?? '').join(';');
    case 'number':
      return String(answer.value);
    case 'text':
      return answer.text;
    case 'missing':
      return answer.missing;
    case 'institution':
      return '';
  }
}

function spread<T>(counts: readonly (readonly [T, number])[]): readonly T[] {
  return counts.flatMap(([value, count]) => Array.from({ length: count }, () => value));
}

function shuffled<T>(values: readonly T[], random: SeededRandom): readonly T[] {
  return values
    .map((value) => ({ value, place: random.uniform() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
