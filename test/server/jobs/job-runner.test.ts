/** The runner: one process gets a job, and keeps its lease for as long as the work takes. */

import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';

import type { Job } from '../../../data/registry/jobs.repository.ts';
import { makeJobRunner } from '../../../server/jobs/job-runner.ts';
import type { JobOutcome } from '../../../server/jobs/run-job.ts';
import { onDatabase } from '../../support/databases.ts';
import { aQueue, type Queue } from './queue.ts';

function aRunner(queue: Queue, leaseOwner: string, run?: (job: Job) => Promise<JobOutcome>) {
  const ran: string[] = [];
  const errors: unknown[] = [];
  const finish = queue.runJob(async (job) => void ran.push(job.jobId));
  const runner = makeJobRunner({
    jobs: queue.jobs,
    run: run ?? finish,
    leaseOwner,
    now: queue.now,
    onError: (error) => errors.push(error),
  });
  return { runner, ran, errors };
}

/** A promise and its resolver. */
function gate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('a job runner', () => {
  const makeStores = onDatabase('sqlite');

  it('does nothing where nothing is queued', async () => {
    const { runner, ran } = aRunner(aQueue(await makeStores()), 'one');
    assert.equal(await runner.runNext(), 'idle');
    assert.deepEqual(ran, []);
  });

  it('runs each job once, beside another runner', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue('job1');
    await queue.enqueue('job2');
    const [one, two] = [aRunner(queue, 'one'), aRunner(queue, 'two')];
    const outcomes = await Promise.all([
      one.runner.runNext(),
      two.runner.runNext(),
      one.runner.runNext(),
      two.runner.runNext(),
    ]);
    assert.deepEqual([...outcomes].sort(), ['done', 'done', 'idle', 'idle']);
    assert.deepEqual([...one.ran, ...two.ran].sort(), ['job1', 'job2']);
  });

  it('keeps the lease while the work takes longer than it', async (test) => {
    const queue = aQueue(await makeStores());
    await queue.enqueue();
    test.mock.timers.enable({ apis: ['setInterval'] });
    const { opened, open } = gate();
    const started = gate();
    const { runner } = aRunner(queue, 'slow', async (job) => {
      started.open();
      await opened;
      return queue.runJob(async () => {})(job);
    });
    const running = runner.runNext();
    await started.opened;

    for (let turn = 0; turn < 6; turn += 1) {
      queue.pass(20);
      test.mock.timers.tick(20_000);
      await until(async () => leaseIsFresh(queue));
      assert.equal(await queue.claim('greedy'), undefined);
    }
    open();
    assert.equal(await running, 'done');
  });

  it('no longer renews when the work has ended', async (test) => {
    const queue = aQueue(await makeStores());
    await queue.enqueue();
    test.mock.timers.enable({ apis: ['setInterval'] });
    const renew = mock.fn(queue.jobs.renew);
    const counted = { ...queue, jobs: { ...queue.jobs, renew } };
    await aRunner(counted, 'one').runner.runNext();
    test.mock.timers.tick(100_000);
    assert.equal(renew.mock.callCount(), 0);
  });

  it('goes on with the next job when one could not be run, and tells the error', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] });
    const queue = aQueue(await makeStores());
    await queue.enqueue('job1');
    await queue.enqueue('job2');
    const ran: string[] = [];
    const { runner, errors } = aRunner(queue, 'one', async (job) => {
      if (job.jobId === 'job1') throw new Error('the worker ended');
      ran.push(job.jobId);
      return 'done';
    });
    runner.start();
    await until(async () => {
      test.mock.timers.tick(1000);
      return ran.length > 0;
    });
    await runner.stop();
    assert.deepEqual([ran, errors.map(String)], [['job2'], ['Error: the worker ended']]);
  });

  it('stops when the job that it runs has ended', async () => {
    const queue = aQueue(await makeStores());
    await queue.enqueue();
    const { opened, open } = gate();
    const started = gate();
    const events: string[] = [];
    const { runner } = aRunner(queue, 'one', async () => {
      started.open();
      await opened;
      events.push('job ended');
      return 'done';
    });
    runner.start();
    await started.opened;
    const stopped = runner.stop().then(() => events.push('stopped'));
    open();
    await stopped;
    assert.deepEqual(events, ['job ended', 'stopped']);
  });
});

async function leaseIsFresh({ jobs, now }: Queue): Promise<boolean> {
  const job = await jobs.byId('job1');
  return Date.parse(job?.leaseUntil ?? '') === now().getTime() + 60_000;
}

/** Waits for something that happens by itself, a turn of the event loop at a time. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 1000; turn += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('it never happened');
}
