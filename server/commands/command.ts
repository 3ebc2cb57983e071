/** What a command of the command line is: its words, its options, and what it does. */

import type { ParseArgsOptionsConfig } from 'node:util';

import type { Config } from '../config.ts';

/** Where a command writes and what it may ask of its surroundings; a test passes its own. */
export interface CommandSurroundings {
  readonly config: () => Config;
  /** Results: standard output. */
  readonly print: (line: string) => void;
  /** Messages and progress: standard error. */
  readonly say: (line: string) => void;
  /** Resolves when the process is asked to end. */
  readonly untilStopped: Promise<void>;
}

export interface CommandInput {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
}

export interface Command {
  /** Words of the command, e.g. 'wave open'. */
  readonly name: string;
  readonly summary: string;
  /** What follows the name, e.g. 'WAVE FILE [--dry-run]'. */
  readonly usage: string;
  /** One line for each option and argument. */
  readonly help: readonly string[];
  readonly options: ParseArgsOptionsConfig;
  /** How many positional arguments it takes: at least and at most. */
  readonly arguments: readonly [number, number];
  /** @throws UsageProblem (exit 2), Problem and other expected refusals (exit 1). */
  readonly run: (input: CommandInput, surroundings: CommandSurroundings) => Promise<void>;
}

/** The command was called in a way it does not understand. */
export class UsageProblem extends Error {}

/** The text of an option. @throws UsageProblem if it is required and not there. */
export function requiredOption(input: CommandInput, name: string): string {
  const value = input.options[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new UsageProblem(`--${name} is missing`);
}

export function optionalOption(input: CommandInput, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
