/** readout study create */

import { readFileSync } from 'node:fs';
import { newId, now } from '../dependencies.ts';
import { problems } from '../problem.ts';
import { makeCreateStudy } from '../study/create-study.ts';
import { studySettings } from '../study/study-settings.ts';
import { type Command, type CommandInput, optionalOption, requiredOption, UsageProblem } from './command.ts';
import { withStores } from './with-stores.ts';

export const studyCreateCommand: Command = {
  name: 'study create',
  summary: 'Makes a study and prints its id.',
  usage: '--title TITLE --organisation NAME --contact E-MAIL [--steward E-MAIL] [--settings FILE]',
  help: [
    '--title         What respondents see, e.g. "Educator benchmark"',
    '--organisation  Who runs it',
    '--contact       Where respondents can write',
    '--steward       Account that runs the study',
    '--settings      JSON file with what the participant information says: introduction, controllers,',
    '                hostedBy, purposes, rights, ethicsReference, medianMinutes, releasedFrom, commentReaders',
  ],
  options: {
    title: { type: 'string' },
    organisation: { type: 'string' },
    contact: { type: 'string' },
    steward: { type: 'string' },
    settings: { type: 'string' },
  },
  arguments: [0, 0],
  run: async (input, surroundings) => {
    const study = {
      title: requiredOption(input, 'title'),
      organisation: requiredOption(input, 'organisation'),
      contactEmail: contactOf(input),
      stewardEmail: optionalOption(input, 'steward'),
      settings: readSettings(optionalOption(input, 'settings')),
    };
    const studyId = await withStores(surroundings, ({ registry }) =>
      makeCreateStudy({ inRegistryTransaction: registry.withTransaction, newId, now })(study),
    );
    surroundings.print(studyId);
  },
};

/** @throws UsageProblem for what is no e-mail address: it becomes a link on respondents' pages. */
function contactOf(input: CommandInput): string {
  const contact = requiredOption(input, 'contact');
  if (/^[^\s@:]+@[^\s@:]+$/.test(contact)) return contact;
  throw new UsageProblem(`--contact must be an e-mail address, not "${contact}"`);
}

/** @throws Problem 'refused' that names every field that cannot be used. */
function readSettings(file: string | undefined) {
  const content: unknown = file === undefined ? {} : parseJson(file);
  const parsed = studySettings.safeParse(content);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `- ${issue.path.join('.') || 'the file'}: ${issue.message}`,
  );
  throw problems.refused(`${file} cannot be used:\n${faults.join('\n')}`);
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw problems.refused(`${file} is not JSON: ${error.message}`);
    throw error;
  }
}
