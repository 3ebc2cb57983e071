/** A job in a thread of its own: its outcome comes back, and so does what it has to say. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import { parseConfig } from '../../../server/config.ts';
import { openStores } from '../../../server/dependencies.ts';
import { makeRunInWorker } from '../../../server/jobs/run-in-worker.ts';

const LEASE = { leaseOwner: 'test', leaseUntil: '9999' };

async function aClaimedJob(test: TestContext, kind: string) {
  const folder = mkdtempSync(join(tmpdir(), 'readout-test-'));
  const config = parseConfig({ DATA_DIR: folder }, folder);
  const stores = await openStores(config);
  test.after(async () => {
    await stores.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { jobs } = stores.registry.repositories;
  await jobs.enqueue({ jobId: 'job1', kind, studyId: 'study1', waveId: 'wave1', payload: null });
  const job = await jobs.claim(LEASE, '2026-03-10');
  assert.ok(job);
  return { folder, config, job, jobs };
}

describe('a job in a worker thread', () => {
  it('is done beside the stores that the server has open', async (test) => {
    const { config, job, jobs } = await aClaimedJob(test, 'daily');
    const logged: unknown[] = [];
    assert.equal(await makeRunInWorker(config, (entry) => logged.push(entry))(job), 'done');
    assert.equal((await jobs.byId('job1'))?.step, 'order-hidden');
    assert.deepEqual(logged, []);
  });

  it('says in the log of the server why it was put back', async (test) => {
    const { config, job, jobs } = await aClaimedJob(test, 'release');
    const logged: Readonly<Record<string, unknown>>[] = [];
    assert.equal(await makeRunInWorker(config, (entry) => logged.push(entry))(job), 'put-back');
    assert.deepEqual(
      logged.map(({ level, error, jobId }) => [level, error, jobId]),
      [['error', 'The wave of this release is gone.', 'job1']],
    );
    assert.equal((await jobs.byId('job1'))?.error, 'The wave of this release is gone.');
  });

  it('whose stores cannot be opened says so in the log, in words', async (test) => {
    const { folder, config, job } = await aClaimedJob(test, 'daily');
    const logged: Readonly<Record<string, unknown>>[] = [];
    const away = { ...config, registry: { file: folder } };
    await assert.rejects(makeRunInWorker(away, (entry) => logged.push(entry))(job), /no outcome/);
    assert.match(String(logged[0]?.error), /^The registry .* cannot be opened or created\.$/);
  });
});
