/** The command line: finds the command, parses its words, and turns what happens into an exit code. */

import { parseArgs } from 'node:util';

import { StoreProblem } from '../data/store-problem.ts';
import { allCommands, commandsOfWord } from './commands/all-commands.ts';
import { type Command, type CommandSurroundings, UsageProblem } from './commands/command.ts';
import { ConfigProblem } from './config.ts';
import { Problem } from './problem.ts';

/** Done; refused, with a message that says why; called in a way that is not understood. */
export type ExitCode = 0 | 1 | 2;

/** @param words - what follows `readout`. */
export async function runCommandLine(
  words: readonly string[],
  surroundings: CommandSurroundings,
): Promise<ExitCode> {
  try {
    return await dispatch(words, surroundings);
  } catch (error) {
    return report(error, surroundings);
  }
}

async function dispatch(words: readonly string[], surroundings: CommandSurroundings): Promise<ExitCode> {
  const ofWord = await commandsOfWord(words[0] ?? '');
  const command = commandOf(words, ofWord);
  if (command === undefined) {
    return withoutCommand(words, ofWord.length > 0 ? ofWord : await allCommands(), surroundings);
  }

  const rest = words.slice(command.name.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) {
    surroundings.print(helpOf(command));
    return 0;
  }
  await command.run(inputOf(command, rest), surroundings);
  return 0;
}

/** The longest name that the words begin with. */
function commandOf(words: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands
    .filter((command) => command.name.split(' ').every((part, index) => words[index] === part))
    .sort((a, b) => a.name.length - b.name.length)
    .at(-1);
}

/** @param list - what there is to choose from. */
function withoutCommand(
  words: readonly string[],
  list: readonly Command[],
  { print, say }: CommandSurroundings,
): ExitCode {
  if (words.includes('--help') || words.includes('-h') || words[0] === 'help') {
    print(overviewOf(list));
    return 0;
  }
  say(words.length === 0 ? 'Which command?' : `There is no command "${words.join(' ')}".`);
  say(overviewOf(list));
  return 2;
}

function inputOf(command: Command, words: readonly string[]) {
  const { values, positionals } = parse(command, words);
  const [least, most] = command.arguments;
  if (positionals.length < least || positionals.length > most) {
    throw new UsageProblem(`usage: readout ${command.name} ${command.usage}`);
  }
  return { positionals, options: values };
}

function parse(command: Command, words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: command.options, allowPositionals: true });
  } catch (error) {
    throw new UsageProblem(`${messageOf(error)}\nusage: readout ${command.name} ${command.usage}`, {
      cause: error,
    });
  }
}

function report(error: unknown, { say }: CommandSurroundings): ExitCode {
  if (error instanceof UsageProblem) {
    say(error.message);
    return 2;
  }
  const isExpected =
    error instanceof Problem ||
    error instanceof StoreProblem ||
    error instanceof ConfigProblem ||
    isSystemError(error);
  say(isExpected ? messageOf(error) : `Something went wrong that should not: ${messageOf(error)}`);
  return 1;
}

const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder and not a file',
  ENOTDIR: 'is a file and not a folder',
  EEXIST: 'is there already and is not overwritten',
  EACCES: 'cannot be opened: no permission',
  EADDRINUSE: 'is taken by another program; set PORT',
};

/** A file that is not there, a port that is taken. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function messageOf(error: unknown): string {
  if (isSystemError(error)) return systemMessageOf(error);
  return error instanceof Error ? error.message : String(error);
}

/** Names the thing in words where there are some; otherwise what the system says. */
function systemMessageOf(error: NodeJS.ErrnoException): string {
  const words = SYSTEM_WORDS[error.code ?? ''];
  const port = 'port' in error ? `The port ${String(error.port)}` : undefined;
  const thing = error.path ?? port ?? 'What was named';
  return words === undefined ? error.message : `${thing} ${words}.`;
}

function helpOf(command: Command): string {
  return [
    command.summary,
    '',
    `  readout ${command.name} ${command.usage}`.trimEnd(),
    ...(command.help.length > 0 ? ['', ...command.help.map((line) => `  ${line}`)] : []),
  ].join('\n');
}

function overviewOf(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    'readout COMMAND, one of:',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    'Each has --help.',
  ].join('\n');
}
