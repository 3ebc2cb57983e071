/** What is frozen: published instruments and releases. */

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { anInstrument, aRelease, aStudy, aWave } from '../../support/builders.ts';
import { type MakeStores, onEveryDatabase } from '../../support/databases.ts';

onEveryDatabase('instruments', (makeStores) => {
  it('publishes a version once, character for character', async () => {
    const { instruments } = (await makeStores()).registry.repositories;
    const instrument = anInstrument({ structure: '{"b":1,  "a":"é"}' });

    assert.equal(await instruments.publish(instrument), 'published');
    assert.equal(await instruments.publish(instrument), 'already-published');
    assert.deepEqual(await instruments.byHash('hash1'), instrument);
    assert.equal(await instruments.byHash('hash2'), undefined);
  });

  it('refuses another structure under a version that exists', async () => {
    const { instruments } = (await makeStores()).registry.repositories;
    await instruments.publish(anInstrument());

    assert.equal(
      await instruments.publish(anInstrument({ instrumentHash: 'hash2', structure: '{}' })),
      'frozen',
    );
    assert.deepEqual(await instruments.list(), [anInstrument()]);
  });

  it('takes texts in a further locale, and refuses to change texts that respondents may have read', async () => {
    const { instruments } = (await makeStores()).registry.repositories;
    await instruments.publish(anInstrument({ textsByLocale: { 'en-GB': '{"a":1}' } }));

    const both = anInstrument({ textsByLocale: { 'en-GB': '{"a":1}', de: '{"a":2}' } });
    assert.equal(await instruments.publish(both), 'already-published');
    assert.equal(
      await instruments.publish(anInstrument({ textsByLocale: { 'en-GB': '{"a":9}', fr: '{}' } })),
      'texts-frozen',
    );
    assert.deepEqual(await instruments.byHash('hash1'), both);
  });

  it('lists versions in order', async () => {
    const { instruments } = (await makeStores()).registry.repositories;
    await instruments.publish(anInstrument({ instrumentHash: 'h2', version: 2 }));
    await instruments.publish(anInstrument({ instrumentHash: 'h1', version: 1 }));

    assert.deepEqual(
      (await instruments.list()).map(({ version }) => version),
      [1, 2],
    );
  });
});

async function withWave(makeStores: MakeStores) {
  const { registry } = await makeStores();
  await registry.repositories.studies.create(aStudy());
  await registry.repositories.waves.create(aWave());
  return registry.repositories;
}

onEveryDatabase('releases', (makeStores) => {
  it('stores a release once, character for character', async () => {
    const { releases } = await withWave(makeStores);
    const release = aRelease({ content: '{"n":373,"words":"≥ 10"}', log: '[1]' });

    assert.equal(await releases.store(release), 'stored');
    assert.equal(await releases.store({ ...release, content: '{}' }), 'already-stored');
    assert.deepEqual(await releases.byId('study1', 'release1'), { ...release, number: 1 });
    assert.equal(await releases.byId('study2', 'release1'), undefined);
  });

  it('counts the releases of a wave, and knows the latest of one day', async () => {
    const { releases } = await withWave(makeStores);
    for (const releaseId of ['c', 'a', 'b']) await releases.store(aRelease({ releaseId, kind: 'interim' }));

    assert.deepEqual(
      (await releases.ofWave('study1', 'wave1')).map(({ releaseId, number }) => [releaseId, number]),
      [
        ['b', 3],
        ['a', 2],
        ['c', 1],
      ],
    );
    assert.equal((await releases.latestOfWave('study1', 'wave1'))?.releaseId, 'b');
    assert.equal(await releases.latestOfWave('study1', 'wave2'), undefined);
  });

  it('lists releases without their content', async () => {
    const { releases } = await withWave(makeStores);
    await releases.store(aRelease());

    assert.deepEqual(await releases.ofWave('study1', 'wave1'), [
      {
        studyId: 'study1',
        releaseId: 'release1',
        waveId: 'wave1',
        number: 1,
        kind: 'final',
        releasedOn: '2026-04-01',
      },
    ]);
  });

  it('knows the final release as the latest, whatever was stored after it', async () => {
    const { releases } = await withWave(makeStores);
    for (const [releaseId, kind] of [
      ['a', 'interim'],
      ['b', 'final'],
      ['c', 'interim'],
      ['d', 'interim'],
    ] as const) {
      assert.equal(await releases.store(aRelease({ releaseId, kind })), 'stored');
    }

    assert.equal((await releases.latestOfWave('study1', 'wave1'))?.releaseId, 'b');
    assert.deepEqual(
      (await releases.ofWave('study1', 'wave1')).map(({ releaseId, number }) => [releaseId, number]),
      [
        ['b', 2],
        ['d', 4],
        ['c', 3],
        ['a', 1],
      ],
    );
  });

  it('numbers releases that are stored at once without a gap', async () => {
    const { releases } = await withWave(makeStores);
    const ids = Array.from({ length: 8 }, (_, index) => `r${index}`);
    await Promise.all(ids.map((releaseId) => releases.store(aRelease({ releaseId }))));

    const numbers = (await releases.ofWave('study1', 'wave1')).map(({ number }) => number);
    assert.deepEqual(numbers, [8, 7, 6, 5, 4, 3, 2, 1]);
  });
});
