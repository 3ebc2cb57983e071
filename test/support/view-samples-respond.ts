/** Samples of the respondent's pages: every kind of item, with and without hints, errors and things of its own. */

import type { CodeFormModel } from '../../server/respond/code-pages.view-model.ts';
import type { ConsentModel } from '../../server/respond/consent.view-model.ts';
import type { ChoiceView, ItemView } from '../../server/respond/item.view-model.ts';
import type { QuestionPageModel } from '../../server/respond/question-page.view-model.ts';
import type { ViewSamples } from './view-samples.ts';
import { BARE_FRAME, ERRORS, ERRORS_WITHOUT_ADVICE, RESPOND_FRAME } from './view-samples-frame.ts';

function aChoice(overrides: Partial<ChoiceView> = {}): ChoiceView {
  return {
    id: 'c-role',
    name: 'a.role',
    type: 'radio',
    value: '1',
    label: 'Lecturer',
    isChosen: false,
    opensText: false,
    ...overrides,
  };
}

const CHOICES = [aChoice(), aChoice({ isChosen: true }), aChoice({ opensText: true })];

/** Nothing that an item may be without. */
function anItem(overrides: Partial<ItemView> = {}): ItemView {
  return {
    itemId: 'role',
    kind: 'choices',
    words: 'Your **role**',
    plainWords: 'Your role',
    hints: [],
    hasHint: false,
    help: null,
    isRequired: false,
    error: null,
    describedBy: null,
    name: 'a.role',
    controlId: 'c-role',
    value: '',
    unit: null,
    isNumber: false,
    choicesClass: 'choices',
    choices: [],
    asides: [],
    otherText: null,
    canClear: false,
    ...overrides,
  };
}

const FAULTY: Partial<ItemView> = {
  hints: ['Choose up to 3.'],
  hasHint: true,
  help: 'The post you hold now.',
  isRequired: true,
  error: 'Choose an answer',
  describedBy: 'h-role e-role',
  asides: [aChoice({ label: 'I do not know' }), aChoice({ isChosen: true })],
  otherText: { name: 'o.role', id: 'c-role-other', value: 'Dean' },
};

const ITEMS: readonly ItemView[] = [
  anItem({ choices: CHOICES }),
  anItem({ ...FAULTY, choices: CHOICES, canClear: true }),
  anItem({ kind: 'select', choices: CHOICES }),
  anItem({ ...FAULTY, kind: 'select', choices: CHOICES }),
  anItem({ kind: 'line', value: 'Lyon' }),
  anItem({ ...FAULTY, kind: 'line', value: '12', isNumber: true, unit: 'hours' }),
  anItem({ kind: 'area', value: 'No time.' }),
  anItem({ ...FAULTY, kind: 'area', value: '' }),
];

const QUESTIONS: QuestionPageModel = {
  ...RESPOND_FRAME,
  action: '/s/spring/answers',
  secret: 's3cret',
  pageId: 'about',
  asked: ['role'],
  returnsToReview: true,
  progress: { words: 'Part 1 of 2', done: 1, of: 2 },
  errors: ERRORS,
  news: { heading: 'Your answer opens more questions', text: 'They are below.' },
  heading: 'About *you*',
  introduction: 'A few facts.',
  hint: 'One question. You can skip it.',
  items: ITEMS,
  blanks: 2,
  hasBack: true,
  saved: 'Your answers so far are saved.',
};

const CONSENT: ConsentModel = {
  ...RESPOND_FRAME,
  errors: ERRORS_WITHOUT_ADVICE,
  heading: 'How ready are *you*?',
  lead: 'The society asks educators.',
  pace: 'It has up to 67 questions.',
  mode: { heading: 'This study is open', text: 'Anyone can answer.', limits: 'We keep no link.' },
  hosted: 'The society runs the server.',
  whoSees: 'What is shown depends on how many answer:',
  sizes: [{ name: '23 or more', text: 'Shares and means', href: null }],
  sizesNote: 'These sizes were fixed before the study opened.',
  details: [{ name: 'Contact', text: 'a@example.org', href: 'mailto:a@example.org' }],
  ways: [
    { name: 'Open', text: 'Anyone.', isThis: true },
    { name: 'Anonymous', text: 'Nobody.', isThis: false },
  ],
  action: '/s/spring/start',
  boxes: [
    { name: 'read', label: 'I have read this', isTicked: true, error: null },
    { name: 'agree', label: 'I agree', isTicked: false, error: 'Tick this box to start' },
  ],
  resumeHref: '/s/spring/resume',
};

const CODE_FORM: CodeFormModel = {
  ...RESPOND_FRAME,
  errors: ERRORS,
  heading: 'Go on with your answers',
  lead: 'Enter the code.',
  action: '/s/spring/resume',
  label: 'Your code',
  hint: '16 letters and digits.',
  typed: 'R4KD',
  error: 'Enter a code of 16 letters and digits',
  button: 'Open my answers',
  takesFragment: true,
  more: 'I have no code',
  moreHref: '/s/spring',
};

export const RESPOND_SAMPLES = {
  'respond/code-form': [
    CODE_FORM,
    { ...CODE_FORM, ...BARE_FRAME, errors: null, error: null, takesFragment: false, moreHref: null },
  ],
  'respond/consent': [CONSENT, { ...CONSENT, errors: null, hosted: null, sizes: [], details: [] }],
  'respond/finish-later': [
    {
      ...RESPOND_FRAME,
      resumeCode: 'R4KD-7QXM-2HVP-9TCN',
      link: 'http://readout.test/s/spring/resume#R4KD-7QXM-2HVP-9TCN',
      until: 'It opens your answers until 2 May 2026.',
      action: '/s/spring/resume',
    },
  ],
  'respond/plain': [
    { ...RESPOND_FRAME, heading: 'Deleted', lead: 'They are gone.', link: null },
    {
      ...RESPOND_FRAME,
      heading: 'The study has closed',
      lead: 'Thank you.',
      link: { href: '/results/spring', label: 'See the results' },
    },
  ],
  'respond/questions': [
    QUESTIONS,
    {
      ...QUESTIONS,
      errors: null,
      news: null,
      introduction: null,
      asked: [],
      items: [],
      returnsToReview: false,
      blanks: 0,
      hasBack: false,
    },
  ],
  'respond/receipt': [
    {
      ...RESPOND_FRAME,
      receipt: 'R4KD-7QXM-2HVP-9TCN',
      steps: ['Your answers stand among everyone else’s.'],
      withdrawHref: '/s/spring/withdraw',
      closes: '2 May 2026',
    },
  ],
  'respond/review': [
    {
      ...RESPOND_FRAME,
      action: '/s/spring/answers',
      secret: 's3cret',
      carried: [{ name: 'a.role', value: '1' }],
      pages: [
        {
          pageId: 'about',
          title: 'About *you*',
          answers: [
            { words: 'Your **role**', answer: 'Lecturer', isBlank: false },
            { words: 'Country', answer: 'left blank', isBlank: true },
          ],
        },
      ],
      closes: 'The study closes on 2 May 2026.',
      saved: 'Your answers so far are saved.',
    },
  ],
} as const satisfies Partial<ViewSamples>;
