/** The demonstration: which waves and people there are when it has been built. */

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';

import { renewDemoAccounts } from '../../../server/demo/demo-accounts.ts';
import { buildDemo, type DemoDependencies } from '../../../server/demo/demo-data.ts';
import { makeCreateStudy } from '../../../server/study/create-study.ts';
import { makeWaveLife } from '../../../server/study/wave-life.ts';
import { onDatabase, type TestStores } from '../../support/databases.ts';
import { SHIPPED, shippedText } from '../../survey-definitions/shipped.ts';
import { EDUCATOR } from '../import/educator-file.ts';

const NOW = new Date('2026-11-23T10:00:00Z');

async function aDemo(makeStores: () => Promise<TestStores>) {
  const stores = await makeStores();
  const released: string[] = [];
  const demo = await buildDemo(await dependenciesOf(stores, released), () => {});
  return { ...stores, demo, released };
}

async function dependenciesOf(stores: TestStores, released: string[]): Promise<DemoDependencies> {
  const { repositories, withTransaction } = stores.registry;
  const newId = () => randomBytes(16).toString('hex');
  const { waveStates } = stores.ballots.repositories;
  const instrumentHash = await published(stores);
  return {
    ...EDUCATOR,
    instrumentHash,
    createStudy: (study) =>
      makeCreateStudy({ inRegistryTransaction: withTransaction, newId, now: () => NOW })({
        ...study,
        stewardEmail: undefined,
      }),
    waveLife: makeWaveLife({
      registry: repositories,
      inRegistryTransaction: withTransaction,
      waveStates,
      newId,
      now: () => NOW,
    }),
    withBallotsTransaction: stores.ballots.withTransaction,
    release: async (wave) => {
      await waveStates.seal(wave.studyId, wave.waveId);
      released.push(wave.slug);
    },
    accounts: {
      accounts: repositories.accounts,
      grants: repositories.grants,
      hashPassword: async (password) => createHash('sha256').update(password).digest('hex'),
      randomBytes,
      newId,
    },
    now: () => NOW,
    randomBytes,
  };
}

async function published({ registry }: TestStores): Promise<string> {
  const [shipped] = SHIPPED.filter(({ id }) => id === 'educator-readiness');
  assert.ok(shipped);
  await registry.repositories.instruments.publish({
    instrumentHash: shipped.hash,
    instrumentId: shipped.id,
    version: shipped.version,
    structure: shippedText(shipped),
    textsByLocale: { 'en-GB': shippedText(shipped, 'en-GB') },
  });
  return shipped.hash;
}

describe('the demonstration', () => {
  const makeStores = onDatabase('sqlite');

  it('has four waves with their responses; all but the open one are released', async () => {
    const { demo, ballots, released } = await aDemo(makeStores);
    const counts = [];
    for (const { slug, studyId, waveId, mode } of demo.waves) {
      counts.push([slug, mode, await ballots.repositories.ballots.countOfWave(studyId, waveId)]);
    }
    assert.deepEqual(counts, [
      ['reconstruction-2023', 'open', 33],
      ['national-2025', 'confidential', 352],
      ['national-2026', 'confidential', 373],
      ['open-now', 'open', 39],
    ]);
    assert.deepEqual(released, ['reconstruction-2023', 'national-2025', 'national-2026']);
  });

  it('labels every wave as what it is', async () => {
    const { demo } = await aDemo(makeStores);
    const [reconstruction, ...others] = demo.waves;
    assert.match(reconstruction?.notice ?? '', /reconstruction, not real answers/);
    for (const wave of others) assert.match(wave.notice, /simulated/);
  });

  it('has the national waves in one study, the later after the earlier, with 40 institutions as strata', async () => {
    const { demo, registry, ballots } = await aDemo(makeStores);
    const [, before, latest] = demo.waves;
    assert.ok(before && latest);
    assert.equal(latest.studyId, before.studyId);
    assert.equal(latest.previousWaveId, before.waveId);
    const frame = await registry.repositories.institutions.frameOf(latest.studyId, latest.waveId);
    assert.equal(frame.length, 40);
    assert.equal(
      frame.reduce((sum, { eligible }) => sum + eligible, 0),
      latest.invited,
    );
    const cast = await Array.fromAsync(ballots.repositories.ballots.ofWave(latest.studyId, latest.waveId));
    assert.equal(new Set(cast.map(({ stratumId }) => stratumId)).size, 40);
    assert.ok(!cast.some(({ stratumId }) => stratumId === 'none'));
  });

  it('has the reconstruction imported, without institutions', async () => {
    const { demo, ballots } = await aDemo(makeStores);
    const [wave] = demo.waves;
    assert.ok(wave);
    const cast = await Array.fromAsync(ballots.repositories.ballots.ofWave(wave.studyId, wave.waveId));
    assert.deepEqual(new Set(cast.map(({ channel }) => channel)), new Set(['import']));
    assert.deepEqual(
      new Set(cast.map((ballot) => `${ballot.stratumId} ${ballot.declaredInstitutionId}`)),
      new Set(['none undefined']),
    );
  });

  it('has a wave that is open today', async () => {
    const { demo } = await aDemo(makeStores);
    const open = demo.waves.at(-1);
    assert.equal(open?.state, 'open');
    assert.deepEqual([open?.opensOn, open?.closesOn], ['2026-11-09', '2027-01-04']);
  });

  it('has three people with passwords of their own, the lead for one institution only', async () => {
    const { demo, registry } = await aDemo(makeStores);
    assert.deepEqual(
      demo.accounts.map(({ role }) => role),
      ['steward', 'institution-lead', 'researcher'],
    );
    assert.equal(new Set(demo.accounts.map(({ password }) => password)).size, 3);
    assert.ok(demo.accounts.every(({ password }) => /^([a-z2-9]{5}-){2}[a-z2-9]{5}$/.test(password)));
    const lead = await registry.repositories.accounts.byEmail('lead@readout.example');
    const grants = await registry.repositories.grants.ofAccount(lead?.accountId ?? '');
    assert.ok(grants.length > 0 && grants.every(({ institutionId }) => institutionId !== undefined));
  });

  it('gives the same people new passwords when it is there already', async () => {
    const { demo, registry } = await aDemo(makeStores);
    const { accounts } = registry.repositories;
    const renewed = await renewDemoAccounts({
      accounts,
      hashPassword: async (password) => password,
      randomBytes,
    });
    assert.deepEqual(
      renewed.map(({ email, role }) => [email, role]),
      demo.accounts.map(({ email, role }) => [email, role]),
    );
    for (const { email, password } of renewed) {
      assert.equal((await accounts.byEmail(email))?.passwordHash, password);
      assert.ok(!demo.accounts.some((earlier) => earlier.password === password));
    }
  });
});
