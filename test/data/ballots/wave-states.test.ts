/** What the ballot store knows of a wave: it goes forward only, and no ballot follows a seal. */

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { aBallot, aWaveState } from '../../support/builders.ts';
import { onEveryDatabase } from '../../support/databases.ts';

onEveryDatabase('wave states', (makeStores) => {
  it('begins as waiting, before any reminder', async () => {
    const { waveStates } = (await makeStores()).ballots.repositories;
    const wave = aWaveState({ strata: ['institution1', 'pool'], publicKeys: { pool: 'key' } });

    assert.equal(await waveStates.put(wave), 'put');
    assert.deepEqual(await waveStates.get('study1', 'wave1'), {
      ...wave,
      state: 'waiting',
      contactPeriod: 0,
    });
  });

  it('does not know waves of other studies', async () => {
    const { waveStates } = (await makeStores()).ballots.repositories;
    await waveStates.put(aWaveState());

    assert.equal(await waveStates.get('study2', 'wave1'), undefined);
  });

  it('can be corrected while it waits, and not once it is open', async () => {
    const { waveStates } = (await makeStores()).ballots.repositories;
    await waveStates.put(aWaveState({ mode: 'confidential' }));

    assert.equal(await waveStates.put(aWaveState({ mode: 'anonymous' })), 'put');
    assert.equal(await waveStates.open('study1', 'wave1'), 'opened');
    assert.equal(await waveStates.put(aWaveState({ mode: 'identified' })), 'already-open');
    assert.equal((await waveStates.get('study1', 'wave1'))?.mode, 'anonymous');
    assert.equal((await waveStates.get('study1', 'wave1'))?.state, 'open');
  });

  it('goes from waiting to open to sealed and never back', async () => {
    const { waveStates } = (await makeStores()).ballots.repositories;
    await waveStates.put(aWaveState());

    assert.equal(await waveStates.seal('study1', 'wave1'), 'not-open');
    assert.equal(await waveStates.open('study1', 'wave1'), 'opened');
    assert.equal(await waveStates.open('study1', 'wave1'), 'not-waiting');
    assert.equal(await waveStates.seal('study1', 'wave1'), 'sealed');
    assert.equal(await waveStates.seal('study1', 'wave1'), 'already-sealed');
    assert.equal(await waveStates.open('study1', 'wave1'), 'not-waiting');
    assert.equal(await waveStates.seal('study1', 'elsewhere'), 'not-open');
  });

  it('counts contact periods upwards only', async () => {
    const { waveStates } = (await makeStores()).ballots.repositories;
    await waveStates.put(aWaveState());

    await waveStates.setContactPeriod('study1', 'wave1', 2);
    await waveStates.setContactPeriod('study1', 'wave1', 1);
    assert.equal((await waveStates.get('study1', 'wave1'))?.contactPeriod, 2);
  });

  it('takes no ballot after the seal from a transaction that began before it', async () => {
    const { ballots: store } = await makeStores();
    await store.repositories.waveStates.put(aWaveState());
    await store.repositories.waveStates.open('study1', 'wave1');

    const hasRead = Promise.withResolvers<void>();
    const casting = store.withTransaction(async ({ waveStates, ballots }) => {
      const wave = await waveStates.get('study1', 'wave1');
      hasRead.resolve();
      // Time for the seal to overtake, if it could.
      for (let turn = 0; turn < 20; turn += 1) await waveStates.get('study1', 'wave1');
      return wave?.state === 'open' ? ballots.cast(aBallot()) : 'refused';
    });
    await hasRead.promise;
    const sealing = store.repositories.waveStates
      .seal('study1', 'wave1')
      .then(() => store.repositories.ballots.countOfWave('study1', 'wave1'));

    assert.equal(await casting, 'cast');
    assert.equal(await sealing, 1);
  });
});
