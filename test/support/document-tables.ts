/** The tables of README.md and CONTRIBUTING.md that are made from the source, and where each stands. */

import {
  ACTIONS,
  type Action,
  PERMISSIONS,
  SCOPED_ACTIONS,
  SCOPED_ROLE,
} from '../../server/account/permissions.ts';
import { allCommands } from '../../server/commands/all-commands.ts';
import { SETTINGS } from '../../server/config.ts';
import { type Problem, problems } from '../../server/problem.ts';

export interface DocumentTable {
  readonly document: string;
  /** The heading below which it is the first table. */
  readonly heading: string;
  readonly table: string;
}

export const DOCUMENT_TABLES: readonly DocumentTable[] = [
  {
    document: 'README.md',
    heading: '## Settings',
    table: markdownTable(
      ['Setting', 'Without it', 'What it is'],
      SETTINGS.map(({ name, fallback, description }) => [
        code(name),
        fallback === '' ? 'none' : code(fallback),
        description,
      ]),
    ),
  },
  {
    document: 'README.md',
    heading: '## Commands',
    table: markdownTable(
      ['Command', 'What it does'],
      (await allCommands()).map(({ name, usage, summary }) => [code(`${name} ${usage}`.trimEnd()), summary]),
    ),
  },
  {
    document: 'README.md',
    heading: '## Who may do what',
    table: markdownTable(
      ['Role', ...ACTIONS.map((action) => action.replaceAll('-', ' '))],
      [
        ...Object.entries(PERMISSIONS).map(([role, allowed]) => permissionRow(role, allowed)),
        permissionRow(
          `${SCOPED_ROLE} for one institution`,
          PERMISSIONS[SCOPED_ROLE].filter((action) => SCOPED_ACTIONS.includes(action)),
        ),
      ],
    ),
  },
  {
    document: 'CONTRIBUTING.md',
    heading: '## Problem codes',
    table: markdownTable(
      ['Code', 'Status', 'Sentence'],
      everyProblem().map((problem) => [code(problem.code), String(problem.status), plain(problem.message)]),
    ),
  },
];

function permissionRow(role: string, allowed: readonly Action[]): readonly string[] {
  return [role.replaceAll('-', ' '), ...ACTIONS.map((action) => (allowed.includes(action) ? 'yes' : '-'))];
}

/** One problem of each kind, in the order of the code; what differs from case to case is in angle brackets. */
function everyProblem(): readonly Problem[] {
  const withWords: Readonly<Record<string, Problem>> = {
    refused: problems.refused('<What is refused, and why.>'),
    waveUnknown: problems.waveUnknown('<slug>'),
    invalidAnswers: problems.invalidAnswers([]),
    accountNotFound: problems.accountNotFound('<address>'),
    slugTaken: problems.slugTaken('<slug>'),
    bodyTooLarge: problems.bodyTooLarge(64),
    importUnreadable: problems.importUnreadable('<Why.>'),
    importMappingWrong: problems.importMappingWrong(['<fault>']),
  };
  return Object.entries(problems)
    .map(([name, make]) => withWords[name] ?? withoutWords(name, make))
    .toSorted((a, b) => a.code.localeCompare(b.code, 'en'));
}

function withoutWords(name: string, make: (...words: never[]) => Problem): Problem {
  if (make.length > 0) throw new RangeError(`say in document-tables.ts what ${name} is made with`);
  return make();
}

/** The document with each of its tables as it should be. @throws RangeError where a heading has none. */
export function withTables(document: string, text: string): string {
  return DOCUMENT_TABLES.filter((each) => each.document === document).reduce(
    (changed, { heading, table }) => changed.replace(currentTable(changed, heading), () => table),
    text,
  );
}

/** The first table below a heading, or the one word in capitals that keeps its place. */
export function currentTable(text: string, heading: string): string {
  const start = text.indexOf(`\n${heading}\n`);
  const end = text.indexOf('\n## ', start + heading.length + 2);
  const section = start < 0 ? '' : text.slice(start, end < 0 ? undefined : end);
  const found = /^\|.*\|(\n\|.*\|)*$|^[A-Z]+$/m.exec(section)?.[0];
  if (found === undefined) throw new RangeError(`there is no table below ${heading}`);
  return found;
}

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Angle brackets would otherwise be taken for HTML. */
function plain(text: string): string {
  return text.replaceAll('<', '\\<');
}
