/** The life of a wave: created, opened once, closed once, and what each step leaves in the two stores. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Wave } from '../../../data/registry/waves.repository.ts';
import { Problem } from '../../../server/problem.ts';
import { makeWaveLife, type NewInstitution, type NewWave } from '../../../server/study/wave-life.ts';
import { aStudy, aWave } from '../../support/builders.ts';
import { onDatabase, type TestStores } from '../../support/databases.ts';

function aNewWave(given: Partial<NewWave> = {}): NewWave {
  const { waveId: _, state: __, publishedReleaseId: ___, ...wave } = aWave({ slug: 'first' });
  return { ...wave, ...given };
}

const FRAME: readonly NewInstitution[] = [
  { institutionId: 'north', name: 'Northbridge', country: 'GB', eligible: 12 },
  { institutionId: 'south', name: 'Southern', country: 'IE', eligible: 7 },
];

async function aLife({ registry, ballots }: TestStores) {
  const { studies, waves, jobs, audit, institutions } = registry.repositories;
  const { waveStates } = ballots.repositories;
  await studies.create(aStudy());
  let ids = 0;
  const life = makeWaveLife({
    registry: registry.repositories,
    inRegistryTransaction: registry.withTransaction,
    waveStates,
    newId: () => {
      ids += 1;
      return `id${ids}`;
    },
    now: () => new Date('2026-03-10T12:00:00Z'),
  });
  return {
    life,
    institutions,
    /** The wave as the registry has it now. */
    stored: async ({ slug }: Wave) => (await waves.bySlug(slug)) ?? assert.fail(`no wave ${slug}`),
    importKey: ({ studyId, waveId }: Wave, offered: string) =>
      registry.withTransaction(({ importKeys }) => importKeys.provide(studyId, waveId, offered)),
    importKeysLeft: async () => (await registry.db.selectFrom('import_keys').selectAll().execute()).length,
    ballotStoreState: ({ studyId, waveId }: Wave) => waveStates.get(studyId, waveId),
    jobsOf: ({ studyId, waveId }: Wave) => jobs.ofWave(studyId, waveId),
    actions: async () => (await audit.ofStudy('study1')).map(({ action }) => action).sort(),
    failJob: async () => {
      const job = await jobs.claim({ leaseOwner: 'a', leaseUntil: '2027' }, '2026-03-10T12:00:00Z');
      await jobs.fail(job?.jobId ?? '', 'a', 'no disk space');
    },
  };
}

function isProblem(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Problem && error.code === code;
}

describe('a new wave', () => {
  const makeStores = onDatabase('sqlite');

  it('is a draft with its sampling frame, and the ballot store knows nothing of it', async () => {
    const { life, stored, ballotStoreState, institutions, actions } = await aLife(await makeStores());
    const wave = await life.create(aNewWave(), FRAME);
    assert.equal((await stored(wave)).state, 'draft');
    assert.deepEqual(await institutions.frameOf('study1', wave.waveId), [
      { institutionId: 'north', eligible: 12 },
      { institutionId: 'south', eligible: 7 },
    ]);
    assert.deepEqual((await institutions.ofStudy('study1')).map(({ name }) => name).sort(), [
      'Northbridge',
      'Southern',
    ]);
    assert.equal(await ballotStoreState(wave), undefined);
    assert.deepEqual(await actions(), ['wave-created']);
  });

  it('cannot have the address of another wave, and then leaves nothing behind', async () => {
    const { life, institutions, actions } = await aLife(await makeStores());
    await life.create(aNewWave(), []);
    await assert.rejects(life.create(aNewWave({ title: 'Another' }), FRAME), isProblem('slug-taken'));
    assert.deepEqual(await institutions.ofStudy('study1'), []);
    assert.deepEqual(await actions(), ['wave-created']);
  });

  it('cannot be anonymous, since that is not built', async () => {
    const { life, actions } = await aLife(await makeStores());
    await assert.rejects(life.create(aNewWave({ mode: 'anonymous' }), []), isProblem('anonymous-not-built'));
    assert.deepEqual(await actions(), []);
  });
});

describe('opening a wave', () => {
  const makeStores = onDatabase('sqlite');

  it('gives the ballot store its copy, which takes ballots from then on', async () => {
    const { life, stored, ballotStoreState } = await aLife(await makeStores());
    const wave = await life.create(aNewWave({ form: 'core', mode: 'confidential' }), FRAME);
    await life.open(wave, 'ada');
    assert.equal((await stored(wave)).state, 'open');
    assert.deepEqual(await ballotStoreState(wave), {
      studyId: 'study1',
      waveId: wave.waveId,
      state: 'open',
      contactPeriod: 0,
      instrumentHash: wave.instrumentHash,
      form: 'core',
      mode: 'confidential',
      strata: ['none', 'north', 'south'],
      publicKeys: {},
    });
  });

  it('twice is the same as once', async () => {
    const { life, stored, actions } = await aLife(await makeStores());
    const wave = await life.create(aNewWave(), []);
    await life.open(wave, 'ada');
    await life.open(await stored(wave), 'ada');
    // And from a page that still shows the draft.
    await life.open(wave, 'ada');
    assert.equal((await stored(wave)).state, 'open');
    assert.deepEqual(await actions(), ['wave-created', 'wave-opened']);
  });

  it('completes what a crash left between the two stores', async () => {
    const stores = await makeStores();
    const { life, stored } = await aLife(stores);
    const wave = await life.create(aNewWave(), []);
    const crashing = makeWaveLife({
      registry: stores.registry.repositories,
      inRegistryTransaction: () => Promise.reject(new Error('killed')),
      waveStates: stores.ballots.repositories.waveStates,
      newId: () => 'never',
      now: () => new Date(0),
    });
    await assert.rejects(crashing.open(wave, 'ada'), /killed/);
    assert.equal((await stored(wave)).state, 'draft');
    await life.open(wave, 'ada');
    assert.equal((await stored(wave)).state, 'open');
  });

  it('is refused once it is closed', async () => {
    const { life, stored, ballotStoreState } = await aLife(await makeStores());
    const wave = await life.create(aNewWave(), []);
    await life.open(wave, 'ada');
    await life.close(await stored(wave), 'ada');
    await assert.rejects(life.open(await stored(wave), 'ada'), isProblem('wave-closed'));
    // From a page that still shows the draft it changes nothing either.
    await life.open(wave, 'ada');
    assert.equal((await stored(wave)).state, 'closed');
    assert.equal((await ballotStoreState(wave))?.state, 'open');
  });
});

describe('closing a wave', () => {
  const makeStores = onDatabase('sqlite');

  async function anOpenWave() {
    const parts = await aLife(await makeStores());
    const wave = await parts.life.create(aNewWave(), []);
    await parts.life.open(wave, 'ada');
    return { ...parts, wave: await parts.stored(wave) };
  }

  it('before its last day moves that day, so that no page names one that was only planned', async () => {
    const { life, stored } = await aLife(await makeStores());
    const planned = aNewWave({ timeZone: 'Europe/London', opensOn: '2026-03-01', closesOn: '2026-12-31' });
    const wave = await life.create(planned, []);
    await life.open(wave, 'ada');
    await life.close(await stored(wave), 'ada');
    assert.equal((await stored(wave)).closesOn, '2026-03-11');
  });

  it('queues its final release', async () => {
    const { life, wave, stored, jobsOf } = await anOpenWave();
    const jobId = await life.close(wave, 'ada');
    assert.equal((await stored(wave)).state, 'closed');
    assert.deepEqual(
      (await jobsOf(wave)).map((job) => [job.jobId, job.kind, job.state, job.payload]),
      [[jobId, 'release', 'queued', { kind: 'final' }]],
    );
  });

  it('deletes the key by which imported rows could be led back to people, and gives out no other', async () => {
    const { life, wave, importKey, importKeysLeft } = await anOpenWave();
    assert.equal(await importKey(wave, 'aa'), 'aa');
    assert.equal(await importKey(wave, 'bb'), 'aa');
    await life.close(wave, 'ada');
    assert.equal(await importKeysLeft(), 0);
    assert.equal(await importKey(wave, 'cc'), 'not-open');
    assert.equal(await importKeysLeft(), 0);
  });

  it('queues one release, however often and however many at once', async () => {
    const { life, wave, stored, jobsOf, actions } = await anOpenWave();
    const atOnce = await Promise.all([
      life.close(wave, 'ada'),
      life.close(wave, 'bea'),
      life.close(wave, ''),
    ]);
    const later = await life.close(await stored(wave), 'ada');
    assert.equal(new Set([...atOnce, later]).size, 1);
    assert.equal((await jobsOf(wave)).length, 1);
    assert.deepEqual(await actions(), ['wave-closed', 'wave-created', 'wave-opened']);
  });

  it('again tries the release anew once it was given up, and only then', async () => {
    const { life, wave, stored, jobsOf, failJob } = await anOpenWave();
    const first = await life.close(wave, 'ada');
    await failJob();
    const closed = await stored(wave);
    const second = await life.close(closed, 'ada');
    assert.equal(await life.close(closed, 'ada'), second);
    assert.notEqual(second, first);
    assert.deepEqual((await jobsOf(wave)).map(({ state }) => state).sort(), ['failed', 'queued']);
  });

  it('is refused for a draft', async () => {
    const { life, jobsOf } = await aLife(await makeStores());
    const wave = await life.create(aNewWave(), []);
    await assert.rejects(life.close(wave, 'ada'), isProblem('wave-not-open'));
    assert.deepEqual(await jobsOf(wave), []);
  });
});

describe('an interim release', () => {
  const makeStores = onDatabase('sqlite');

  for (const [what, given, isOpen, code] of [
    ['where the wave does not allow it', { interimReleases: false }, true, 'no-interim-releases'],
    ['of a draft', { interimReleases: true }, false, 'wave-not-open'],
  ] as const) {
    it(`is refused ${what}`, async () => {
      const { life, stored, jobsOf } = await aLife(await makeStores());
      const wave = await life.create(aNewWave(given), []);
      if (isOpen) await life.open(wave, 'ada');
      await assert.rejects(life.releaseInterim(await stored(wave), 'ada'), isProblem(code));
      assert.deepEqual(await jobsOf(wave), []);
    });
  }

  it('is queued where the wave allows it, and the wave stays open', async () => {
    const { life, stored, jobsOf } = await aLife(await makeStores());
    const wave = await life.create(aNewWave({ interimReleases: true }), []);
    await life.open(wave, 'ada');
    await life.releaseInterim(await stored(wave), 'ada');
    assert.deepEqual(
      (await jobsOf(wave)).map(({ payload }) => payload),
      [{ kind: 'interim' }],
    );
    assert.equal((await stored(wave)).state, 'open');
  });
});
