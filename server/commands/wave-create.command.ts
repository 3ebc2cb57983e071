/** readout wave create */

import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';
import * as z from 'zod';

import { type Stores, waveLifeOf } from '../dependencies.ts';
import { provideInstruments } from '../instrument/provide-instruments.ts';
import { problems } from '../problem.ts';
import { isDay, isTimeZone } from '../study/calendar-day.ts';
import type { NewInstitution, NewWave } from '../study/wave-life.ts';
import { type Command, type CommandInput, optionalOption, requiredOption, UsageProblem } from './command.ts';
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
    '--draft-days    How long unsent answers are kept; 14 without it',
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
      const frame = readFrame(optionalOption(input, 'institutions'));
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
  const previous = optionalOption(input, 'previous');
  return {
    studyId,
    slug: matching(requiredOption(input, 'slug'), /^[a-z0-9]+(-[a-z0-9]+)*$/, '--slug'),
    title: requiredOption(input, 'title'),
    instrumentHash: await hashOf(stores, requiredOption(input, 'instrument')),
    form: oneOf(FORMS, optionalOption(input, 'form') ?? 'core', '--form'),
    mode: oneOf(MODES, optionalOption(input, 'mode') ?? 'confidential', '--mode'),
    locale: optionalOption(input, 'locale') ?? 'en-GB',
    ...daysOf(input),
    draftDays: wholeNumber(optionalOption(input, 'draft-days') ?? '14', '--draft-days'),
    policy: 'staff',
    invited: invitedOf(input, frame),
    interimReleases: input.options.interim === true,
    notice: optionalOption(input, 'notice') ?? '',
    previousWaveId: previous === undefined ? undefined : (await waveBySlug(stores, previous)).waveId,
  };
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

const frameRow = z.object({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  name: z.string().min(1).max(200),
  country: z.string().max(60).default(''),
  eligible: z.coerce.number().int().min(0),
});

/** @throws Problem 'refused' that names each line that cannot be used. */
function readFrame(file: string | undefined): readonly NewInstitution[] {
  if (file === undefined) return [];
  const rows: unknown[] = parse(readFileSync(file, 'utf8'), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  const faults: string[] = [];
  const frame = rows.flatMap((row, index) => {
    const parsed = frameRow.safeParse(row);
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      faults.push(`line ${index + 2}: ${issues.join('; ')}`);
      return [];
    }
    const { id, name, country, eligible } = parsed.data;
    return [{ institutionId: id, name, country, eligible }];
  });
  if (faults.length > 0) throw problems.refused(`${file} cannot be used:\n${faults.join('\n')}`);
  return frame;
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
