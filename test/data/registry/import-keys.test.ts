/** Import keys: one for each open wave, none for any other, and gone without a trace in the table. */

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { aStudy, aWave } from '../../support/builders.ts';
import { onEveryDatabase } from '../../support/databases.ts';

onEveryDatabase('the import key', (makeStores) => {
  async function withWaves() {
    const { registry } = await makeStores();
    const { studies, waves } = registry.repositories;
    await studies.create(aStudy());
    for (const state of ['draft', 'open', 'closed'] as const)
      await waves.create(aWave({ waveId: state, state }));
    return {
      registry,
      provide: (waveId: string, offered: string) =>
        registry.withTransaction(({ importKeys }) => importKeys.provide('study1', waveId, offered)),
    };
  }

  it('of an open wave is the first that was offered', async () => {
    const { provide } = await withWaves();
    const [one, other] = await Promise.all([provide('open', 'aa'), provide('open', 'bb')]);
    assert.equal(one, other);
    assert.ok(one === 'aa' || one === 'bb');
    assert.equal(await provide('open', 'cc'), one);
  });

  it('is given for no wave that is not open', async () => {
    const { provide } = await withWaves();
    for (const waveId of ['draft', 'closed', 'nowhere'])
      assert.equal(await provide(waveId, 'aa'), 'not-open');
  });

  it('goes when it is removed, which may be done twice', async () => {
    const { registry, provide } = await withWaves();
    await provide('open', 'aa');
    const { importKeys } = registry.repositories;
    for (let time = 0; time < 2; time += 1) await importKeys.remove('study1', 'open');
    assert.deepEqual(await registry.db.selectFrom('import_keys').selectAll().execute(), []);
  });

  it('is never made for a wave that is being closed at the same moment', async () => {
    const { registry, provide } = await withWaves();
    const close = registry.withTransaction(async ({ waves, importKeys }) => {
      await waves.setState('study1', 'open', { from: 'open', to: 'closed' });
      await importKeys.remove('study1', 'open');
    });
    await Promise.all([provide('open', 'aa'), close, provide('open', 'bb')]);
    assert.deepEqual(await registry.db.selectFrom('import_keys').selectAll().execute(), []);
  });
});
