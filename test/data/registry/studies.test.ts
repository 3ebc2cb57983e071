/** Studies, waves, institutions and the frames of waves, and what was done in them. */

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { anInstitution, aRelease, aStudy, aWave } from '../../support/builders.ts';
import { type MakeStores, onEveryDatabase } from '../../support/databases.ts';

async function withStudies(makeStores: MakeStores) {
  const { registry } = await makeStores();
  await registry.repositories.studies.create(aStudy({ studyId: 'study1', title: 'B' }));
  await registry.repositories.studies.create(aStudy({ studyId: 'study2', title: 'A' }));
  return registry.repositories;
}

onEveryDatabase('studies', (makeStores) => {
  it('keeps a study with its settings', async () => {
    const { studies } = (await makeStores()).registry.repositories;
    const study = aStudy({ settings: { controllers: ['A society', 'An HEI'], ethics: null } });
    await studies.create(study);

    assert.deepEqual(await studies.byId('study1'), study);
    assert.equal(await studies.byId('study2'), undefined);
  });

  it('lists them by title', async () => {
    const { studies } = await withStudies(makeStores);

    assert.deepEqual(
      (await studies.list()).map(({ title }) => title),
      ['A', 'B'],
    );
  });
});

onEveryDatabase('waves', (makeStores) => {
  it('keeps everything about a wave', async () => {
    const { waves } = await withStudies(makeStores);
    const wave = aWave({
      invited: 0,
      interimReleases: true,
      notice: 'A reconstruction.',
      previousWaveId: 'wave0',
    });
    assert.equal(await waves.create(wave), 'created');

    assert.deepEqual(await waves.byId('study1', 'wave1'), wave);
    assert.deepEqual(await waves.bySlug('wave1'), wave);
    assert.equal(await waves.byId('study2', 'wave1'), undefined);
    assert.equal(await waves.bySlug('wave2'), undefined);
  });

  it('tells nobody-knows from nobody-invited', async () => {
    const { waves } = await withStudies(makeStores);
    await waves.create(aWave({ invited: undefined }));

    assert.equal((await waves.byId('study1', 'wave1'))?.invited, undefined);
  });

  it('has one wave for an address in the whole installation', async () => {
    const { waves } = await withStudies(makeStores);
    await waves.create(aWave({ slug: 'national-2026' }));

    assert.equal(
      await waves.create(aWave({ studyId: 'study2', waveId: 'w2', slug: 'national-2026' })),
      'slug-taken',
    );
    assert.deepEqual(await waves.ofStudy('study2'), []);
  });

  it('lists the waves of a study or of all, the latest first', async () => {
    const { waves } = await withStudies(makeStores);
    await waves.create(aWave({ waveId: 'old', opensOn: '2025-03-02' }));
    await waves.create(aWave({ waveId: 'new', opensOn: '2026-03-02' }));
    await waves.create(aWave({ waveId: 'other', studyId: 'study2', opensOn: '2025-09-01' }));

    const ids = (found: readonly { readonly waveId: string }[]) => found.map(({ waveId }) => waveId);
    assert.deepEqual(ids(await waves.ofStudy('study1')), ['new', 'old']);
    assert.deepEqual(ids(await waves.list()), ['new', 'other', 'old']);
  });

  it('changes its state for one of two who try at once', async () => {
    const { waves } = await withStudies(makeStores);
    await waves.create(aWave({ state: 'open' }));
    const close = () => waves.setState('study1', 'wave1', { from: 'open', to: 'closed' });

    assert.deepEqual((await Promise.all([close(), close()])).toSorted(), ['changed', 'not-changed']);
    assert.equal((await waves.byId('study1', 'wave1'))?.state, 'closed');
  });

  it('publishes a release of its own and of no other wave, and takes it back', async () => {
    const { waves, releases } = await withStudies(makeStores);
    await waves.create(aWave({ waveId: 'wave1' }));
    await waves.create(aWave({ waveId: 'wave2' }));
    await releases.store(aRelease({ waveId: 'wave1', releaseId: 'r1' }));

    assert.equal(await waves.publishRelease('study1', 'wave2', 'r1'), 'not-found');
    assert.equal(await waves.publishRelease('study1', 'wave1', 'r1'), 'published');
    assert.equal((await waves.byId('study1', 'wave1'))?.publishedReleaseId, 'r1');
    assert.equal((await waves.byId('study1', 'wave2'))?.publishedReleaseId, undefined);
    await waves.unpublish('study1', 'wave1');
    assert.equal((await waves.byId('study1', 'wave1'))?.publishedReleaseId, undefined);
  });
});

onEveryDatabase('institutions', (makeStores) => {
  it('adds institutions, and keeps the names of those it has', async () => {
    const { institutions } = await withStudies(makeStores);
    await institutions.addMany([anInstitution({ institutionId: 'a', name: 'Alpha' })]);
    await institutions.addMany([
      anInstitution({ institutionId: 'b', name: 'Beta' }),
      anInstitution({ institutionId: 'a', name: 'Renamed' }),
    ]);
    await institutions.addMany([]);

    assert.deepEqual(await institutions.ofStudy('study1'), [
      anInstitution({ institutionId: 'a', name: 'Alpha' }),
      anInstitution({ institutionId: 'b', name: 'Beta' }),
    ]);
    assert.deepEqual(await institutions.ofStudy('study2'), []);
  });

  it('adds more than fit into one statement', async () => {
    const { institutions } = await withStudies(makeStores);
    const many = Array.from({ length: 1201 }, (_, index) =>
      anInstitution({ institutionId: `i${String(index).padStart(4, '0')}`, name: 'Same' }),
    );
    await institutions.addMany(many);

    assert.deepEqual(await institutions.ofStudy('study1'), many);
  });

  it('replaces the frame of a wave as a whole, and needs institutions that exist', async () => {
    const { waves, institutions } = await withStudies(makeStores);
    await waves.create(aWave());
    await institutions.addMany(['a', 'b'].map((institutionId) => anInstitution({ institutionId })));
    await institutions.setFrame('study1', 'wave1', [
      { institutionId: 'a', eligible: 3 },
      { institutionId: 'b', eligible: 12 },
    ]);
    await institutions.setFrame('study1', 'wave1', [{ institutionId: 'b', eligible: 15 }]);

    assert.deepEqual(await institutions.frameOf('study1', 'wave1'), [{ institutionId: 'b', eligible: 15 }]);
    assert.deepEqual(await institutions.frameOf('study1', 'wave2'), []);
    await assert.rejects(
      institutions.setFrame('study1', 'wave1', [{ institutionId: 'unknown', eligible: 1 }]),
      /foreign key/i,
    );
  });
});

onEveryDatabase('the audit', (makeStores) => {
  it('tells what was done in a study, the latest first', async () => {
    const { audit } = await withStudies(makeStores);
    const entry = (entryId: string, at: string) => ({
      studyId: 'study1',
      entryId,
      at,
      accountId: 'account1',
      action: 'wave.open',
      detail: 'wave1',
    });
    const early = entry('e2', '2026-03-02T10:00:00.000Z');
    const late = entry('e1', '2026-03-02T11:00:00.000Z');
    await audit.add(early);
    await audit.add(late);
    await audit.add({ ...late, studyId: 'study2' });

    assert.deepEqual(await audit.ofStudy('study1'), [late, early]);
    assert.deepEqual(await audit.ofStudy('study1', 1), [late]);
  });
});
