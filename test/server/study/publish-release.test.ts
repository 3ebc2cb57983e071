/** Publishing a release and taking it back: by whomever, each leaves one entry in the study's log. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { makePublishRelease } from '../../../server/study/publish-release.ts';
import { aRelease, aStudy, aWave } from '../../support/builders.ts';
import { onDatabase, type TestStores } from '../../support/databases.ts';
import { aHouse } from './house.ts';

async function aReleasedWave({ registry }: TestStores) {
  const { studies, waves, releases, audit } = registry.repositories;
  const wave = aWave({ slug: 'first' });
  await studies.create(aStudy());
  await waves.create(wave);
  await releases.store(aRelease({ releaseId: 'r1' }));
  let ids = 0;
  const publishRelease = makePublishRelease({
    inRegistryTransaction: registry.withTransaction,
    newId: () => {
      ids += 1;
      return `id${ids}`;
    },
    now: () => new Date('2026-04-02T09:00:00Z'),
  });
  return {
    wave,
    publishRelease,
    published: async () => (await waves.byId('study1', 'wave1'))?.publishedReleaseId,
    entries: async () =>
      (await audit.ofStudy('study1')).map(
        ({ accountId, action, detail }) => `${accountId} ${action} ${detail}`,
      ),
  };
}

describe('publishing', () => {
  const makeStores = onDatabase('sqlite');

  it('makes the latest release public and enters who did it', async () => {
    const { wave, publishRelease, published, entries } = await aReleasedWave(await makeStores());
    assert.equal(await publishRelease.publish(wave, 'ada'), 'r1');
    assert.equal(await published(), 'r1');
    assert.deepEqual(await entries(), ['ada release-published first r1']);
  });

  it('and taking back are entered once, however often they are done', async () => {
    const { wave, publishRelease, published, entries } = await aReleasedWave(await makeStores());
    for (let time = 0; time < 2; time += 1) await publishRelease.publish(wave, 'ada');
    for (let time = 0; time < 2; time += 1) await publishRelease.unpublish(wave, 'bea');
    assert.equal(await published(), undefined);
    assert.deepEqual((await entries()).toSorted(), [
      'ada release-published first r1',
      'bea release-unpublished first r1',
    ]);
  });

  it('needs a release, and enters nothing without one', async () => {
    const { publishRelease, entries } = await aReleasedWave(await makeStores());
    const other = { studyId: 'study1', waveId: 'wave2', slug: 'second' };
    await assert.rejects(publishRelease.publish(other, 'ada'), { code: 'release-not-found' });
    assert.deepEqual(await entries(), []);
  });

  it('with the button of a page is entered under the account that pressed it', async () => {
    const house = await aHouse(await makeStores(), { stage: 'released', ballots: 30 });
    for (const name of ['publish', 'unpublish']) await house.ask('steward', 'post', `/waves/ours/${name}`);
    const entries = await house.stores.registry.repositories.audit.ofStudy('study1');
    const ofSteward = entries.filter(({ accountId }) => accountId === 'steward');
    assert.deepEqual(ofSteward.map(({ action }) => action).toSorted(), [
      'release-published',
      'release-unpublished',
    ]);
  });
});
