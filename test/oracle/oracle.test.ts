/** The product agrees with every golden case, and the runner says so as a command: no case vanishes unseen. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import { COMPILE_CACHE } from '../support/compile-cache.ts';
import { ROOT, textOf } from '../support/source-files.ts';

/** Cases of each golden file. */
const CASES = {
  agreement: 10,
  agreement_within: 6,
  bca_fixed_resamples: 2,
  benchmark: 7,
  clustered: 11,
  contingency: 10,
  correlation: 8,
  descriptives: 9,
  distributions: 1,
  k_groups: 8,
  kr20: 4,
  mean_ci: 8,
  p_adjust: 7,
  paired_gap: 10,
  proportion_ci: 17,
  reliability: 14,
  scale_scores: 6,
  trend_nonresponse: 4,
  two_groups: 12,
  two_proportions: 7,
  weights: 6,
};

interface Run {
  readonly exitCode: number | null;
  readonly lines: readonly string[];
  readonly messages: string;
}

function runOracle(...words: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'test/oracle/run-oracle.ts'), ...words],
    {
      cwd: ROOT,
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILE_CACHE },
      encoding: 'utf8',
      // Only so that a run that hangs fails its test instead of holding up all of them.
      timeout: 120_000,
      killSignal: 'SIGKILL',
    },
  );
  return { exitCode: status, lines: stdout.trimEnd().split('\n'), messages: stderr };
}

/** A directory with these files: objects are written as JSON, text as it is. */
function aDirectory(test: TestContext, files: Readonly<Record<string, unknown>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'readout-oracle-'));
  test.after(() => rmSync(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

const ofTopic = (topic: string, ...cases: readonly unknown[]) => ({ meta: { topic }, cases });

const WELL = { id: 'well', input: { w: [1, 1] }, expected: { deff: 1 }, tol_rel: 1e-9 };

describe('the golden cases', () => {
  const { exitCode, lines } = runOracle('test/golden');

  for (const [topic, count] of Object.entries(CASES)) {
    it(`of ${topic} all agree, ${count} of them`, () => {
      const about = lines.filter((line) => line.startsWith(`${topic}.json`));
      assert.deepEqual(about, [`${topic}.json: ${count} of ${count} cases agree`]);
    });
  }

  it('of disclosure are reported as not yet run, and counted neither way', () => {
    assert.ok(lines.includes('disclosure.json: 20 cases of disclosure not yet run, counted neither way'));
  });

  it('end with how many passed, alone on a line', () => {
    const all = Object.values(CASES).reduce((sum, count) => sum + count, 0);
    assert.equal(lines.at(-1), `${all} passed, 0 failed`);
    assert.equal(lines.length, Object.keys(CASES).length + 2);
    assert.equal(exitCode, 0);
  });

  it('are run by npm run oracle', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    assert.equal(scripts.oracle, 'node test/oracle/run-oracle.ts');
  });
});

describe('npm run oracle', () => {
  it('prints file, case, field, expected and got of each difference, and exits with 1', (t) => {
    const wrong = { ...WELL, id: 'wrong', expected: { status: 'ok', deff: 1.001, n_eff: 3, fourth: null } };
    const { exitCode, lines } = runOracle(aDirectory(t, { 'a.json': ofTopic('weights', WELL, wrong) }));
    assert.deepEqual(lines, [
      'a.json wrong: deff: expected 1.001, got 1',
      'a.json wrong: n_eff: expected 3, got 2',
      'a.json wrong: fourth: expected null, got absent',
      'a.json: 1 of 2 cases agree',
      '1 passed, 1 failed',
    ]);
    assert.equal(exitCode, 1);
  });

  it('names the topic that it does not know', (t) => {
    const { exitCode, lines } = runOracle(aDirectory(t, { 'a.json': ofTopic('horoscopes', WELL) }));
    assert.equal(lines[0], 'a.json well: cannot be placed: no topic is named "horoscopes"');
    assert.equal(lines.at(-1), '0 passed, 1 failed');
    assert.equal(exitCode, 1);
  });

  it('names the keys of an input that no calculation takes', (t) => {
    const odd = { ...WELL, id: 'odd', input: { moon: 1, sun: 2 } };
    const { exitCode, lines } = runOracle(aDirectory(t, { 'a.json': ofTopic('weights', odd, WELL) }));
    assert.equal(
      lines[0],
      'a.json odd: cannot be placed: no calculation of weights takes input with moon, sun',
    );
    assert.equal(lines.at(-1), '1 passed, 1 failed');
    assert.equal(exitCode, 1);
  });

  it('goes on after a calculation that throws', (t) => {
    const negative = { ...WELL, id: 'negative', input: { w: [-1, 1] } };
    const { exitCode, lines } = runOracle(aDirectory(t, { 'a.json': ofTopic('weights', negative, WELL) }));
    assert.match(lines[0] ?? '', /^a\.json negative: threw instead of giving a result: .+/);
    assert.equal(lines.at(-1), '1 passed, 1 failed');
    assert.equal(exitCode, 1);
  });

  it('names a file that it cannot read, and runs the others', (t) => {
    const files = {
      'a.json': '{ "meta": ',
      'b.json': { cases: [WELL] },
      'c.json': ofTopic('weights'),
      'd.json': ofTopic('weights', WELL),
      'notes.txt': 'not a case file',
    };
    const { exitCode, lines } = runOracle(aDirectory(t, files));
    const unreadable = lines.filter((line) => line.includes('cannot be read as case file'));
    assert.deepEqual(
      unreadable.map((line) => line.slice(0, 6)),
      ['a.json', 'b.json', 'c.json'],
    );
    assert.deepEqual(lines.slice(-2), ['d.json: 1 of 1 cases agree', '1 passed, 3 failed']);
    assert.equal(exitCode, 1);
  });

  it('names a directory that it cannot read as a file', (t) => {
    const directory = aDirectory(t, { 'b.json': ofTopic('weights', WELL) });
    mkdirSync(join(directory, 'a.json'));
    const { exitCode, lines } = runOracle(directory);
    assert.match(lines[0] ?? '', /^a\.json: cannot be read as case file: EISDIR/);
    assert.equal(lines.at(-1), '1 passed, 1 failed');
    assert.equal(exitCode, 1);
  });

  it('fails what is not a case, and says why', (t) => {
    const { id, ...nameless } = WELL;
    const cases = [
      nameless,
      { ...WELL, input: [1] },
      { ...WELL, expected: {} },
      { ...WELL, tol_rel: '1e-9' },
      null,
    ];
    const { exitCode, lines } = runOracle(aDirectory(t, { 'a.json': ofTopic('weights', ...cases, WELL) }));
    assert.deepEqual(lines, [
      'a.json case 1: not a case: it has no id',
      `a.json ${id}: not a case: its input is not an object`,
      `a.json ${id}: not a case: it expects no field`,
      `a.json ${id}: not a case: its tol_rel is not a number`,
      'a.json case 5: not a case: it has no id',
      'a.json: 1 of 6 cases agree',
      '1 passed, 5 failed',
    ]);
    assert.equal(exitCode, 1);
  });

  it('explains itself and exits with 2 where there is nothing to run', (t) => {
    const empty = aDirectory(t, { 'notes.txt': 'not a case file' });
    const nowhere = join(empty, 'nowhere');
    for (const { words, why } of [
      { words: [], why: /^Usage: npm run oracle -- DIR/ },
      { words: [empty, empty], why: /^Usage/ },
      { words: [empty], why: /there are no case files/ },
      { words: [nowhere], why: /nowhere: cannot be read/ },
    ]) {
      const { exitCode, messages } = runOracle(...words);
      assert.match(messages, why);
      assert.match(messages, /test\/golden\/FORMAT\.md/);
      assert.equal(exitCode, 2);
    }
  });
});
