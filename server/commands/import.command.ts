/** readout import */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import type { Wave } from '../../data/registry/waves.repository.ts';
import { type Stores, translateFor } from '../dependencies.ts';
import type { Encoding } from '../import/decode-text.ts';
import { importKeyOf } from '../import/import-key.ts';
import { importResponses } from '../import/import-responses.ts';
import { parseMapping } from '../import/mapping.ts';
import { type ImportRequest, planImport } from '../import/plan-import.ts';
import { planWords, resultWords } from '../import/plan-words.ts';
import { makeInstrumentShelf, textsIn } from '../instrument/instrument-shelf.ts';
import { problems } from '../problem.ts';
import { type Command, type CommandInput, optionalOption, UsageProblem } from './command.ts';
import { waveBySlug, withStores } from './with-stores.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'Reads responses that were collected elsewhere into an open wave.',
  usage: 'WAVE FILE [--mapping FILE] [--respondent COLUMN] [--dry-run] [--skip-bad-rows] [--encoding NAME]',
  help: [
    'WAVE             The slug of the wave; it must be open',
    'FILE             CSV (comma, semicolon or tab; UTF-8 or UTF-16) or XLSX, columns named by item',
    '--mapping        JSON file that names column, item and label-to-code where they are not',
    '--respondent     Column that tells respondents apart; without it a row is known by its file and line',
    '--dry-run        Prints what would be read and stores nothing',
    '--skip-bad-rows  Stores the good rows; without it one bad row stops everything',
    '--encoding       windows-1252, where the file is neither UTF-8 nor UTF-16',
  ],
  options: {
    mapping: { type: 'string' },
    respondent: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'skip-bad-rows': { type: 'boolean' },
    encoding: { type: 'string' },
  },
  arguments: [2, 2],
  run: (input, surroundings) =>
    withStores(surroundings, async (stores) => {
      const [slug = '', file = ''] = input.positionals;
      const wave = await waveBySlug(stores, slug);
      const inRegistryTransaction = stores.registry.withTransaction;
      const importKey = await importKeyOf({ inRegistryTransaction, randomBytes }, wave);
      const t = translateFor(wave.locale);
      const result = await importResponses(
        { withTransaction: stores.ballots.withTransaction, plan: planImport },
        {
          wave,
          importKey,
          request: await requestOf(stores, wave, file, input),
          isDryRun: input.options['dry-run'] === true,
          skipBadRows: input.options['skip-bad-rows'] === true,
        },
      );
      for (const line of planWords(result.plan, t)) surroundings.say(line);
      const words = resultWords(result, t);
      if (result.kind === 'refused') throw problems.refused(words.join('\n'));
      for (const line of words) surroundings.print(line);
    }),
};

async function requestOf(
  stores: Stores,
  wave: Wave,
  file: string,
  input: CommandInput,
): Promise<ImportRequest> {
  const { instruments, institutions } = stores.registry.repositories;
  const shelved = await makeInstrumentShelf(instruments)(wave.instrumentHash);
  if (shelved === undefined) throw problems.refused('The instrument of this wave is not published here.');
  const mapping = optionalOption(input, 'mapping');
  const respondentColumn = optionalOption(input, 'respondent');
  const encoding = encodingOf(optionalOption(input, 'encoding'));
  return {
    bytes: readFileSync(file),
    fileName: basename(file),
    instrument: shelved.instrument,
    texts: textsIn(shelved, wave.locale),
    form: wave.form,
    ...(mapping === undefined
      ? {}
      : { mapping: parseMapping(readFileSync(mapping, 'utf8'), shelved.instrument) }),
    options: {
      institutions: await institutions.ofStudy(wave.studyId),
      ...(respondentColumn === undefined ? {} : { respondentColumn }),
      ...(encoding === undefined ? {} : { encoding }),
    },
  };
}

function encodingOf(name: string | undefined): Encoding | undefined {
  if (name === undefined || name === 'windows-1252') return name;
  throw new UsageProblem(`--encoding can be windows-1252, not "${name}"`);
}
