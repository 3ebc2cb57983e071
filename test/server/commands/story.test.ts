/** A study from its beginning to its export, on the command line and real files. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import { unzipSync } from 'fflate';

import { openRegistry } from '../../../data/registry/open-registry.ts';
import { aCommandLine } from './command-line.ts';
import { responsesFile } from './responses-file.ts';

const ROWS = 26;

/** @param as - what must succeed, as a process of its own or in this one. */
async function aStudyOn(test: TestContext, as: 'processes' | 'calls') {
  const commandLine = aCommandLine(test);
  const { folder } = commandLine;
  const readout = as === 'processes' ? commandLine.readoutProcess : commandLine.readout;
  /** The one line of results of a command that must succeed. */
  const done = async (...words: readonly string[]) => {
    const { exitCode, results, messages } = await readout(...words);
    assert.equal(exitCode, 0, messages);
    return results.join('\n');
  };
  const refused = async (...words: readonly string[]) => {
    const { exitCode, results, messages } = await commandLine.readout(...words);
    assert.deepEqual([exitCode, results], [1, []], messages);
    assert.doesNotMatch(messages, /\n\s+at |Something went wrong/);
    return messages.trim();
  };
  await done('account', 'create', '--email', 'sam@example.org', '--name', 'Sam Steward');
  const study = ['--title', 'Ours', '--organisation', 'A society', '--contact', 'study@example.org'];
  const studyId = await done('study', 'create', ...study, '--steward', 'sam@example.org');
  const newWave = (slug: string) => [
    ...['wave', 'create', '--study', studyId, '--slug', slug, '--title', 'First'],
    ...['--instrument', 'educator-readiness/1', '--opens', '2026-01-01', '--closes', '2099-01-01'],
  ];
  const file = join(folder, 'responses.csv');
  writeFileSync(file, responsesFile(ROWS));
  return { ...commandLine, done, refused, studyId, newWave, file };
}

/** What the log of a study holds. */
async function deedsIn(folder: string, studyId: string): Promise<readonly string[]> {
  const registry = await openRegistry({ file: join(folder, 'var/registry/registry.db') });
  const entries = await registry.repositories.audit.ofStudy(studyId);
  await registry.close();
  return entries.map(({ action }) => action).toSorted();
}

describe('a study on the command line', () => {
  it('is created, collected, closed, published and exported', async (test) => {
    const { folder, done, refused, studyId, newWave, file, serve } = await aStudyOn(test, 'processes');
    assert.match(studyId, /^[0-9a-f]{32}$/);
    assert.match(
      await done('account', 'list'),
      new RegExp(`sam@example\\.org\tSam Steward\tsteward ${studyId}`),
    );

    assert.equal(await done(...newWave('first')), 'first');
    assert.match(await refused(...newWave('first')), /Another wave has the address first/);
    assert.match(await refused('wave', 'close', 'first'), /The wave first does not take responses yet/);
    assert.match(await done('wave', 'open', 'first'), /^first is open from 2026-01-01 until 2099-01-01/);

    const importing = ['import', 'first', file, '--respondent', 'respondent'];
    assert.doesNotMatch(await done(...importing, '--dry-run'), /were stored/);
    assert.match(await done(...importing), new RegExp(`${ROWS} responses were stored`));
    assert.match(await done(...importing), /Nothing new was stored/);
    await refused('export', 'first', '--out', join(folder, 'early.zip'));
    assert.equal(existsSync(join(folder, 'early.zip')), false);

    const releaseId = /release ([0-9a-f]{64})$/.exec(await done('wave', 'close', 'first'))?.[1];
    assert.ok(releaseId);
    assert.match(await done('wave', 'close', 'first'), new RegExp(releaseId));
    assert.equal(await done('release', 'first', '--publish'), releaseId);
    assert.match(await refused(...importing), /The wave first no longer takes responses/);
    assert.match(await refused('wave', 'open', 'first'), /The wave first no longer takes responses/);

    const archive = join(folder, 'ballots.zip');
    assert.match(await done('export', 'first', '--out', archive), new RegExp(`${ROWS} ballots`));
    const names = Object.keys(unzipSync(readFileSync(archive)));
    assert.ok(
      names.some((name) => name.endsWith('.csv')),
      names.join(),
    );
    assert.match(await refused('export', 'first', '--out', archive), /ballots\.zip/);
    assert.deepEqual(await deedsIn(folder, studyId), [
      'ballots-exported',
      'ballots-exported',
      'release-published',
      'role-granted',
      'study-created',
      'wave-closed',
      'wave-created',
      'wave-opened',
    ]);

    const server = await serve();
    const answer = await fetch(`${server.address}/api/v1/waves/first/results`);
    assert.equal(answer.status, 200);
    assert.ok((await answer.text()).includes(releaseId));
    assert.equal(await server.stop(), 0);

    await done('release', 'first', '--unpublish');
    const without = await serve();
    assert.equal((await fetch(`${without.address}/api/v1/waves/first/results`)).status, 404);
    await without.stop();
  });

  it('gives and takes roles', async (test) => {
    const { done, refused, studyId } = await aStudyOn(test, 'calls');
    await done('account', 'create', '--email', 'Robin@Example.org', '--name', 'Robin');
    const robin = ['--email', 'robin@example.org', '--study', studyId, '--role', 'researcher'];
    await done('account', 'grant', ...robin);
    assert.match(await done('account', 'list'), /robin@example\.org\tRobin\tresearcher/);
    await done('account', 'revoke', ...robin);
    assert.doesNotMatch(await done('account', 'list'), /researcher/);
    assert.match(await refused('account', 'revoke', ...robin), /no such role/);
    assert.match(
      await refused('account', 'create', '--email', 'robin@example.org', '--name', 'R'),
      /robin@example\.org/,
    );
    assert.match(await refused('account', 'link', '--email', 'nobody@example.org'), /nobody@example\.org/);
  });

  it('stores nothing of a file with a bad row, unless told to skip it', async (test) => {
    const { folder, done, readout, newWave } = await aStudyOn(test, 'calls');
    await done(...newWave('first'));
    await done('wave', 'open', 'first');
    const bad = join(folder, 'bad.csv');
    const [names = '', ...rows] = responsesFile(3).trim().split('\n');
    writeFileSync(bad, [names, rows[0], rows[1]?.replace(/,\d+$/, ',77'), rows[2], ''].join('\n'));

    const { exitCode, results, messages } = await readout('import', 'first', bad);
    assert.equal(exitCode, 1);
    assert.match(messages, /line 3|Line 3/);
    assert.match(messages, /77/);
    assert.match(messages, /was not imported|Nothing was stored/);
    assert.doesNotMatch(results.join('\n'), /were stored/);
    assert.match(await done('import', 'first', bad, '--skip-bad-rows'), /2 responses were stored/);
  });
});
