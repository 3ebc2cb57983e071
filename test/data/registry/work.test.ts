/** Jobs with leases, and mail that is sent once. */

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { onEveryDatabase } from '../../support/databases.ts';

const NOON = '2026-03-02T12:00:00.000Z';
const FIVE_PAST = '2026-03-02T12:05:00.000Z';
const TEN_PAST = '2026-03-02T12:10:00.000Z';

const aJob = (jobId: string) => ({
  jobId,
  kind: 'release',
  studyId: 'study1',
  waveId: 'wave1',
  payload: { kind: 'final' },
});

onEveryDatabase('jobs', (makeStores) => {
  it('queues a job once, however often it is asked for', async () => {
    const { jobs } = (await makeStores()).registry.repositories;

    assert.equal(await jobs.enqueue(aJob('j1')), 'queued');
    assert.equal(await jobs.enqueue(aJob('j1')), 'already-queued');
    assert.deepEqual(await jobs.ofWave('study1', 'wave1'), [
      {
        ...aJob('j1'),
        state: 'queued',
        step: '',
        attempts: 0,
        leaseOwner: '',
        leaseUntil: '',
        progressPercent: 0,
        error: '',
        remarks: [],
      },
    ]);
    assert.deepEqual(await jobs.ofWave('study2', 'wave1'), []);
  });

  it('gives a job to one of many workers', async () => {
    const { jobs } = (await makeStores()).registry.repositories;
    await jobs.enqueue(aJob('j1'));
    await jobs.enqueue(aJob('j2'));
    const claimed = await Promise.all(
      Array.from({ length: 8 }, (_, worker) =>
        jobs.claim({ leaseOwner: `w${worker}`, leaseUntil: FIVE_PAST }, NOON),
      ),
    );

    const jobIds = claimed.flatMap((job) => (job === undefined ? [] : [job.jobId]));
    assert.deepEqual(jobIds.toSorted(), ['j1', 'j2']);
  });

  it('lets another worker go on after the last step once the lease has run out', async () => {
    const { jobs } = (await makeStores()).registry.repositories;
    await jobs.enqueue(aJob('j1'));
    await jobs.claim({ leaseOwner: 'first', leaseUntil: FIVE_PAST }, NOON);
    await jobs.completeStep('j1', 'first', { step: 'sealed', progressPercent: 20 });
    const second = { leaseOwner: 'second', leaseUntil: TEN_PAST };

    assert.equal(await jobs.claim(second, NOON), undefined);
    const job = await jobs.claim(second, FIVE_PAST);
    assert.deepEqual([job?.step, job?.attempts, job?.leaseOwner], ['sealed', 2, 'second']);
  });

  it('refuses every change by a worker that lost its lease', async () => {
    const { jobs } = (await makeStores()).registry.repositories;
    await jobs.enqueue(aJob('j1'));
    await jobs.claim({ leaseOwner: 'first', leaseUntil: NOON }, NOON);
    await jobs.claim({ leaseOwner: 'second', leaseUntil: FIVE_PAST }, NOON);

    assert.equal(await jobs.renew('j1', { leaseOwner: 'first', leaseUntil: TEN_PAST }), 'lost');
    const done = { step: 'sealed', progressPercent: 99, remarks: ['log-copied'] };
    assert.equal(await jobs.completeStep('j1', 'first', done), 'lost');
    const back = { error: 'x', notBefore: '' };
    assert.equal(await jobs.putBack('j1', 'first', back), 'lost');
    assert.equal(await jobs.finish('j1', 'first'), 'lost');
    assert.equal(await jobs.fail('j1', 'first', 'x'), 'lost');
    assert.equal(await jobs.finish('j1', 'second'), 'held');
    assert.equal((await jobs.byId('j1'))?.state, 'done');
  });

  it('keeps a lease that is renewed', async () => {
    const { jobs } = (await makeStores()).registry.repositories;
    await jobs.enqueue(aJob('j1'));
    await jobs.claim({ leaseOwner: 'first', leaseUntil: FIVE_PAST }, NOON);

    assert.equal(await jobs.renew('j1', { leaseOwner: 'first', leaseUntil: TEN_PAST }), 'held');
    assert.equal(await jobs.claim({ leaseOwner: 'second', leaseUntil: TEN_PAST }, FIVE_PAST), undefined);
  });

  it('does not give out what is done or has failed, and does give out what was put back', async () => {
    const { jobs } = (await makeStores()).registry.repositories;
    const lease = { leaseOwner: 'w', leaseUntil: FIVE_PAST };
    for (const jobId of ['j1', 'j2', 'j3']) {
      await jobs.enqueue(aJob(jobId));
      await jobs.claim(lease, NOON);
    }
    await jobs.finish('j1', 'w');
    await jobs.fail('j2', 'w', 'too-few: Too few responses.');
    await jobs.putBack('j3', 'w', { error: 'Try again.', notBefore: NOON });

    assert.equal((await jobs.claim(lease, TEN_PAST))?.jobId, 'j3');
    assert.equal((await jobs.byId('j2'))?.error, 'too-few: Too few responses.');
    assert.equal((await jobs.byId('j1'))?.progressPercent, 100);
    assert.equal(await jobs.byId('j4'), undefined);
  });
});

onEveryDatabase('a job that was put back', (makeStores) => {
  async function aJobPutBack(notBefore: string) {
    const { jobs } = (await makeStores()).registry.repositories;
    await jobs.enqueue(aJob('j1'));
    await jobs.claim({ leaseOwner: 'first', leaseUntil: FIVE_PAST }, NOON);
    await jobs.completeStep('j1', 'first', { step: 'sealed', progressPercent: 20, remarks: ['log-copied'] });
    await jobs.putBack('j1', 'first', { error: 'Try again.', notBefore });
    return jobs;
  }

  it('is not given out before its moment has come, and others are meanwhile', async () => {
    const jobs = await aJobPutBack(TEN_PAST);
    await jobs.enqueue(aJob('j2'));
    const lease = { leaseOwner: 'second', leaseUntil: '2026-03-02T13:00:00.000Z' };

    assert.equal((await jobs.claim(lease, FIVE_PAST))?.jobId, 'j2');
    assert.equal(await jobs.claim(lease, '2026-03-02T12:09:59.999Z'), undefined);
    assert.equal((await jobs.claim(lease, TEN_PAST))?.jobId, 'j1');
  });

  it('keeps its step and what was remarked, until something else is remarked', async () => {
    const jobs = await aJobPutBack(NOON);
    const job = await jobs.claim({ leaseOwner: 'second', leaseUntil: TEN_PAST }, NOON);
    assert.deepEqual([job?.step, job?.error, job?.remarks], ['sealed', 'Try again.', ['log-copied']]);

    await jobs.completeStep('j1', 'second', { step: 'stored', progressPercent: 90 });
    assert.deepEqual((await jobs.byId('j1'))?.remarks, ['log-copied']);
    await jobs.completeStep('j1', 'second', { step: 'hidden', progressPercent: 95, remarks: [] });
    assert.deepEqual((await jobs.byId('j1'))?.remarks, []);
  });
});

onEveryDatabase('the outbox', (makeStores) => {
  const message = {
    messageId: 'm1',
    kind: 'invitation',
    notBefore: NOON,
    payload: { to: 'ada@example.org' },
  };

  it('gives a message to one of many senders, when it is due', async () => {
    const { outbox } = (await makeStores()).registry.repositories;
    await outbox.add(message);

    assert.equal(await outbox.claimDue('2026-03-02T11:59:59.000Z', FIVE_PAST), undefined);
    const claimed = await Promise.all(Array.from({ length: 5 }, () => outbox.claimDue(NOON, FIVE_PAST)));
    const found = claimed.filter((claim) => claim !== undefined);
    assert.deepEqual(found, [{ ...message, state: 'queued', attempts: 1, notBefore: FIVE_PAST }]);
  });

  it('gives it out again if its sender died', async () => {
    const { outbox } = (await makeStores()).registry.repositories;
    await outbox.add(message);
    await outbox.claimDue(NOON, FIVE_PAST);

    assert.equal((await outbox.claimDue(FIVE_PAST, TEN_PAST))?.attempts, 2);
  });

  it('forgets what was in a message that was sent or given up', async () => {
    const { outbox } = (await makeStores()).registry.repositories;
    await outbox.add(message);
    await outbox.add({ ...message, messageId: 'm2' });
    await outbox.markSent('m1');
    await outbox.markFailed('m2', undefined);

    const [sent, failed] = [await outbox.byId('m1'), await outbox.byId('m2')];
    assert.deepEqual([sent?.state, sent?.payload], ['sent', null]);
    assert.deepEqual([failed?.state, failed?.payload], ['failed', null]);
    assert.equal(await outbox.claimDue(TEN_PAST, TEN_PAST), undefined);
  });

  it('tries again at the moment it was told', async () => {
    const { outbox } = (await makeStores()).registry.repositories;
    await outbox.add(message);
    await outbox.claimDue(NOON, FIVE_PAST);
    await outbox.markFailed('m1', TEN_PAST);

    assert.equal(await outbox.claimDue(FIVE_PAST, TEN_PAST), undefined);
    assert.deepEqual((await outbox.claimDue(TEN_PAST, TEN_PAST))?.payload, message.payload);
  });
});
