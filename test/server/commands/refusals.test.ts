/** What the command line cannot do: one message that names the thing, an exit code, and no stack trace. */

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import Database from 'better-sqlite3';

import { aCommandLine, type CommandLine, type Settings } from './command-line.ts';

/** Whoever may write everywhere cannot be refused a folder. */
const IS_ROOT = process.getuid?.() === 0;

async function assertRefused(
  { readout }: CommandLine,
  words: readonly string[],
  named: RegExp,
  code = 1,
): Promise<void> {
  const { exitCode, results, messages } = await readout(...words);
  assert.match(messages, named);
  assert.deepEqual([exitCode, results], [code, []]);
  assert.doesNotMatch(messages, /\n\s+at |node:internal|Something went wrong/);
}

/** Stores as the commands make them. */
async function withStores(test: TestContext, settings: Settings = {}): Promise<CommandLine> {
  const commandLine = aCommandLine(test, settings);
  assert.equal((await commandLine.readout('account', 'list')).exitCode, 0);
  return commandLine;
}

describe('a command', () => {
  it('ends its process with 0, 1 or 2, results on standard output and messages on standard error', async (test) => {
    const { readoutProcess } = aCommandLine(test);
    const done = await readoutProcess('account', 'create', '--email', 'sam@example.org', '--name', 'Sam');
    assert.deepEqual([done.exitCode, done.messages, done.results.length], [0, '', 1]);
    assert.deepEqual(await readoutProcess('wave', 'open', 'nowhere'), {
      exitCode: 1,
      results: [],
      messages: 'There is no wave nowhere.\n',
    });
    const { exitCode, results, messages } = await readoutProcess('wave', 'sing');
    assert.deepEqual([exitCode, results], [2, []]);
    assert.match(messages, /There is no command "wave sing"\./);
  });

  it('names a wave that there is not', async (test) => {
    const commandLine = await withStores(test);
    for (const words of [
      ['wave', 'open', 'nowhere'],
      ['wave', 'close', 'nowhere'],
      ['release', 'nowhere'],
      ['export', 'nowhere'],
      ['import', 'nowhere', 'responses.csv'],
    ]) {
      await assertRefused(commandLine, words, /There is no wave nowhere\./);
    }
  });

  it('names a study, an account, an instrument that there is not', async (test) => {
    const commandLine = await withStores(test);
    const wave = ['--slug', 'w', '--title', 'W', '--opens', '2027-01-01', '--closes', '2027-02-01'];
    await assertRefused(
      commandLine,
      ['wave', 'create', '--study', 'unknown-study', ...wave, '--instrument', 'educator-readiness/1'],
      /unknown-study/,
    );
    const { results } = await commandLine.readout(
      ...['study', 'create', '--title', 'T', '--organisation', 'O', '--contact', 'c@example.org'],
    );
    await assertRefused(
      commandLine,
      ['wave', 'create', '--study', results[0] ?? '', ...wave, '--instrument', 'educator-readiness/9'],
      /no instrument educator-readiness\/9\. There are: .*educator-readiness\/1/,
    );
    await assertRefused(
      commandLine,
      [
        ...['study', 'create', '--title', 'T', '--organisation', 'O', '--contact', 'c@example.org'],
        ...['--steward', 'nobody@example.org'],
      ],
      /nobody@example\.org/,
    );
  });

  it('names each option that it cannot use', async (test) => {
    const commandLine = await withStores(test);
    const { results } = await commandLine.readout(
      ...['study', 'create', '--title', 'T', '--organisation', 'O', '--contact', 'c@example.org'],
    );
    const right = {
      study: results[0] ?? '',
      slug: 'w',
      title: 'W',
      instrument: 'educator-readiness/1',
      opens: '2027-01-01',
      closes: '2027-02-01',
    };
    const withOptions = (given: Readonly<Record<string, string>>) => [
      ...['wave', 'create'],
      ...Object.entries({ ...right, ...given }).flatMap(([name, value]) => [`--${name}`, value]),
    ];
    for (const [given, named] of [
      [{ slug: 'Not A Slug' }, /--slug cannot be "Not A Slug"/],
      [{ opens: '2027-02-30' }, /"2027-02-30" is not a day/],
      [{ closes: '2027-01-01' }, /--closes must be after --opens/],
      [{ form: 'short' }, /--form must be one of core, full, not "short"/],
      [{ mode: 'secret' }, /--mode must be one of/],
      [{ 'time-zone': 'Mars/Olympus' }, /no time zone Mars\/Olympus/],
      [{ invited: '-3' }, /--invited/],
      [{ 'draft-days': '0' }, /--draft-days must be from 2 to 90, not 0/],
      [{ locale: 'xx' }, /no words in xx, only in en-GB/],
      [{ title: '' }, /--title is missing/],
    ] as const) {
      await assertRefused(commandLine, withOptions(given), named, 2);
    }
    await assertRefused(commandLine, withOptions({ mode: 'anonymous' }), /anonymous mode is not built yet/);
    await assertRefused(
      commandLine,
      withOptions({ mode: 'identified' }),
      /asks educators about themselves, so its mode cannot be identified/,
    );
    await assertRefused(
      commandLine,
      withOptions({ instrument: 'institution-provision/1', mode: 'open' }),
      /official answer of an institution, so it needs --mode identified/,
    );
  });

  it('names a file that there is not, or that is not what it should be', async (test) => {
    const commandLine = await withStores(test);
    const missing = join(commandLine.folder, 'missing.json');
    const broken = join(commandLine.folder, 'broken.json');
    writeFileSync(broken, '{ "id": ');
    const study = ['study', 'create', '--title', 'T', '--organisation', 'O', '--contact', 'c@example.org'];
    await assertRefused(commandLine, ['instrument', 'check', missing], /missing\.json/);
    await assertRefused(commandLine, [...study, '--settings', missing], /missing\.json/);
    await assertRefused(commandLine, [...study, '--settings', broken], /broken\.json is not JSON/);
    await assertRefused(commandLine, ['instrument', 'check', broken], /broken\.json.*line 1.*not JSON/s);
    await assertRefused(commandLine, ['instrument', 'check', commandLine.folder], /is not a file/);
  });

  it('names every setting that is wrong', async (test) => {
    const commandLine = aCommandLine(test, { PORT: 'http', DATA_DIR: 'data' });
    await assertRefused(commandLine, ['serve'], /PORT must.*DATA_DIR must/s);
  });

  it('names a folder for instruments that there is not', async (test) => {
    const commandLine = aCommandLine(test, { INSTRUMENTS_DIR: '/nowhere/at/all' });
    await assertRefused(commandLine, ['serve'], /\/nowhere\/at\/all/);
  });

  it('checks an instrument and prints its name and hash', async (test) => {
    const { readout } = aCommandLine(test);
    const { exitCode, results } = await readout(
      ...['instrument', 'check', 'survey-definitions/educator-readiness/v1.json'],
    );
    assert.equal(exitCode, 0);
    assert.match(results.join('\n'), /^educator-readiness\/1\t[0-9a-f]{64}$/);
  });
});

describe('stores that cannot be used', () => {
  for (const store of ['registry', 'ballots']) {
    it(`are refused where the ${store} was written by a newer version, and left as they are`, async (test) => {
      const commandLine = await withStores(test);
      const file = join(commandLine.folder, 'var', store, `${store}.db`);
      const database = new Database(file);
      database.prepare(`insert into ${store}_migrations values ('9999-later', '2099-01-01')`).run();
      database.close();
      for (const words of [['serve'], ['account', 'list']]) {
        await assertRefused(
          commandLine,
          words,
          /written by a newer version of Readout \(it has 9999-later\)/,
        );
      }
    });
  }

  it('are refused where a file is no database', async (test) => {
    const commandLine = aCommandLine(test);
    mkdirSync(join(commandLine.folder, 'var/registry'), { recursive: true });
    const file = join(commandLine.folder, 'var/registry/registry.db');
    writeFileSync(file, 'Dear diary, this is no database at all. '.repeat(100));
    await assertRefused(commandLine, ['account', 'list'], /registry\.db is not a database/);
  });

  it('are refused where something else has the name of the folder', async (test) => {
    const commandLine = aCommandLine(test);
    writeFileSync(join(commandLine.folder, 'var'), 'a file');
    await assertRefused(commandLine, ['account', 'list'], /var/);
    await assertRefused(commandLine, ['serve'], /var/);
  });

  it('are refused in a folder that cannot be written', async (test) => {
    // Root may write anywhere but where the kernel keeps its own files.
    const commandLine = aCommandLine(test, IS_ROOT ? { DATA_DIR: '/sys/readout' } : {});
    if (!IS_ROOT) {
      mkdirSync(join(commandLine.folder, 'var'));
      chmodSync(join(commandLine.folder, 'var'), 0o500);
    }
    await assertRefused(commandLine, ['serve'], /(\/sys\/readout|var)/);
    await assertRefused(commandLine, ['account', 'list'], /(\/sys\/readout|var)/);
    if (!IS_ROOT) assert.deepEqual(readdirSync(join(commandLine.folder, 'var')), []);
  });

  it('are refused where the kernel makes no folders, instead of trying for ever', async (test) => {
    const { readoutProcess } = aCommandLine(test, { DATA_DIR: '/proc/readout' });
    const { exitCode, messages } = await readoutProcess('account', 'list');
    assert.equal(exitCode, 1);
    assert.match(messages, /\/proc\/readout/);
  });
});
