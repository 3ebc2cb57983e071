/** A command that waits for its job: until it is done, and not for ever. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { workOffJob } from '../../../server/commands/work-off-job.ts';
import { onDatabase } from '../../support/databases.ts';

const aJob = { jobId: 'job1', kind: 'daily', studyId: '', waveId: '', payload: null };

describe('a command that queued a job', () => {
  const makeStores = onDatabase('sqlite');

  async function aCommand() {
    const stores = { ...(await makeStores()), close: async () => {} };
    const { jobs } = stores.registry.repositories;
    await jobs.enqueue(aJob);
    const said: string[] = [];
    return { jobs, said, workOff: () => workOffJob(stores, 'job1', (line) => said.push(line)) };
  }

  it('works it off itself', async () => {
    const { jobs, said, workOff } = await aCommand();
    await workOff();
    assert.equal((await jobs.byId('job1'))?.state, 'done');
    assert.deepEqual(said, []);
  });

  it('does not wait long for a job that failed again and again, and says why and when it goes on', async () => {
    const { jobs, workOff } = await aCommand();
    const soon = new Date(Date.now() + 60_000).toISOString();
    await jobs.claim({ leaseOwner: 'a server', leaseUntil: soon }, soon);
    await jobs.putBack('job1', 'a server', { error: 'The disk is full.', notBefore: soon });
    await assert.rejects(workOff(), {
      code: 'refused',
      message: `The disk is full. It is tried again after ${soon}, by a server that runs.`,
    });
  });

  it('says the reason where the job was given up', async () => {
    const { jobs, workOff } = await aCommand();
    const soon = new Date(Date.now() + 60_000).toISOString();
    await jobs.claim({ leaseOwner: 'a server', leaseUntil: soon }, soon);
    await jobs.fail('job1', 'a server', 'The disk is full.');
    await assert.rejects(workOff(), { code: 'refused', message: 'The disk is full.' });
  });
});
