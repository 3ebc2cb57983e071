/** What the command line understands: help for everything, and exit code 2 for what it does not know. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { runCommandLine } from '../../../server/cli.ts';
import { allCommands, commandsOfWord } from '../../../server/commands/all-commands.ts';

const COMMANDS = await allCommands();

/** Runs words that must not come as far as needing settings or stores. */
async function readout(...words: readonly string[]) {
  const results: string[] = [];
  const messages: string[] = [];
  const exitCode = await runCommandLine(words, {
    config: () => assert.fail('it asked for settings'),
    print: (line) => results.push(line),
    say: (line) => messages.push(line),
    untilStopped: Promise.resolve(),
  });
  return { exitCode, results: results.join('\n'), messages: messages.join('\n') };
}

describe('every command', () => {
  it('is one of those that were asked for', () => {
    const names = COMMANDS.map(({ name }) => name);
    const asked = [
      'serve',
      'demo',
      'study create',
      'wave create',
      'wave open',
      'wave close',
      'import',
      'export',
    ];
    for (const name of [...asked, 'instrument check', 'instrument list', 'release', 'account create']) {
      assert.ok(names.includes(name), name);
    }
    assert.equal(new Set(names).size, names.length);
  });

  it('is found by the first word of its name, without reading the others', async () => {
    for (const { name } of COMMANDS) {
      const found = await commandsOfWord(name.split(' ')[0] ?? '');
      assert.ok(
        found.some((command) => command.name === name),
        name,
      );
    }
    assert.deepEqual(await commandsOfWord('toString'), []);
  });

  for (const { name, usage, summary, options, help } of COMMANDS) {
    it(`"${name}" explains itself with --help, on standard output`, async () => {
      for (const flag of ['--help', '-h']) {
        const { exitCode, results, messages } = await readout(...name.split(' '), flag);
        assert.deepEqual([exitCode, messages], [0, '']);
        assert.ok(results.startsWith(summary));
        assert.ok(results.includes(`readout ${name} ${usage}`.trimEnd()));
      }
    });

    it(`"${name}" names every option in its usage, and explains no other`, () => {
      for (const option of Object.keys(options)) assert.ok(usage.includes(`--${option}`), option);
      const explained = help.flatMap((line) => /^--([a-z-]+)/.exec(line)?.[1] ?? []);
      assert.deepEqual(
        explained.filter((option) => !(option in options)),
        [],
      );
    });

    it(`"${name}" refuses an option that it does not have`, async () => {
      const { exitCode, results, messages } = await readout(...name.split(' '), '--nonsense');
      assert.deepEqual([exitCode, results], [2, '']);
      assert.match(messages, /--nonsense/);
      assert.ok(messages.includes(`usage: readout ${name}`));
    });

    it(`"${name}" refuses more words than it takes`, async () => {
      const { exitCode, messages } = await readout(...name.split(' '), 'a', 'b', 'c');
      assert.equal(exitCode, 2);
      assert.ok(messages.includes(`usage: readout ${name}`));
    });
  }
});

describe('the command line', () => {
  it('lists every command with --help', async () => {
    const { exitCode, results } = await readout('--help');
    assert.equal(exitCode, 0);
    for (const { name, summary } of COMMANDS) assert.ok(results.includes(name) && results.includes(summary));
  });

  it('lists the commands of a group with --help', async () => {
    const { exitCode, results } = await readout('wave', '--help');
    assert.equal(exitCode, 0);
    assert.deepEqual(results.match(/wave (create|open|close)/g), ['wave create', 'wave open', 'wave close']);
    assert.ok(!results.includes('study create'));
  });

  for (const words of [[], ['frobnicate'], ['wave'], ['wave', 'sing'], ['--version']]) {
    it(`does not understand "${words.join(' ')}", and says on standard error what there is`, async () => {
      const { exitCode, results, messages } = await readout(...words);
      assert.deepEqual([exitCode, results], [2, '']);
      assert.match(messages, /wave create/);
    });
  }
});
