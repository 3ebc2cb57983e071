/** The command line: finds the command, parses its words, and turns what happens into an exit code. */

import { parseArgs } from 'node:util';

import { StoreProblem } from '../data/store-problem.ts';
import { COMMANDS } from './commands/all-commands.ts';
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
  const command = commandOf(words);
  if (command === undefined) return withoutCommand(words, surroundings);

  const rest = words.slice(command.name.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) {
    surroundings.print(helpOf(command));
    return 0;
  }
  await command.run(inputOf(command, rest), surroundings);
  return 0;
}

/** The longest name that the words begin with. */
function commandOf(words: readonly string[]): Command | undefined {
  return COMMANDS.filter((command) => command.name.split(' ').every((part, index) => words[index] === part))
    .sort((a, b) => a.name.length - b.name.length)
    .at(-1);
}

function withoutCommand(words: readonly string[], { print, say }: CommandSurroundings): ExitCode {
  const beginning = words.filter((word) => !word.startsWith('-')).join(' ');
  const group = COMMANDS.filter((command) => beginning !== '' && command.name.startsWith(`${beginning} `));
  const list = group.length > 0 ? group : COMMANDS;
  if (words.includes('--help') || words.includes('-h')) {
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

/** A file that is not there, a port that is taken: the message of the system names the thing. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
