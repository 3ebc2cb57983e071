/** A wave that takes responses, on the real application and a real store; and a person without script who answers. */

import request from 'supertest';

import { makeRespondRoutes } from '../../server/respond/respond.routes.ts';
import type { RespondDependencies, RespondWave } from '../../server/respond/respond-dependencies.ts';
import { type Instrument, instrument } from '../../survey-definitions/instrument.ts';
import { type Texts, texts } from '../../survey-definitions/texts.ts';
import { aTestApp, countedBytes, FROM_OUR_PAGE, ORIGIN, translateFor } from './app.ts';
import { aWaveState } from './builders.ts';
import type { TestStores } from './databases.ts';

/** Every kind of item, a page that a condition hides, and an item that another on its page opens. */
export const FORM_INSTRUMENT: Instrument = instrument.parse({
  id: 'form-test',
  version: 1,
  respondent: 'educator',
  formats: { five: { options: ['p1', 'p2', 'p3', 'p4', 'p5'] } },
  modules: [],
  items: [
    { kind: 'single', id: 'role', options: [{ id: 'lecturer' }, { id: 'other', opensText: true }] },
    { kind: 'institution', id: 'place', offers: ['prefer-not-to-say'] },
    { kind: 'likert', id: 'imp', format: 'five', offers: ['do-not-know'] },
    { kind: 'likert', id: 'prep', format: 'five' },
    { kind: 'single', id: 'taught', options: [{ id: 'yes' }, { id: 'no' }] },
    {
      kind: 'text',
      id: 'why_not',
      length: 'short',
      maximumCharacters: 50,
      showIf: { item: 'taught', chose: ['no'] },
    },
    { kind: 'number', id: 'hours', maximum: 100, offers: ['do-not-know'] },
    { kind: 'single', id: 'provider', options: [{ id: 'hei' }, { id: 'industry' }] },
    { kind: 'top', id: 'top', choose: 2, options: [{ id: 'time' }, { id: 'money' }, { id: 'room' }] },
    {
      kind: 'multiple',
      id: 'tools',
      options: [{ id: 'chat' }, { id: 'images' }, { id: 'none', exclusive: true }],
    },
    { kind: 'text', id: 'barriers', length: 'long', maximumCharacters: 200 },
    { kind: 'likert', id: 'full_only', format: 'five', form: 'full' },
  ],
  sections: [
    {
      id: 'about',
      pages: [
        { id: 'you', items: ['role', 'place'] },
        { id: 'scale', items: ['imp', 'prep', 'full_only'] },
      ],
    },
    {
      id: 'practice',
      pages: [
        { id: 'teaching', items: ['taught', 'why_not', 'hours'] },
        { id: 'training', items: ['provider'], showIf: { item: 'hours', atLeast: 1 } },
        { id: 'needs', items: ['top', 'tools', 'barriers'] },
      ],
    },
  ],
});

export const FORM_TEXTS: Texts = texts.parse({
  locale: 'en-GB',
  title: 'Form test',
  question: 'How ready are you?',
  sections: { about: { title: 'About you' }, practice: { title: 'Practice' } },
  pages: {
    you: { title: 'You' },
    scale: { title: 'Scale', introduction: 'Think of **your** programme.' },
    teaching: { title: 'Teaching' },
    training: { title: 'Training' },
    needs: { title: 'Needs' },
  },
  formats: {
    five: { options: { p1: 'Not at all', p2: 'Slightly', p3: 'Moderately', p4: 'Very', p5: 'Fully' } },
  },
  items: {
    role: { text: 'What is your role?', options: { lecturer: 'Lecturer', other: 'Other' } },
    place: { text: 'Where do you work?' },
    imp: { text: 'How important is it?' },
    prep: { text: 'How prepared are you?' },
    full_only: { text: 'Only in the full form?' },
    taught: { text: 'Is it taught?', options: { yes: 'Yes', no: 'No' } },
    why_not: { text: 'Why not?' },
    hours: { text: 'How many hours of training?', unit: 'hours' },
    provider: { text: 'Who gave it?', options: { hei: 'My HEI', industry: 'Industry' } },
    top: { text: 'What matters most?', options: { time: 'Time', money: 'Money', room: 'Room' } },
    tools: { text: 'Which tools?', options: { chat: 'Chat', images: 'Images', none: 'None' } },
    barriers: { text: 'What stands in the way?', help: 'Please do not name people.' },
  },
});

export function aRespondWave(given: Partial<RespondWave> = {}): RespondWave {
  return {
    study: {
      studyId: 'study1',
      title: 'Educator benchmark',
      organisation: 'A society',
      contactEmail: 'study@example.org',
      settings: { controllers: [] },
    },
    waveId: 'wave1',
    slug: 'wave-one',
    title: 'First wave',
    state: 'open',
    form: 'core',
    mode: 'confidential',
    timeZone: 'Europe/London',
    opensOn: '2026-03-02',
    closesOn: '2026-05-01',
    draftDays: 14,
    notice: '',
    isPublished: false,
    instrument: FORM_INSTRUMENT,
    texts: FORM_TEXTS,
    institutions: [
      { institutionId: 'north', name: 'University of Northbridge' },
      { institutionId: 'south', name: 'Southern College' },
    ],
    ...given,
  };
}

export interface Fieldwork {
  readonly app: ReturnType<typeof aTestApp>;
  readonly stores: TestStores;
  readonly wave: RespondWave;
  readonly setNow: (moment: string) => void;
}

/** An open wave in the ballot store and on the web. */
export async function aFieldwork(
  stores: TestStores,
  given: Partial<RespondWave> = {},
  publicOrigin = ORIGIN,
): Promise<Fieldwork> {
  const wave = aRespondWave(given);
  const { waveStates } = stores.ballots.repositories;
  const strata = ['none', ...wave.institutions.map(({ institutionId }) => institutionId)];
  await waveStates.put(aWaveState({ mode: wave.mode, form: wave.form, strata }));
  await waveStates.open('study1', 'wave1');

  let moment = new Date('2026-03-10T12:00:00Z');
  const dependencies: RespondDependencies = {
    publicOrigin,
    waveBySlug: async (slug) => (slug === wave.slug ? wave : undefined),
    withTransaction: stores.ballots.withTransaction,
    now: () => moment,
    randomBytes: countedBytes(),
    translateFor,
  };
  return {
    app: aTestApp({ publicOrigin, routers: [makeRespondRoutes(dependencies)] }),
    stores,
    wave,
    setNow: (at) => {
      moment = new Date(at);
    },
  };
}

/** What a page shows and holds, as far as a test looks. */
export interface SeenPage {
  readonly status: number;
  readonly text: string;
  readonly heading: string;
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Hidden fields, in order. */
  readonly hidden: readonly (readonly [string, string])[];
}

export type Typed = Readonly<Record<string, string | readonly string[]>>;

export async function start({ app, wave }: Fieldwork): Promise<SeenPage> {
  return post(app, `/s/${wave.slug}/start`, [
    ['read', 'yes'],
    ['agree', 'yes'],
  ]);
}

/** Sends the form of a page with what a person typed and the button they pressed. */
export async function send(
  { app, wave }: Fieldwork,
  page: SeenPage,
  typed: Typed = {},
  button = 'continue',
): Promise<SeenPage> {
  const fields = Object.entries(typed).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, String(value)] as const),
  );
  return post(app, `/s/${wave.slug}/answers`, [...page.hidden, ...fields, ['do', button]]);
}

export async function post(
  app: Fieldwork['app'],
  path: string,
  fields: readonly (readonly [string, string])[],
): Promise<SeenPage> {
  const body = fields.map((field) => field.map(encodeURIComponent).join('=')).join('&');
  const response = await request(app).post(path).set(FROM_OUR_PAGE).type('form').send(body);
  return toSeenPage(response);
}

export async function see(app: Fieldwork['app'], path: string): Promise<SeenPage> {
  return toSeenPage(await request(app).get(path));
}

function toSeenPage({ status, text, headers }: request.Response): SeenPage {
  const one = (pattern: RegExp) => pattern.exec(text)?.[1]?.trim() ?? '';
  return {
    status,
    text,
    headers,
    heading: one(/<h1[^>]*>([^<]*)/),
    title: one(/<title>([^<]*)/),
    hidden: [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
      ([, name = '', value = '']) => [decode(name), decode(value)] as const,
    ),
  };
}

function decode(html: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (_, entity: string) => {
    if (entity.startsWith('#x')) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
    if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)));
    return named[entity] ?? '';
  });
}

/** Answers for every page of the form instrument, in the order in which they come. */
export const FULL_ANSWERS: readonly Typed[] = [
  { 'a.role': '1', 'a.place': 'north' },
  { 'a.imp': '5', 'a.prep': '2' },
  { 'a.taught': '1', 'a.hours': '3' },
  { 'a.provider': '2' },
  { 'a.top': ['1', '3'], 'a.tools': ['1'], 'a.barriers': 'No time.' },
];

/** Fills in everything, up to the review. */
export async function toReview(fieldwork: Fieldwork, answers = FULL_ANSWERS): Promise<SeenPage> {
  let page = await start(fieldwork);
  for (const typed of answers) page = await send(fieldwork, page, typed);
  return page;
}

export function receiptOn(page: SeenPage): string {
  return /id="receipt">([^<]+)</.exec(page.text)?.[1] ?? '';
}

export function resumeCodeOn(page: SeenPage): string {
  return /id="resume-code">([^<]+)</.exec(page.text)?.[1] ?? '';
}
