/** A process that is killed while it makes a release: another one finishes it, and it is the same release. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import { parseConfig } from '../../../server/config.ts';
import { openStores, runJobOf, waveLifeOf } from '../../../server/dependencies.ts';
import { aHouse } from '../study/house.ts';

const MINUTE_MS = 60_000;

/** A closed wave on files of its own, whose release is due. */
async function aClosedWave(test: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'readout-test-'));
  const stores = await openStores(parseConfig({ DATA_DIR: folder }, folder));
  test.after(async () => {
    await stores.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const house = await aHouse(stores, { stage: 'open', ballots: 30 });
  const jobId = await waveLifeOf(stores).close(await house.wave(), '');
  const { jobs, releases } = stores.registry.repositories;
  return {
    folder,
    row: () => jobs.byId(jobId),
    /** Claims the job as another process would, some minutes from now. */
    runAfter: async (minutes: number) => {
      const moment = (added: number) => new Date(Date.now() + added * MINUTE_MS).toISOString();
      const job = await jobs.claim({ leaseOwner: 'next', leaseUntil: moment(minutes + 1) }, moment(minutes));
      return job && runJobOf(stores, (entry) => assert.fail(JSON.stringify(entry)))(job);
    },
    releaseIds: async () =>
      (await releases.ofWave('study1', 'wave1')).map(({ releaseId, kind }) => `${kind} ${releaseId}`),
  };
}

async function killedAt(folder: string, when: string): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'die-in-release.ts'), folder, when], {
    stdio: 'inherit',
    timeout: MINUTE_MS,
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal;
}

describe('a release whose process was killed', () => {
  for (const when of ['after sealed', 'before stored']) {
    it(`${when} was recorded is finished by another process, and is the same`, async (test) => {
      const undisturbed = await aClosedWave(test);
      assert.equal(await undisturbed.runAfter(0), 'done');
      const { folder, row, runAfter, releaseIds } = await aClosedWave(test);
      assert.equal(await killedAt(folder, when), 'SIGKILL');
      assert.deepEqual([(await row())?.state, (await row())?.step], ['running', 'sealed']);

      assert.equal(await runAfter(0), undefined);
      assert.equal(await runAfter(2), 'done');
      assert.equal((await row())?.attempts, 2);
      assert.deepEqual(await releaseIds(), await undisturbed.releaseIds());
      assert.equal((await releaseIds()).length, 1);
    });
  }
});
