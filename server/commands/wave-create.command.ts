/** readout wave create */

import { type Stores, waveLifeOf } from '../dependencies.ts';
import { makeInstrumentShelf } from '../instrument/instrument-shelf.ts';
import { provideInstruments } from '../instrument/provide-instruments.ts';
import { problems } from '../problem.ts';
import { isDay, isTimeZone } from '../study/calendar-day.ts';
import type { NewInstitution, NewWave } from '../study/wave-life.ts';
import { type Command, type CommandInput, optionalOption, requiredOption, UsageProblem } from './command.ts';
import { readFrame } from './read-frame.ts';
import { waveBySlug, withStores } from './with-stores.ts';

const FORMS = ['core', 'full'] as const;
const MODES = ['confidential', 'open', 'identified', 'anonymous'] as const;

export const waveCreateCommand: Command = {
  name: 'wave create',
  summary: 'Makes a wave of a study, not open yet, and prints its slug.',
  usage:
    '--study STUDY --slug SLUG --title TITLE --instrument ID/VERSION --opens DAY --closes DAY [--form core|full] ' +
    '[--mode MODE] [--time-zone ZONE] [--locale LOCALE] [--institutions FILE] [--invited N] [--draft-days N] ' +
    '[--interim] [--notice WORDS] [--previous WAVE]',
  help: [
    '--slug          What addresses show: small letters, digits and hyphens',
    '--instrument    e.g. educator-readiness/1; readout instrument list',
    `--mode          ${MODES.join(', ')}; confidential without it`,
    '--opens         First day, e.g. 2027-03-01; --closes is the first day on which no response is taken',
    '--time-zone     Where midnight is; Europe/London without it',
    '--institutions  CSV with the columns id, name, country, eligible: the sampling frame',
    '--invited       How many eligible people are invited, where there is no such file',
    '--draft-days    How long unsent answers are kept, 2 to 90 days; 14 without it',
    '--interim       Allows interim releases of the whole wave',
    '--notice        A sentence that stands above every page of this wave',
    '--previous      The wave of the same study before this one',
  ],
  options: {
    study: { type: 'string' },
    slug: { type: 'string' },
    title: { type: 'string' },
    instrument: { type: 'string' },
    form: { type: 'string' },
    mode: { type: 'string' },
    opens: { type: 'string' },
    closes: { type: 'string' },
    'time-zone': { type: 'string' },
    locale: { type: 'string' },
    institutions: { type: 'string' },
    invited: { type: 'string' },
    'draft-days': { type: 'string' },
    interim: { type: 'boolean' },
    notice: { type: 'string' },
    previous: { type: 'string' },
  },
  arguments: [0, 0],
  run: (input, surroundings) =>
    withStores(surroundings, async (stores) => {
      await provideInstruments(
        stores.registry.repositories.instruments,
        surroundings.config().instrumentsFolder,
      );
      const institutions = optionalOption(input, 'institutions');
      const frame = institutions === undefined ? [] : readFrame(institutions);
      const wave = await waveLifeOf(stores).create(await newWave(stores, input, frame), frame);
      surroundings.print(wave.slug);
    }),
};

async function newWave(
  stores: Stores,
  input: CommandInput,
  frame: readonly NewInstitution[],
): Promise<NewWave> {
  const studyId = requiredOption(input, 'study');
  if ((await stores.registry.repositories.studies.byId(studyId)) === undefined) {
    throw problems.refused(`There is no study ${studyId}.`);
  }
  return {
    studyId,
    slug: matching(requiredOption(input, 'slug'), /^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$/, '--slug'),
    title: requiredOption(input, 'title'),
    ...(await instrumentAndMode(stores, input)),
    form: oneOf(FORMS, optionalOption(input, 'form') ?? 'core', '--form'),
    ...daysOf(input),
    draftDays: draftDaysOf(input),
    policy: 'staff',
    invited: invitedOf(input, frame),
    interimReleases: input.options.interim === true,
    notice: optionalOption(input, 'notice') ?? '',
    previousWaveId: await previousWaveIdOf(stores, optionalOption(input, 'previous'), studyId),
  };
}

/** @throws UsageProblem: a draft that ends before it can be taken up again would lose its answers. */
function draftDaysOf(input: CommandInput): number {
  const days = wholeNumber(optionalOption(input, 'draft-days') ?? '14', '--draft-days');
  if (days >= 2 && days <= 90) return days;
  throw new UsageProblem(`--draft-days must be from 2 to 90, not ${days}`);
}

/** @throws UsageProblem or Problem where they do not fit each other or the instrument has no such words. */
async function instrumentAndMode(
  stores: Stores,
  input: CommandInput,
): Promise<Pick<NewWave, 'instrumentHash' | 'mode' | 'locale'>> {
  const instrumentHash = await hashOf(stores, requiredOption(input, 'instrument'));
  const mode = oneOf(MODES, optionalOption(input, 'mode') ?? 'confidential', '--mode');
  const locale = optionalOption(input, 'locale') ?? 'en-GB';
  const shelved = await makeInstrumentShelf(stores.registry.repositories.instruments)(instrumentHash);
  const isOfficial = shelved?.instrument.respondent === 'institution';
  if (isOfficial !== (mode === 'identified')) {
    const reason = isOfficial
      ? 'asks for the official answer of an institution, so it needs --mode identified'
      : 'asks educators about themselves, so its mode cannot be identified';
    throw problems.refused(`The instrument ${reason}.`);
  }
  if (shelved?.textsByLocale.has(locale) !== true) {
    const known = [...(shelved?.textsByLocale.keys() ?? [])].join(', ');
    throw new UsageProblem(`--locale: the instrument has no words in ${locale}, only in ${known}`);
  }
  return { instrumentHash, mode, locale };
}

/** @throws Problem 'wave-unknown', or 'refused' for a wave of another study. */
async function previousWaveIdOf(
  stores: Stores,
  slug: string | undefined,
  studyId: string,
): Promise<string | undefined> {
  if (slug === undefined) return undefined;
  const previous = await waveBySlug(stores, slug);
  if (previous.studyId !== studyId) {
    throw problems.refused(`--previous must be a wave of the same study; ${slug} is of another one.`);
  }
  return previous.waveId;
}

/** @throws UsageProblem for days or a time zone that there are not. */
function daysOf(input: CommandInput): Pick<NewWave, 'timeZone' | 'opensOn' | 'closesOn'> {
  const timeZone = optionalOption(input, 'time-zone') ?? 'Europe/London';
  const opensOn = requiredOption(input, 'opens');
  const closesOn = requiredOption(input, 'closes');
  if (!isTimeZone(timeZone)) throw new UsageProblem(`--time-zone: there is no time zone ${timeZone}`);
  for (const day of [opensOn, closesOn]) {
    if (!isDay(day)) throw new UsageProblem(`"${day}" is not a day, such as 2027-03-01`);
  }
  if (closesOn <= opensOn) throw new UsageProblem('--closes must be after --opens');
  return { timeZone, opensOn, closesOn };
}

function invitedOf(input: CommandInput, frame: readonly NewInstitution[]): number | undefined {
  const given = optionalOption(input, 'invited');
  if (given !== undefined) return wholeNumber(given, '--invited');
  return frame.length === 0 ? undefined : frame.reduce((sum, institution) => sum + institution.eligible, 0);
}

async function hashOf({ registry }: Stores, name: string): Promise<string> {
  const all = await registry.repositories.instruments.list();
  const found = all.find(({ instrumentId, version }) => `${instrumentId}/${version}` === name);
  if (found !== undefined) return found.instrumentHash;
  const known = all.map(({ instrumentId, version }) => `${instrumentId}/${version}`).join(', ');
  throw problems.refused(`There is no instrument ${name}. There are: ${known}.`);
}

function oneOf<T extends string>(known: readonly T[], text: string, option: string): T {
  const found = known.find((name) => name === text);
  if (found === undefined)
    throw new UsageProblem(`${option} must be one of ${known.join(', ')}, not "${text}"`);
  return found;
}

function wholeNumber(text: string, option: string): number {
  return Number(matching(text, /^\d{1,7}$/, option));
}

function matching(text: string, pattern: RegExp, option: string): string {
  if (!pattern.test(text)) throw new UsageProblem(`${option} cannot be "${text}"`);
  return text;
}
