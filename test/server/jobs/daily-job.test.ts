/** The daily job: what has expired goes, what has not stays, and then the files forget the order of arrival. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { makeDailyJob } from '../../../server/jobs/daily-job.ts';
import { makeRunJob } from '../../../server/jobs/run-job.ts';
import { aDraft, anAccount, aWaveState } from '../../support/builders.ts';
import { onDatabase, type TestStores } from '../../support/databases.ts';
import { aQueue } from './queue.ts';

const NOW = new Date('2026-04-01T08:00:00.000Z');
const PAST = '2026-04-01T07:59:59.999Z';
const FUTURE = '2026-04-01T08:00:00.001Z';

async function runDaily(stores: TestStores, hideArrivalOrder = async () => {}) {
  const { registry, ballots } = stores;
  const queue = aQueue(stores);
  await queue.enqueue('today', 'daily');
  const job = await queue.claim('one');
  assert.ok(job);
  const work = makeDailyJob({
    removeExpiredDrafts: ballots.repositories.drafts.removeExpired,
    removeExpiredSessions: registry.repositories.sessions.removeExpired,
    removeExpiredLinks: registry.repositories.accountLinks.removeExpired,
    hideArrivalOrder,
    now: () => NOW,
  });
  const outcome = await makeRunJob({ jobs: queue.jobs, work: { daily: work } })(job);
  return { outcome, row: await queue.row('today') };
}

describe('the daily job', () => {
  const makeStores = onDatabase('sqlite');

  it('deletes drafts whose day has come', async () => {
    const stores = await makeStores();
    const { waveStates, drafts } = stores.ballots.repositories;
    await waveStates.put(aWaveState());
    const days = ['2026-03-31', '2026-04-01', '2026-04-02'];
    for (const expiresOn of days) await drafts.save(aDraft({ draftHash: expiresOn, expiresOn }));
    assert.equal((await runDaily(stores)).outcome, 'done');
    const kept = await Promise.all(days.map((day) => drafts.find('study1', 'wave1', day)));
    assert.deepEqual(
      kept.map((draft) => draft?.expiresOn),
      [undefined, undefined, '2026-04-02'],
    );
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
    const { outcome, row } = await runDaily(stores, async () => {
      assert.equal(await drafts.find('study1', 'wave1', 'd1'), undefined);
      throw new Error('the ballot store is busy');
    });
    assert.equal(outcome, 'put-back');
    assert.deepEqual([row.step, row.error], ['expired-removed', 'the ballot store is busy']);
  });
});
