/** Running a job: its row tells how it went, whoever takes it over goes on where it stopped. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { JobWork } from '../../../server/jobs/run-job.ts';
import { makeRunJob } from '../../../server/jobs/run-job.ts';
import { onDatabase } from '../../support/databases.ts';
import { aQueue, runAs } from './queue.ts';

const STEPS = ['sealed', 'counted', 'stored'];

/** Does the steps that are not done yet, and fails before one of them. */
function workInSteps(done: string[], failsBefore?: string): JobWork {
  return async (job, complete) => {
    for (const [index, step] of STEPS.entries()) {
      if (STEPS.indexOf(job.step) >= index) continue;
      if (step === failsBefore) throw new Error(`no disk space before ${step}`);
      done.push(step);
      await complete(step, 30 * (index + 1));
    }
  };
}

const fails: JobWork = async () => {
  throw new Error('no disk space');
};

describe('a job', () => {
  const makeStores = onDatabase('sqlite');

  it('that is done says so', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue();
    assert.equal(await runAs(queue, 'one', workInSteps([])), 'done');
    assert.deepEqual(await queue.row(), {
      state: 'done',
      step: 'stored',
      attempts: 1,
      progressPercent: 100,
      error: '',
    });
    assert.equal(await queue.claim('two'), undefined);
  });

  it('that fails is put back with its error, and the next run begins after the last completed step', async () => {
    const queue = aQueue(await makeStores());
    const done: string[] = [];
    await queue.enqueue();
    assert.equal(await runAs(queue, 'one', workInSteps(done, 'stored')), 'put-back');
    assert.deepEqual(await queue.row(), {
      state: 'queued',
      step: 'counted',
      attempts: 1,
      progressPercent: 60,
      error: 'no disk space before stored',
    });

    assert.equal(await runAs(queue, 'two', workInSteps(done)), 'done');
    assert.deepEqual(done, STEPS);
    assert.equal((await queue.row()).error, '');
  });

  it('whose process was killed is taken over when its lease has run out, after the last completed step', async () => {
    const queue = aQueue(await makeStores());
    const done: string[] = [];
    await queue.enqueue();
    // The killed process: it holds the job, has done one step, and is never heard of again.
    const held = await queue.claim('killed');
    assert.ok(held);
    await queue.jobs.completeStep('job1', 'killed', { step: 'sealed', progressPercent: 30 });

    queue.pass(59);
    assert.equal(await queue.claim('two'), undefined);
    queue.pass(1);
    assert.equal(await runAs(queue, 'two', workInSteps(done)), 'done');
    assert.deepEqual(done, ['counted', 'stored']);
  });

  it('is not recorded by a worker that lost it', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue();
    const late = await queue.claim('late');
    assert.ok(late);
    queue.pass(60);
    const done: string[] = [];
    const runLate = makeRunJob({ jobs: queue.jobs, work: { release: workInSteps(done) } });

    await queue.claim('quick');
    assert.equal(await runLate(late), 'lost');
    // It stopped at its first step instead of going on.
    assert.deepEqual(done, ['sealed']);
    assert.deepEqual(await queue.row(), {
      state: 'running',
      step: '',
      attempts: 2,
      progressPercent: 0,
      error: '',
    });
  });

  it('is not failed or put back by a worker that lost it', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue();
    const late = await queue.claim('late');
    assert.ok(late);
    queue.pass(60);
    await queue.claim('quick');
    assert.equal(await makeRunJob({ jobs: queue.jobs, work: { release: fails } })(late), 'lost');
    assert.deepEqual(await queue.row(), {
      state: 'running',
      step: '',
      attempts: 2,
      progressPercent: 0,
      error: '',
    });
  });

  it('is given up after five attempts, with the error in its row', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue();
    const outcomes: string[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) outcomes.push(await runAs(queue, 'one', fails));
    assert.deepEqual(outcomes, ['put-back', 'put-back', 'put-back', 'put-back', 'failed']);
    const { state, attempts, error } = await queue.row();
    assert.deepEqual({ state, attempts, error }, { state: 'failed', attempts: 5, error: 'no disk space' });
    assert.equal(await queue.claim('two'), undefined);
  });

  it('that ends its process each time is given up as well', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      assert.ok(await queue.claim('killed'));
      queue.pass(60);
    }
    const done: string[] = [];
    assert.equal(await runAs(queue, 'six', workInSteps(done)), 'failed');
    assert.deepEqual(done, []);
    const { state, error } = await queue.row();
    assert.equal(state, 'failed');
    assert.match(error, /the process ended/);
  });

  it('of a kind that nobody knows is given up at once', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue('job1', 'sweep');
    assert.equal(await runAs(queue, 'one', fails), 'failed');
    assert.match((await queue.row()).error, /sweep/);
  });
});
