/** The sampling frame from a file, and the wave before: every line and name that cannot be used is named. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import { readFrame } from '../../../server/commands/read-frame.ts';
import { Problem } from '../../../server/problem.ts';
import { aCommandLine } from './command-line.ts';

function aFile(test: TestContext, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'readout-frame-'));
  test.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'institutions.csv');
  writeFileSync(file, text);
  return file;
}

/** What is wrong, line by line. */
function faultsOf(file: string): readonly string[] {
  try {
    readFrame(file);
  } catch (error) {
    assert.ok(error instanceof Problem);
    const [first = '', ...faults] = error.message.split('\n');
    assert.ok(first.includes(file));
    return faults;
  }
  return [];
}

describe('a sampling frame', () => {
  it('is read with its names and numbers', (test) => {
    const file = aFile(
      test,
      '\ufeffid,name,country,eligible\nnorth,"Northbridge, University of",GB,12\n\nsouth,South,,0\n',
    );
    assert.deepEqual(readFrame(file), [
      { institutionId: 'north', name: 'Northbridge, University of', country: 'GB', eligible: 12 },
      { institutionId: 'south', name: 'South', country: '', eligible: 0 },
    ]);
  });

  it('is refused with every line that cannot be used', (test) => {
    const file = aFile(test, 'id,name,eligible\nnorth,Northbridge,12\n\n,Nameless,3\nsouth,Southern,many\n');
    const faults = faultsOf(file);
    assert.equal(faults.length, 2);
    assert.match(faults[0] ?? '', /^line 4: id: /);
    assert.match(faults[1] ?? '', /^line 5: eligible: /);
  });

  it('has no institution whose id stands for something else', (test) => {
    for (const id of ['none', 'not-listed', 'prefer-not-to-say', 'do-not-know', 'None', 'NOT-LISTED']) {
      const faults = faultsOf(aFile(test, `id,name,eligible\nnorth,Northbridge,12\n${id},A college,3\n`));
      assert.equal(faults.length, 1, id);
      assert.match(faults[0] ?? '', /^line 3: id: .*no institution/, id);
    }
  });

  it('has each institution once', (test) => {
    const file = aFile(test, 'id,name,eligible\nnorth,A,1\nsouth,B,2\nnorth,C,3\nSouth,D,4\n');
    assert.deepEqual(faultsOf(file), [
      'line 4: id: north stands in line 2 already',
      'line 5: id: South stands in line 3 already',
    ]);
  });

  it('is refused where it is no table', (test) => {
    assert.match(faultsOf(aFile(test, 'id,name,eligible\nnorth,Northbridge\n')).join(), /line 2/);
  });
});

describe('the wave before', () => {
  it('must be one of the same study', async (test) => {
    const { readout } = aCommandLine(test);
    const aStudy = async () =>
      (
        await readout(
          ...['study', 'create', '--title', 'T', '--organisation', 'O', '--contact', 'c@example.org'],
        )
      ).results[0] ?? '';
    const create = (study: string, slug: string, ...more: readonly string[]) =>
      readout(
        ...['wave', 'create', '--study', study, '--slug', slug, '--title', 'W', ...more],
        ...['--instrument', 'educator-readiness/1', '--opens', '2027-01-01', '--closes', '2027-02-01'],
      );
    const [ours, theirs] = [await aStudy(), await aStudy()];
    assert.equal((await create(theirs, 'their-first')).exitCode, 0);
    const refused = await create(ours, 'second', '--previous', 'their-first');
    assert.equal(refused.exitCode, 1);
    assert.match(refused.messages, /their-first is of another/);
    assert.equal((await create(theirs, 'their-second', '--previous', 'their-first')).exitCode, 0);
  });
});
