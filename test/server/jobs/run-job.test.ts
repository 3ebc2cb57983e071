/** Running a job: its row tells how it went, whoever takes it over goes on where it stopped. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { StoreProblem } from '../../../data/store-problem.ts';
import type { JobWork } from '../../../server/jobs/run-job.ts';
import { problems } from '../../../server/problem.ts';
import { onDatabase } from '../../support/databases.ts';
import { aQueue, runAs } from './queue.ts';

const STEPS = ['sealed', 'counted', 'stored'];

/** Does the steps that are not done yet, and fails before one of them. */
function workInSteps(done: string[], failsBefore?: string): JobWork {
  return async (job, complete) => {
    for (const [index, step] of STEPS.entries()) {
      if (STEPS.indexOf(job.step) >= index) continue;
      if (step === failsBefore) throw problems.refused(`no disk space before ${step}`);
      done.push(step);
      await complete({ step, progressPercent: 30 * (index + 1) });
    }
  };
}

const NO_SPACE = 'The ballot store cannot grow: the disk is full.';

const fails: JobWork = async () => {
  throw new StoreProblem('store-full', NO_SPACE);
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

    queue.pass(1);
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
    const runLate = queue.runJob(workInSteps(done));

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
    assert.equal(await queue.runJob(fails)(late), 'lost');
    assert.deepEqual(await queue.row(), {
      state: 'running',
      step: '',
      attempts: 2,
      progressPercent: 0,
      error: '',
    });
  });

  it('is tried again after pauses that grow, longer than a database is away, and then given up', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue();
    const pauses: number[] = [];
    let waited = 0;
    for (let outcome = await runAs(queue, 'one', fails); outcome === 'put-back'; ) {
      const { leaseUntil = '' } = (await queue.jobs.byId('job1')) ?? {};
      const seconds = (Date.parse(leaseUntil) - queue.now().getTime()) / 1000;
      queue.pass(seconds - 0.001);
      assert.equal(await queue.claim('too early'), undefined);
      queue.pass(0.001);
      pauses.push(seconds);
      waited += seconds;
      outcome = await runAs(queue, 'one', fails);
    }
    assert.deepEqual(pauses, [1, 4, 16, 64, 256, 900, 900]);
    assert.ok(waited > 30 * 60);
    const { state, attempts, error } = await queue.row();
    assert.deepEqual({ state, attempts, error }, { state: 'failed', attempts: 8, error: NO_SPACE });
    queue.pass(86_400);
    assert.equal(await queue.claim('two'), undefined);
  });

  it('that ends its process each time is given up as well', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      assert.ok(await queue.claim('killed'));
      queue.pass(60);
    }
    const done: string[] = [];
    assert.equal(await runAs(queue, 'another', workInSteps(done)), 'failed');
    assert.deepEqual(done, []);
    const { state, error } = await queue.row();
    assert.equal(state, 'failed');
    assert.match(error, /The process ended/);
  });

  it('of a kind that nobody knows is given up at once', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue('job1', 'sweep');
    assert.equal(await runAs(queue, 'one', fails), 'failed');
    assert.match((await queue.row()).error, /sweep/);
  });
});

/** A bug whose message repeats what somebody answered, as a database or a decoder may word it. */
const repeatsAnAnswer: JobWork = async () => {
  throw new TypeError('no option 5 of "No time, my head is against it"', {
    cause: new RangeError('codes [1,5,-2]'),
  });
};

describe('what is kept of an error', () => {
  const makeStores = onDatabase('sqlite');

  it('is never what a message of others repeats: the row has a reference, and the log the place under it', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue();
    assert.equal(await runAs(queue, 'one', repeatsAnAnswer), 'put-back');

    const { error } = await queue.row();
    assert.equal(error, 'Something went wrong that should not. The log says more under reference1.');
    const [entry, ...more] = queue.logged;
    assert.deepEqual(more, []);
    assert.deepEqual([entry?.reference, entry?.jobId, entry?.error], ['reference1', 'job1', 'TypeError']);
    assert.match(JSON.stringify(entry?.at), /run-job\.test\.ts/);
    assert.match(JSON.stringify(entry?.cause), /RangeError/);
    assert.doesNotMatch(JSON.stringify(queue.logged), /option 5|No time|codes/);
  });

  it('is the sentence where it is one of ours, in the row and in the log', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue();
    await runAs(queue, 'one', fails);
    assert.equal((await queue.row()).error, NO_SPACE);
    assert.deepEqual(
      queue.logged.map(({ error, code }) => [error, code]),
      [[NO_SPACE, 'store-full']],
    );
  });
});
