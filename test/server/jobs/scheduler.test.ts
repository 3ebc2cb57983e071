/** The clock: waves close at their own midnight, the day's housekeeping is queued once. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Wave } from '../../../data/registry/waves.repository.ts';
import { dailyJobId } from '../../../server/jobs/daily-job.ts';
import { makeScheduler } from '../../../server/jobs/scheduler.ts';
import { makeWaveLife } from '../../../server/study/wave-life.ts';
import { aStudy, aWave } from '../../support/builders.ts';
import { onDatabase, type TestStores } from '../../support/databases.ts';

/** A scheduler on real stores with one wave of a study, and a clock to be set. */
async function aSchedule({ registry, ballots }: TestStores, given: Partial<Wave>) {
  let moment = new Date(0);
  const now = () => moment;
  const { studies, waves, jobs, audit } = registry.repositories;
  await studies.create(aStudy());
  await waves.create(aWave(given));
  let ids = 0;
  const waveLife = makeWaveLife({
    registry: registry.repositories,
    inRegistryTransaction: registry.withTransaction,
    waveStates: ballots.repositories.waveStates,
    newId: () => {
      ids += 1;
      return `id${ids}`;
    },
    now,
  });
  const scheduler = makeScheduler({
    jobs,
    waves,
    waveLife,
    now,
    onError: (error) => assert.fail(String(error)),
  });
  return {
    tickAt: async (at: string) => {
      moment = new Date(at);
      await scheduler.tick();
      return (await waves.byId('study1', 'wave1'))?.state;
    },
    releaseJobs: async () =>
      (await jobs.ofWave('study1', 'wave1')).filter(({ kind }) => kind === 'release').length,
    closings: async () =>
      (await audit.ofStudy('study1')).filter(({ action }) => action === 'wave-closed').length,
    jobs,
  };
}

describe('a wave that is open', () => {
  const makeStores = onDatabase('sqlite');

  /** When its last day is over, and the minute before, in universal time. */
  const MIDNIGHTS = [
    ['UTC', '2026-04-01', '2026-03-31T23:59:59Z', '2026-04-01T00:00:00Z'],
    // British summer time began on 29 March: midnight is an hour earlier in universal time.
    ['Europe/London', '2026-04-01', '2026-03-31T22:59:59Z', '2026-03-31T23:00:00Z'],
    ['Europe/London', '2026-03-01', '2026-02-28T23:59:59Z', '2026-03-01T00:00:00Z'],
    ['Pacific/Auckland', '2026-04-01', '2026-03-31T10:59:59Z', '2026-03-31T11:00:00Z'],
    ['America/Los_Angeles', '2026-04-01', '2026-04-01T06:59:59Z', '2026-04-01T07:00:00Z'],
    ['Asia/Kathmandu', '2026-04-01', '2026-03-31T18:14:59Z', '2026-03-31T18:15:00Z'],
  ] as const;
  for (const [timeZone, closesOn, before, after] of MIDNIGHTS) {
    it(`until the end of the day before ${closesOn} in ${timeZone} is closed then and not before`, async () => {
      const schedule = await aSchedule(await makeStores(), { timeZone, closesOn });
      assert.equal(await schedule.tickAt(before), 'open');
      assert.equal(await schedule.releaseJobs(), 0);
      assert.equal(await schedule.tickAt(after), 'closed');
      assert.equal(await schedule.releaseJobs(), 1);
    });
  }

  it('is closed once, however often the clock comes by, and days later too', async () => {
    const schedule = await aSchedule(await makeStores(), { closesOn: '2026-04-01' });
    for (const at of ['2026-04-03T08:00:00Z', '2026-04-03T08:01:00Z', '2026-04-04T00:00:00Z']) {
      assert.equal(await schedule.tickAt(at), 'closed');
    }
    assert.deepEqual([await schedule.releaseJobs(), await schedule.closings()], [1, 1]);
  });

  it('is left alone while it is a draft', async () => {
    const schedule = await aSchedule(await makeStores(), { state: 'draft', closesOn: '2026-04-01' });
    assert.equal(await schedule.tickAt('2026-05-01T00:00:00Z'), 'draft');
    assert.equal(await schedule.releaseJobs(), 0);
  });
});

describe('the housekeeping of the day', () => {
  const makeStores = onDatabase('sqlite');

  it('is queued once a day', async () => {
    const schedule = await aSchedule(await makeStores(), {});
    const dailyJobs = async () => {
      const days = ['2026-03-09', '2026-03-10', '2026-03-11'].map((day) =>
        schedule.jobs.byId(dailyJobId(day)),
      );
      return (await Promise.all(days)).map((job) => job?.kind ?? 'none');
    };
    await schedule.tickAt('2026-03-10T00:00:00Z');
    await schedule.tickAt('2026-03-10T23:59:59Z');
    assert.deepEqual(await dailyJobs(), ['none', 'daily', 'none']);
    await schedule.tickAt('2026-03-11T00:00:00Z');
    assert.deepEqual(await dailyJobs(), ['none', 'daily', 'daily']);
  });

  it('is not queued again when it is done', async () => {
    const { tickAt, jobs } = await aSchedule(await makeStores(), {});
    await tickAt('2026-03-10T00:00:00Z');
    const job = await jobs.claim({ leaseOwner: 'a', leaseUntil: '2026-03-11' }, '2026-03-10T00:00:00Z');
    await jobs.finish(job?.jobId ?? '', 'a');
    await tickAt('2026-03-10T12:00:00Z');
    assert.equal(await jobs.claim({ leaseOwner: 'a', leaseUntil: '2027' }, '2026-03-10T12:00Z'), undefined);
  });
});

describe('the clock', () => {
  const makeStores = onDatabase('sqlite');

  /** Two waves that are over, of which the first cannot be closed while a test says so. */
  async function twoWaves({ registry }: TestStores, close: (wave: Wave) => Promise<string>) {
    const { studies, waves, jobs } = registry.repositories;
    await studies.create(aStudy());
    for (const waveId of ['first', 'second']) await waves.create(aWave({ waveId, closesOn: '2026-04-01' }));
    const errors: unknown[] = [];
    const scheduler = makeScheduler({
      jobs,
      waves,
      waveLife: { close },
      now: () => new Date('2026-04-02T00:00:00Z'),
      onError: (error) => errors.push(error),
    });
    return { scheduler, errors };
  }

  it('closes the other waves where one cannot be closed, and tells the error', async () => {
    const closed: string[] = [];
    const { scheduler, errors } = await twoWaves(await makeStores(), async ({ waveId }) => {
      if (waveId === 'first') throw new Error('its row is damaged');
      closed.push(waveId);
      return 'job1';
    });
    await scheduler.tick();
    assert.deepEqual([closed, errors.map(String)], [['second'], ['Error: its row is damaged']]);
  });

  it('does not begin anew while it is at work, and stops when that has ended', async () => {
    const events: string[] = [];
    const atWork = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const { scheduler } = await twoWaves(await makeStores(), async ({ waveId }) => {
      atWork.resolve();
      await goOn.promise;
      events.push(waveId);
      return 'job1';
    });
    scheduler.start();
    await atWork.promise;
    const again = scheduler.tick();
    const stopped = scheduler.stop().then(() => events.push('stopped'));
    goOn.resolve();
    await Promise.all([again, stopped]);
    assert.deepEqual(events, ['first', 'second', 'stopped']);
  });
});
