/** The release job on real stores: stopped anywhere and taken up by another worker, a wave gets one final release. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { LostLease } from '../../../server/jobs/run-job.ts';
import { aRelease as aStoredRelease } from '../../support/builders.ts';
import { type MakeStores, onDatabase, onEveryDatabase } from '../../support/databases.ts';
import { aRelease, HIDDEN } from './a-release.ts';

/** What a worker makes whom nothing disturbs: an interim release of 30, then a final one of 50. */
async function undisturbedIds(makeStores: MakeStores): Promise<readonly string[]> {
  const { askForInterim, castMore, close, run, releases } = await aRelease(await makeStores());
  await askForInterim();
  assert.equal(await run(), 'done');
  await castMore(20);
  await close();
  assert.equal(await run(), 'done');
  return (await releases()).map(({ releaseId }) => releaseId);
}

onEveryDatabase('a final release', (makeStores) => {
  it('is made of a wave that then takes no more ballots', async () => {
    const { house, close, run, releases } = await aRelease(await makeStores());
    await close();
    assert.equal(await run(), 'done');
    assert.deepEqual(
      (await releases()).map(({ kind, number }) => [kind, number]),
      [['final', 1]],
    );
    const { waveStates } = house.stores.ballots.repositories;
    assert.equal((await waveStates.get('study1', 'wave1'))?.state, 'sealed');
  });

  it('whose worker stopped after the seal is made by the next one, which does not seal again', async () => {
    const ids = await undisturbedIds(makeStores);
    const { queue, askForInterim, castMore, close, run, releases, done } = await aRelease(await makeStores());
    await askForInterim();
    await run();
    await castMore(20);
    const jobId = await close();
    const instrumentByHash = () => Promise.reject(new Error('the network is away'));
    assert.equal(await run({ instrumentByHash }), 'put-back');
    assert.equal((await queue.row(jobId)).step, 'sealed');

    queue.pass(1);
    assert.equal(await run(), 'done');
    assert.deepEqual(done, { sealings: 1, rewritings: 1 });
    assert.deepEqual(
      (await releases()).map(({ releaseId }) => releaseId),
      ids,
    );
  });

  it('that was stored by a worker who could not say so stays the one that it is', async () => {
    const ids = await undisturbedIds(makeStores);
    const { queue, askForInterim, castMore, close, run, releases, workWith } = await aRelease(
      await makeStores(),
    );
    await askForInterim();
    await run();
    await castMore(20);
    const jobId = await close();
    const held = await queue.claim('killed');
    assert.ok(held);
    await assert.rejects(
      workWith()(held, async (done) => {
        if (done.step === 'stored') throw new LostLease(jobId);
        await queue.jobs.completeStep(jobId, 'killed', done);
      }),
      LostLease,
    );

    queue.pass(60);
    assert.equal(await run(), 'done');
    assert.deepEqual(
      (await releases()).map(({ releaseId }) => releaseId),
      ids,
    );
    assert.equal((await queue.row(jobId)).state, 'done');
  });

  it('is not made again by a newer version that takes the job over', async () => {
    const { house, close, run, releases } = await aRelease(await makeStores());
    await close();
    const made = aStoredRelease({ content: '{"softwareVersion":"0.0.1"}' });
    await house.stores.registry.repositories.releases.store(made);
    assert.equal(await run(), 'done');
    assert.deepEqual(
      (await releases()).map(({ releaseId }) => releaseId),
      [made.releaseId],
    );
  });

  it('is made by a later job where the wave was sealed by one that was given up', async () => {
    const { queue, close, run, releases, done } = await aRelease(await makeStores());
    const first = await close();
    const hideArrivalOrder = () => Promise.reject(new Error('the disk is full'));
    while ((await run({ hideArrivalOrder })) === 'put-back') queue.pass(900);
    assert.equal((await queue.row(first)).state, 'failed');

    assert.notEqual(await close(), first);
    assert.equal(await run(), 'done');
    assert.deepEqual(
      (await releases()).map(({ kind }) => kind),
      ['final'],
    );
    assert.deepEqual(done, { sealings: 9, rewritings: 1 });
  });
});

onEveryDatabase('an interim release', (makeStores) => {
  it('that comes to its turn after the wave was closed is not made', async () => {
    const { queue, askForInterim, close, run, releases } = await aRelease(await makeStores());
    const interim = await askForInterim();
    const instrumentByHash = () => Promise.reject(new Error('the network is away'));
    assert.equal(await run({ instrumentByHash }), 'put-back');
    await close();
    assert.equal(await run(), 'done');

    queue.pass(1);
    assert.equal(await run(), 'done');
    assert.deepEqual(await queue.row(interim).then(({ state, error }) => [state, error]), ['done', '']);
    assert.deepEqual(
      (await releases()).map(({ kind }) => kind),
      ['final'],
    );
  });

  it('is not stored where the wave was closed while its ballots were counted', async () => {
    const { house, askForInterim, close, run, releases } = await aRelease(await makeStores());
    const { ballots } = house.stores.ballots.repositories;
    await askForInterim();
    const closing = {
      readWave: async function* (studyId: string, waveId: string) {
        yield* ballots.readWave(studyId, waveId);
        await close();
      },
    };
    assert.equal(await run({ ballots: closing }), 'done');
    assert.deepEqual(await releases(), []);
    assert.equal(await run(), 'done');
    assert.deepEqual(
      (await releases()).map(({ kind }) => kind),
      ['final'],
    );
  });

  it('is not made of a wave that is sealed, whatever the registry says', async () => {
    const { house, askForInterim, run, releases } = await aRelease(await makeStores());
    await askForInterim();
    await house.stores.ballots.repositories.waveStates.seal('study1', 'wave1');
    assert.equal(await run(), 'done');
    assert.deepEqual(await releases(), []);
  });

  it('is the latest until there is a final one', async () => {
    const { askForInterim, castMore, close, run, releases } = await aRelease(await makeStores());
    await askForInterim();
    await run();
    await castMore(20);
    await close();
    await run();
    assert.deepEqual(
      (await releases()).map(({ kind, number }) => [kind, number]),
      [
        ['final', 2],
        ['interim', 1],
      ],
    );
  });
});

describe('the order of arrival at the close', () => {
  const makeStores = onDatabase('sqlite');

  it('is hidden before the release is made, also where somebody uses the log at first', async () => {
    const { queue, close, run, releases } = await aRelease(await makeStores());
    const jobId = await close();
    const inUse = { isHidden: false, obstacles: ['log-in-use'] } as const;
    assert.equal(await run({ hideArrivalOrder: async () => inUse }), 'put-back');
    const { step, error } = await queue.row(jobId);
    assert.equal(step, '');
    assert.match(error, /could not be hidden yet, because somebody reads or writes/);
    assert.deepEqual(await releases(), []);

    queue.pass(1);
    assert.equal(await run({ hideArrivalOrder: async () => HIDDEN }), 'done');
    assert.equal((await releases()).length, 1);
  });

  it('that a setting of the database still tells is said in the log and on the page of the wave', async () => {
    const { house, queue, close, run } = await aRelease(await makeStores());
    const jobId = await close();
    const copied = { isHidden: false, obstacles: ['log-copied'] } as const;
    assert.equal(await run({ hideArrivalOrder: async () => copied }), 'done');
    assert.deepEqual((await queue.jobs.byId(jobId))?.remarks, ['log-copied']);
    assert.deepEqual(queue.logged, [{ level: 'warning', jobId, kind: 'release', remarks: ['log-copied'] }]);
    const page = await house.ask('steward', 'get', '/waves/ours');
    assert.match(page.text, /can still be read from copies of the database’s log/);
  });
});
