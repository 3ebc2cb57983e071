/** A small instrument with one item of each kind, branching and a full form; and answers to it. */

import type { Answer, Answers } from '../../survey-definitions/answers.ts';
import { type Instrument, instrument } from '../../survey-definitions/instrument.ts';

/** Slots: role 0, teaches 1, why_not 2-4, prep_a 5, prep_b 6, hours 7, top 8-10, home 11, comment 12. */
export const SMALL_STRUCTURE = {
  id: 'small',
  version: 1,
  respondent: 'educator',
  formats: { prepared: { options: ['not_at_all', 'partly', 'fully'] } },
  modules: [],
  items: [
    {
      kind: 'single',
      id: 'role',
      options: [{ id: 'lecturer' }, { id: 'tutor' }, { id: 'other', opensText: true }],
      offers: ['prefer-not-to-say'],
    },
    { kind: 'single', id: 'teaches', options: [{ id: 'yes' }, { id: 'no' }], required: true },
    {
      kind: 'multiple',
      id: 'why_not',
      options: [{ id: 'time' }, { id: 'knowledge' }, { id: 'none', exclusive: true }],
      showIf: { item: 'teaches', chose: ['no'] },
    },
    { kind: 'likert', id: 'prep_a', format: 'prepared', offers: ['not-applicable'] },
    { kind: 'likert', id: 'prep_b', format: 'prepared', form: 'full', keyed: 'reverse' },
    { kind: 'number', id: 'hours', maximum: 100 },
    { kind: 'top', id: 'top', choose: 2, options: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
    { kind: 'institution', id: 'home' },
    {
      kind: 'text',
      id: 'comment',
      length: 'long',
      maximumCharacters: 20,
      showIf: {
        any: [
          { item: 'why_not', answered: true },
          { item: 'hours', atLeast: 10 },
        ],
      },
    },
  ],
  sections: [
    {
      id: 'you',
      pages: [
        { id: 'start', items: ['role', 'teaches'] },
        { id: 'teaching', items: ['why_not', 'prep_a', 'hours'] },
        { id: 'extra', items: ['prep_b'] },
      ],
    },
    { id: 'end', pages: [{ id: 'last', items: ['top', 'home', 'comment'] }] },
  ],
  scales: [
    {
      id: 'preparedness',
      construct: 'preparedness',
      items: ['prep_a', 'prep_b'],
      method: 'mean',
      minimumAnswered: 1,
      minimum: 1,
      maximum: 3,
    },
  ],
};

export const SMALL_TEXTS = {
  locale: 'en-GB',
  title: 'A small questionnaire',
  question: 'How do you teach?',
  sections: { you: { title: 'You' }, end: { title: 'The end' } },
  pages: {
    start: { title: 'To start' },
    teaching: { title: 'Teaching' },
    extra: { title: 'A little more' },
    last: { title: 'Last page' },
  },
  formats: { prepared: { options: { not_at_all: 'Not at all', partly: 'Partly', fully: 'Fully' } } },
  items: {
    role: {
      text: 'What is your role?',
      options: { lecturer: 'Lecturer', tutor: 'Tutor', other: 'Another role' },
    },
    teaches: { text: 'Do you teach it?', options: { yes: 'Yes', no: 'No' } },
    why_not: { text: 'Why not?', options: { time: 'Time', knowledge: 'Knowledge', none: 'None of these' } },
    prep_a: { text: 'How prepared are you for A?' },
    prep_b: { text: 'How prepared are you for B?' },
    hours: { text: 'How many hours?', unit: 'hours' },
    top: { text: 'Which two?', options: { a: 'A', b: 'B', c: 'C' } },
    home: { text: 'Where do you work?' },
    comment: { text: 'Anything else?' },
  },
  scales: { preparedness: { name: 'Preparedness', rule: 'Mean of two items.' } },
};

export const SMALL: Instrument = instrument.parse(SMALL_STRUCTURE);

export function answersOf(
  byItem: Readonly<Record<string, Answer>>,
  otherTexts: Readonly<Record<string, string>> = {},
): Answers {
  return { byItem: new Map(Object.entries(byItem)), otherTexts: new Map(Object.entries(otherTexts)) };
}

export const code = (value: number): Answer => ({ kind: 'code', code: value });
export const codes = (...values: number[]): Answer => ({ kind: 'codes', codes: values });
export const number = (value: number): Answer => ({ kind: 'number', value });
export const text = (words: string): Answer => ({ kind: 'text', text: words });
export const declined: Answer = { kind: 'missing', missing: 'prefer-not-to-say' };
