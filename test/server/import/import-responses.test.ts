/** Storing an import: all or nothing, once, and never into a wave that is sealed. */

import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { it } from 'node:test';

import { type ImportResult, importResponses } from '../../../server/import/import-responses.ts';
import { planImport } from '../../../server/import/plan-import.ts';
import { aWaveState } from '../../support/builders.ts';
import { type MakeStores, onEveryDatabase, type TestStores } from '../../support/databases.ts';
import { type FileParts, requestOf } from './educator-file.ts';

const WAVE = { studyId: 'study1', waveId: 'wave1' };
/** Of the wave; kept in the registry. */
const KEY = Buffer.alloc(32, 7);
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
  order: { isDryRun?: boolean; skipBadRows?: boolean; importKey?: Buffer } & FileParts = {},
): Promise<ImportResult> {
  const { isDryRun = false, skipBadRows = false, importKey = KEY, ...parts } = order;
  const request = requestOf(file, { options: { institutions: INSTITUTIONS }, ...parts });
  return importResponses(
    { withTransaction: ballots.withTransaction, plan: planImport },
    { wave: WAVE, importKey, request, isDryRun, skipBadRows },
  );
}

/** Hashes of a respondent that need no secret. */
function guessesOf(respondent: string): readonly string[] {
  const words = `study1/wave1/respondent/${respondent}`;
  return [
    createHash('sha256').update(respondent).digest('hex'),
    ...['nullifier', 'texts'].map((use) =>
      createHmac('sha256', `readout v1 imported ${use}`).update(words).digest('hex'),
    ),
  ];
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

  it('cannot be led back to people by who has their list, the file and the ballot store, but not the key', async () => {
    const stores = await withOpenWave(makeStores);
    await importFile(stores, FILE);
    const { ballots, texts } = await storedIn(stores);
    const kept = new Set([
      ...ballots.map(({ nullifier }) => nullifier),
      ...texts.map(({ textHash }) => textHash),
    ]);

    // The same list under another key, or under one that anybody can guess, gives other hashes.
    const elsewhere = await withOpenWave(makeStores);
    for (const importKey of [Buffer.alloc(32), Buffer.from('readout v1 imported nullifier')]) {
      await importFile(elsewhere, FILE, { importKey });
    }
    const guessed = await storedIn(elsewhere);
    assert.equal(guessed.ballots.length, 4);
    for (const { nullifier } of guessed.ballots) assert.ok(!kept.has(nullifier));
    for (const { textHash } of guessed.texts) assert.ok(!kept.has(textHash));
    for (const guess of guessesOf('a')) assert.ok(!kept.has(guess));
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
