/** Storing an import: all or nothing, once, and never into a wave that is sealed. */

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { type ImportResult, importResponses } from '../../../server/import/import-responses.ts';
import { planImport } from '../../../server/import/plan-import.ts';
import { planImportInWorker } from '../../../server/import/plan-import-in-worker.ts';
import { aWaveState } from '../../support/builders.ts';
import { type MakeStores, onEveryDatabase, type TestStores } from '../../support/databases.ts';
import { type FileParts, planOf, requestOf } from './educator-file.ts';

const WAVE = { studyId: 'study1', waveId: 'wave1' };
const FILE = 'respondent,role,institution,barriers\na,1,hei-01,No time\nb,2,hei-02,\n';
const INSTITUTIONS = ['hei-01', 'hei-02'].map((institutionId) => ({ institutionId, name: institutionId }));

async function withOpenWave(makeStores: MakeStores, mode: 'open' | 'confidential' = 'confidential') {
  const stores = await makeStores();
  const { waveStates } = stores.ballots.repositories;
  await waveStates.put(aWaveState({ ...WAVE, mode, strata: ['none', 'hei-01'] }));
  await waveStates.open('study1', 'wave1');
  return stores;
}

function importFile(
  { ballots }: TestStores,
  file: string,
  order: { isDryRun?: boolean; skipBadRows?: boolean } & FileParts = {},
): Promise<ImportResult> {
  const { isDryRun = false, skipBadRows = false, ...parts } = order;
  const request = requestOf(file, { options: { institutions: INSTITUTIONS }, ...parts });
  return importResponses(
    { withTransaction: ballots.withTransaction, plan: planImport },
    { wave: WAVE, request, isDryRun, skipBadRows },
  );
}

const storedIn = async ({ ballots }: TestStores) => ({
  ballots: await Array.fromAsync(ballots.repositories.ballots.ofWave('study1', 'wave1')),
  texts: await Array.fromAsync(ballots.repositories.texts.ofWave('study1', 'wave1')),
});

const countsOf = (result: ImportResult) =>
  result.kind === 'stored' ? [result.stored, result.alreadyImported] : result.kind;

onEveryDatabase('an import', (makeStores) => {
  it('stores every row as a ballot of the channel import that nobody can withdraw', async () => {
    const stores = await withOpenWave(makeStores);
    assert.deepEqual(countsOf(await importFile(stores, FILE)), [2, 0]);

    const { ballots, texts } = await storedIn(stores);
    assert.deepEqual(
      new Set(ballots.map(({ channel, withdrawalHash }) => `${channel}${withdrawalHash}`)),
      new Set(['import']),
    );
    assert.deepEqual(ballots.map(({ stratumId }) => stratumId).sort(), ['hei-01', 'none']);
    assert.deepEqual(
      texts.map(({ itemId, text }) => [itemId, text]),
      [['barriers', 'No time']],
    );
    assert.ok(ballots.every(({ nullifier }) => nullifier !== texts[0]?.textHash));
  });

  it('takes an institution as a claim in the open mode', async () => {
    const stores = await withOpenWave(makeStores, 'open');
    await importFile(stores, FILE);
    const { ballots } = await storedIn(stores);
    assert.deepEqual(new Set(ballots.map(({ stratumId }) => stratumId)), new Set(['none']));
    assert.deepEqual(ballots.map(({ declaredInstitutionId }) => declaredInstitutionId).sort(), [
      'hei-01',
      'hei-02',
    ]);
  });

  it('recognises rows that came before, by respondent or by file and row', async () => {
    const stores = await withOpenWave(makeStores);
    await importFile(stores, FILE);
    assert.deepEqual(countsOf(await importFile(stores, FILE)), [0, 2]);
    assert.deepEqual(countsOf(await importFile(stores, `${FILE}c,3,,\n`)), [1, 2]);

    const withoutKeys = 'role\n1\n1\n';
    assert.deepEqual(countsOf(await importFile(stores, withoutKeys)), [2, 0]);
    assert.deepEqual(countsOf(await importFile(stores, withoutKeys)), [0, 2]);
    const { ballots, texts } = await storedIn(stores);
    assert.equal(ballots.length, 5);
    assert.equal(texts.length, 1);
  });

  it('stores nothing where one row is bad, and the good rows where bad ones may be left out', async () => {
    const stores = await withOpenWave(makeStores);
    const bad = `${FILE}c,9,,\n`;
    assert.equal(countsOf(await importFile(stores, bad)), 'refused');
    assert.equal((await storedIn(stores)).ballots.length, 0);
    assert.deepEqual(countsOf(await importFile(stores, bad, { skipBadRows: true })), [2, 0]);
  });

  it('stores nothing where the header is bad, whatever may be left out', async () => {
    const stores = await withOpenWave(makeStores);
    const result = await importFile(stores, 'role,role\n1,1\n', { skipBadRows: true });
    assert.equal(countsOf(result), 'refused');
    assert.equal((await storedIn(stores)).ballots.length, 0);
  });

  it('stores nothing in a dry run', async () => {
    const stores = await withOpenWave(makeStores);
    const result = await importFile(stores, FILE, { isDryRun: true });
    assert.equal(result.kind, 'dry-run');
    assert.equal(result.plan.rows.length, 2);
    assert.equal((await storedIn(stores)).ballots.length, 0);
  });

  it('is refused by a wave that is unknown, waiting or sealed', async () => {
    const stores = await makeStores();
    const { waveStates } = stores.ballots.repositories;
    await assert.rejects(importFile(stores, FILE), { code: 'wave-not-found' });
    await waveStates.put(aWaveState(WAVE));
    await assert.rejects(importFile(stores, FILE), { code: 'wave-not-open' });
    await waveStates.open('study1', 'wave1');
    await waveStates.seal('study1', 'wave1');
    await assert.rejects(importFile(stores, FILE), { code: 'wave-closed' });
  });
});

it('a plan made in a worker is the plan made here, and so is a refusal', async () => {
  assert.deepEqual(await planImportInWorker(requestOf(FILE)), await planOf(FILE));
  await assert.rejects(planImportInWorker(requestOf(new Uint8Array([0xff, 0xff, 0x00]))), {
    code: 'import-unreadable',
  });
});
