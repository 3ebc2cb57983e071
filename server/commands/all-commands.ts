/** Every command of the command line. A module is read only when its command is called for, so that it starts soon. */

import type { Command } from './command.ts';

/** By the first word of their names, in the order of the overview. */
const COMMANDS_BY_WORD: Readonly<Record<string, () => Promise<readonly Command[]>>> = {
  serve: async () => [(await import('./serve.command.ts')).serveCommand],
  demo: async () => [(await import('./demo.command.ts')).demoCommand],
  study: async () => [(await import('./study-create.command.ts')).studyCreateCommand],
  wave: async () => [
    (await import('./wave-create.command.ts')).waveCreateCommand,
    (await import('./wave-open.command.ts')).waveOpenCommand,
    (await import('./wave-close.command.ts')).waveCloseCommand,
  ],
  import: async () => [(await import('./import.command.ts')).importCommand],
  export: async () => [(await import('./export.command.ts')).exportCommand],
  instrument: async () => (await import('./instrument.command.ts')).instrumentCommands,
  release: async () => [(await import('./release.command.ts')).releaseCommand],
  account: async () => (await import('./account.command.ts')).accountCommands,
};

export async function allCommands(): Promise<readonly Command[]> {
  const all = await Promise.all(Object.values(COMMANDS_BY_WORD).map((load) => load()));
  return all.flat();
}

/** Those whose names begin with a word; none if there is no such word. */
export async function commandsOfWord(word: string): Promise<readonly Command[]> {
  const load = Object.hasOwn(COMMANDS_BY_WORD, word) ? COMMANDS_BY_WORD[word] : undefined;
  return load === undefined ? [] : load();
}
