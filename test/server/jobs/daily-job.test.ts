/** The daily job: what has expired goes, what has not stays, and then the files forget the order of arrival. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { HiddenOrder } from '../../../data/ballots/hide-arrival-order.ts';
import { makeDailyJob } from '../../../server/jobs/daily-job.ts';
import { problems } from '../../../server/problem.ts';
import { aDraft, anAccount, aWaveState } from '../../support/builders.ts';
import { onDatabase, type TestStores } from '../../support/databases.ts';
import { aQueue } from './queue.ts';

const NOW = new Date('2026-04-01T08:00:00.000Z');
const PAST = '2026-04-01T07:59:59.999Z';
const FUTURE = '2026-04-01T08:00:00.001Z';

const HIDDEN: HiddenOrder = { isHidden: true, obstacles: [] };

interface Day {
  readonly at?: Date;
  readonly hideArrivalOrder?: () => Promise<HiddenOrder>;
}

async function runDaily(stores: TestStores, { at = NOW, hideArrivalOrder = async () => HIDDEN }: Day = {}) {
  const { registry, ballots } = stores;
  const queue = aQueue(stores);
  const jobId = `daily at ${at.toISOString()}`;
  await queue.enqueue(jobId, 'daily');
  const job = await queue.claim('one');
  assert.ok(job);
  const work = makeDailyJob({
    removeExpiredDrafts: ballots.repositories.drafts.removeExpired,
    removeExpiredSessions: registry.repositories.sessions.removeExpired,
    removeExpiredLinks: registry.repositories.accountLinks.removeExpired,
    hideArrivalOrder,
    now: () => at,
  });
  const outcome = await queue.runJob(work)(job);
  return { outcome, row: await queue.row(jobId), remarks: (await queue.jobs.byId(jobId))?.remarks, queue };
}

describe('the daily job', () => {
  const makeStores = onDatabase('sqlite');

  it('deletes drafts whose day has come wherever their wave is', async () => {
    const stores = await makeStores();
    const { waveStates, drafts } = stores.ballots.repositories;
    await waveStates.put(aWaveState());
    const days = ['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02'];
    for (const expiresOn of days) await drafts.save(aDraft({ draftHash: expiresOn, expiresOn }));
    const keptAt = async (at: string) => {
      assert.equal((await runDaily(stores, { at: new Date(at) })).outcome, 'done');
      const kept = await Promise.all(days.map((day) => drafts.find('study1', 'wave1', day)));
      return kept.flatMap((draft) => draft?.expiresOn ?? []);
    };
    // In Los Angeles it is five in the afternoon of 31 March: respondents go on until its midnight.
    assert.deepEqual(await keptAt('2026-04-01T00:00:00Z'), ['2026-04-01', '2026-04-02']);
  });

  it('keeps a draft until its day has begun in the last time zone', async () => {
    const stores = await makeStores();
    const { waveStates, drafts } = stores.ballots.repositories;
    await waveStates.put(aWaveState());
    await drafts.save(aDraft({ expiresOn: '2026-04-01' }));
    const isKept = async () => (await drafts.find('study1', 'wave1', 'd1')) !== undefined;
    await runDaily(stores, { at: new Date('2026-04-01T11:59:59Z') });
    assert.equal(await isKept(), true);
    await runDaily(stores, { at: new Date('2026-04-01T12:00:00Z') });
    assert.equal(await isKept(), false);
  });

  it('deletes sessions and one-time links that have run out', async () => {
    const stores = await makeStores();
    const { accounts, sessions, accountLinks } = stores.registry.repositories;
    await accounts.create(anAccount());
    for (const expiresAt of [PAST, FUTURE]) {
      const common = { accountId: 'account1', expiresAt };
      await sessions.create({ ...common, sessionHash: expiresAt, lastSeenAt: PAST });
      await accountLinks.create({ ...common, linkHash: expiresAt });
    }
    await runDaily(stores);
    const longAgo = '2000-01-01T00:00:00Z';
    assert.deepEqual(
      [await sessions.find(PAST), (await sessions.find(FUTURE))?.accountId],
      [undefined, 'account1'],
    );
    assert.deepEqual(
      [await accountLinks.find(PAST, longAgo), (await accountLinks.find(FUTURE, longAgo))?.accountId],
      [undefined, 'account1'],
    );
  });

  it('hides the order of arrival after everything was deleted, and is put back where that fails', async () => {
    const stores = await makeStores();
    const { drafts } = stores.ballots.repositories;
    await stores.ballots.repositories.waveStates.put(aWaveState());
    await drafts.save(aDraft({ expiresOn: '2026-03-01' }));
    const { outcome, row } = await runDaily(stores, {
      hideArrivalOrder: async () => {
        assert.equal(await drafts.find('study1', 'wave1', 'd1'), undefined);
        throw problems.refused('The disk is full.');
      },
    });
    assert.equal(outcome, 'put-back');
    assert.deepEqual([row.step, row.error], ['expired-removed', 'The disk is full.']);
  });

  it('is put back where somebody uses the log, and tried again', async () => {
    const { outcome, row } = await runDaily(await makeStores(), {
      hideArrivalOrder: async () => ({ isHidden: false, obstacles: ['log-in-use'] }),
    });
    assert.equal(outcome, 'put-back');
    assert.match(row.error, /could not be hidden yet/);
  });

  it('tells in its row and in the log what still shows the order of arrival', async () => {
    const { outcome, remarks, queue } = await runDaily(await makeStores(), {
      hideArrivalOrder: async () => ({ isHidden: false, obstacles: ['log-copied', 'commits-dated'] }),
    });
    assert.equal(outcome, 'done');
    assert.deepEqual(remarks, ['log-copied', 'commits-dated']);
    assert.deepEqual(queue.logged, [
      {
        level: 'warning',
        jobId: `daily at ${NOW.toISOString()}`,
        kind: 'daily',
        remarks: ['log-copied', 'commits-dated'],
      },
    ]);
  });
});
