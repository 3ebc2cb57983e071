/** Free text and unsent answers: under hashes that only the respondent can make. */

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { aDraft, aText, aWaveState } from '../../support/builders.ts';
import { type MakeStores, onEveryDatabase } from '../../support/databases.ts';

async function withWaves(makeStores: MakeStores) {
  const { repositories } = (await makeStores()).ballots;
  await repositories.waveStates.put(aWaveState({ waveId: 'wave1' }));
  await repositories.waveStates.put(aWaveState({ waveId: 'wave2' }));
  return repositories;
}

onEveryDatabase('texts', (makeStores) => {
  it('keeps what was written, and a repetition changes nothing', async () => {
    const { texts } = await withWaves(makeStores);
    const written = [
      aText({ textHash: 'a', itemId: 'barriers', text: 'Zeit fehlt – “immer”' }),
      aText({ textHash: 'a', itemId: 'enablers', text: 'Line 1\nLine 2' }),
      aText({ textHash: 'b', itemId: 'barriers', text: "'; DROP TABLE texts; --" }),
    ];
    await texts.addMany(written);
    await texts.addMany(written);
    await texts.addMany([]);

    assert.deepEqual(await Array.fromAsync(texts.ofWave('study1', 'wave1')), written);
    assert.deepEqual(await Array.fromAsync(texts.ofWave('study1', 'wave2')), []);
  });

  it('reads a wave of several pages, every text once and in the order of its key', async () => {
    const { texts } = await withWaves(makeStores);
    const written = Array.from({ length: 1200 }, (_, index) => String(index).padStart(4, '0')).flatMap(
      (textHash) => [aText({ textHash, itemId: 'barriers' }), aText({ textHash, itemId: 'enablers' })],
    );
    await texts.addMany(written.toReversed());

    assert.deepEqual(await Array.fromAsync(texts.ofWave('study1', 'wave1')), written);
  });

  it('takes back what one respondent wrote', async () => {
    const { texts } = await withWaves(makeStores);
    await texts.addMany([
      aText({ textHash: 'a', itemId: 'barriers' }),
      aText({ textHash: 'a', itemId: 'enablers' }),
      aText({ textHash: 'b' }),
    ]);

    assert.equal(await texts.remove('study1', 'wave1', 'a'), 2);
    assert.equal(await texts.remove('study1', 'wave1', 'a'), 0);
    assert.deepEqual(await Array.fromAsync(texts.ofWave('study1', 'wave1')), [aText({ textHash: 'b' })]);
  });
});

onEveryDatabase('drafts', (makeStores) => {
  it('holds what is stored, and stores what it is given where there is nothing', async () => {
    const { withTransaction, repositories } = (await makeStores()).ballots;
    await repositories.waveStates.put(aWaveState());
    const held = async (body: string) =>
      (await withTransaction(({ drafts }) => drafts.hold(aDraft({ body })))).body;

    assert.equal(await held('first'), 'first');
    assert.equal(await held('second'), 'first');
    assert.equal((await repositories.drafts.find('study1', 'wave1', 'd1'))?.body, 'first');
  });

  it('that somebody holds are neither changed nor removed until that transaction ends', async () => {
    const { withTransaction, repositories } = (await makeStores()).ballots;
    await repositories.waveStates.put(aWaveState());
    const events: string[] = [];
    const holding = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const first = withTransaction(async ({ drafts }) => {
      await drafts.hold(aDraft());
      holding.resolve();
      await release.promise;
      await drafts.save(aDraft({ body: 'kept' }));
      events.push('kept');
    });
    await holding.promise;
    const second = withTransaction(async ({ drafts }) => {
      events.push((await drafts.hold(aDraft({ body: 'other' }))).body);
      await drafts.remove('study1', 'wave1', 'd1');
    });
    release.resolve();
    await Promise.all([first, second]);

    assert.deepEqual(events, ['kept', 'kept']);
    assert.equal(await repositories.drafts.find('study1', 'wave1', 'd1'), undefined);
  });

  it('replaces a draft by the next one under the same code', async () => {
    const { drafts } = await withWaves(makeStores);
    await drafts.save(aDraft({ body: 'first' }));
    await drafts.save(aDraft({ body: 'second', expiresOn: '2026-04-02' }));

    assert.deepEqual(
      await drafts.find('study1', 'wave1', 'd1'),
      aDraft({ body: 'second', expiresOn: '2026-04-02' }),
    );
  });

  it('finds nothing under another code, in another wave or in another study', async () => {
    const { drafts } = await withWaves(makeStores);
    await drafts.save(aDraft());

    assert.equal(await drafts.find('study1', 'wave1', 'd2'), undefined);
    assert.equal(await drafts.find('study1', 'wave2', 'd1'), undefined);
    assert.equal(await drafts.find('study2', 'wave1', 'd1'), undefined);
  });

  it('removes a draft, and does not mind if there was none', async () => {
    const { drafts } = await withWaves(makeStores);
    await drafts.save(aDraft());
    await drafts.remove('study1', 'wave1', 'd1');
    await drafts.remove('study1', 'wave1', 'd1');

    assert.equal(await drafts.find('study1', 'wave1', 'd1'), undefined);
  });

  it('removes what has expired, in every wave, and keeps the rest', async () => {
    const { drafts } = await withWaves(makeStores);
    await drafts.save(aDraft({ draftHash: 'yesterday', expiresOn: '2026-03-31' }));
    await drafts.save(aDraft({ draftHash: 'today', expiresOn: '2026-04-01', waveId: 'wave2' }));
    await drafts.save(aDraft({ draftHash: 'tomorrow', expiresOn: '2026-04-02' }));

    assert.equal(await drafts.removeExpired('2026-04-01'), 2);
    assert.equal(await drafts.find('study1', 'wave1', 'yesterday'), undefined);
    assert.equal(await drafts.find('study1', 'wave2', 'today'), undefined);
    assert.notEqual(await drafts.find('study1', 'wave1', 'tomorrow'), undefined);
  });
});
