/** The ballot store: one ballot for each secret, and nothing that tells the order of arrival. */

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { aBallot, aWaveState } from '../../support/builders.ts';
import { type MakeStores, onEveryDatabase } from '../../support/databases.ts';

/** More than one page of a whole-wave read, and more than one statement of a mass insert. */
const MANY = 4001;

async function withWaves(makeStores: MakeStores, ...waveIds: readonly string[]) {
  const { ballots: store } = await makeStores();
  for (const waveId of waveIds) await store.repositories.waveStates.put(aWaveState({ waveId }));
  return store;
}

function manyBallots(waveId = 'wave1') {
  return Array.from({ length: MANY }, (_, index) =>
    aBallot({ waveId, nullifier: String((index * 7919) % MANY).padStart(6, '0'), answers: [index] }),
  );
}

onEveryDatabase('ballots', (makeStores) => {
  it('accepts a secret once, and keeps what came first', async () => {
    const { ballots } = (await withWaves(makeStores, 'wave1')).repositories;
    const ballot = aBallot({ nullifier: 'n1', answers: [5, -1] });

    assert.equal(await ballots.cast(ballot), 'cast');
    assert.equal(await ballots.cast({ ...ballot, answers: [1, 1] }), 'already-cast');
    assert.deepEqual(await Array.fromAsync(ballots.ofWave('study1', 'wave1')), [ballot]);
  });

  it('takes one of fifty that arrive with the same secret at once', async () => {
    const store = await withWaves(makeStores, 'wave1');
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () =>
        store.withTransaction(async ({ waveStates, ballots }) => {
          const wave = await waveStates.get('study1', 'wave1');
          return ballots.cast(aBallot({ contactPeriod: wave?.contactPeriod ?? -1 }));
        }),
      ),
    );

    assert.equal(outcomes.filter((outcome) => outcome === 'cast').length, 1);
    assert.equal(await store.repositories.ballots.countOfWave('study1', 'wave1'), 1);
  });

  it('accepts the same secret in two waves', async () => {
    const { ballots } = (await withWaves(makeStores, 'wave1', 'wave2')).repositories;

    assert.equal(await ballots.cast(aBallot({ waveId: 'wave1' })), 'cast');
    assert.equal(await ballots.cast(aBallot({ waveId: 'wave2' })), 'cast');
  });

  it('refuses a ballot of a wave it does not know', async () => {
    const { ballots } = (await withWaves(makeStores, 'wave1')).repositories;

    await assert.rejects(ballots.cast(aBallot({ waveId: 'elsewhere' })), /foreign key/i);
  });

  it('knows which secrets were used', async () => {
    const { ballots } = (await withWaves(makeStores, 'wave1')).repositories;
    await ballots.cast(aBallot({ nullifier: 'n1' }));

    assert.equal(await ballots.isCast(aBallot({ nullifier: 'n1' })), true);
    assert.equal(await ballots.isCast(aBallot({ nullifier: 'n2' })), false);
    assert.equal(await ballots.isCast(aBallot({ nullifier: 'n1', studyId: 'study2' })), false);
  });

  it('keeps everything a ballot says, declared institution included', async () => {
    const { ballots } = (await withWaves(makeStores, 'wave1')).repositories;
    const ballot = aBallot({
      stratumId: 'institution7',
      contactPeriod: 2,
      mode: 'open',
      channel: 'no-script',
      declaredInstitutionId: 'institution9',
      answers: [-5, -4, -3, -2, -1, 0, 1, 120],
    });
    await ballots.cast(ballot);

    assert.deepEqual(await Array.fromAsync(ballots.ofWave('study1', 'wave1')), [ballot]);
  });

  it('stores many at once, tells how many were new, and reads them all in the order of their keys', async () => {
    const { ballots } = (await withWaves(makeStores, 'wave1', 'wave2')).repositories;
    const many = manyBallots();
    await ballots.cast(aBallot({ waveId: 'wave2' }));

    assert.deepEqual(await ballots.castMany(many.slice(0, 3)), { cast: 3, alreadyCast: 0 });
    assert.deepEqual(await ballots.castMany(many), { cast: MANY - 3, alreadyCast: 3 });
    assert.equal(await ballots.countOfWave('study1', 'wave1'), MANY);
    const inKeyOrder = many.toSorted((a, b) => (a.nullifier < b.nullifier ? -1 : 1));
    assert.deepEqual(await Array.fromAsync(ballots.ofWave('study1', 'wave1')), inKeyOrder);
  });

  it('stores nothing of many if one of them fails inside a transaction', async () => {
    const store = await withWaves(makeStores, 'wave1');
    const withAStranger = [...manyBallots(), aBallot({ waveId: 'elsewhere' })];

    await assert.rejects(
      store.withTransaction(({ ballots }) => ballots.castMany(withAStranger)),
      /foreign key/i,
    );
    assert.equal(await store.repositories.ballots.countOfWave('study1', 'wave1'), 0);
  });

  it('reads a whole wave for counting, every ballot once', async () => {
    const { ballots } = (await withWaves(makeStores, 'wave1')).repositories;
    await ballots.castMany(manyBallots());
    const pages = await Array.fromAsync(ballots.readWave('study1', 'wave1'));

    const firstCodes = new Set(pages.flat().map(({ codes }) => codes[0]));
    assert.equal(pages.flat().length, MANY);
    assert.equal(firstCodes.size, MANY);
    assert.deepEqual(Object.keys(pages[0]?.[0] ?? {}).toSorted(), [
      'channel',
      'codes',
      'contactPeriod',
      'declaredInstitutionId',
      'stratumId',
    ]);
  });

  it('reads nothing of a wave without ballots', async () => {
    const { ballots } = (await withWaves(makeStores, 'wave1')).repositories;

    assert.deepEqual((await Array.fromAsync(ballots.readWave('study1', 'wave1'))).flat(), []);
    assert.deepEqual(await Array.fromAsync(ballots.ofWave('study1', 'wave1')), []);
  });

  it('stays usable while a whole wave is being read', async () => {
    const { ballots } = (await withWaves(makeStores, 'wave1')).repositories;
    await ballots.castMany(manyBallots());
    const reading = ballots.ofWave('study1', 'wave1');
    await reading.next();

    assert.equal(await ballots.cast(aBallot({ nullifier: 'later' })), 'cast');
    await reading.return(undefined);
  });

  it('takes a ballot back with its withdrawal hash, in its own wave, once', async () => {
    const { ballots } = (await withWaves(makeStores, 'wave1', 'wave2')).repositories;
    await ballots.cast(aBallot({ nullifier: 'n1', withdrawalHash: 'w1' }));
    await ballots.cast(aBallot({ nullifier: 'n2', withdrawalHash: 'w2' }));

    assert.equal(await ballots.withdraw('study1', 'wave2', 'w1'), 'not-found');
    assert.equal(await ballots.withdraw('study1', 'wave1', 'w1'), 'withdrawn');
    assert.equal(await ballots.withdraw('study1', 'wave1', 'w1'), 'not-found');
    assert.equal(await ballots.isCast(aBallot({ nullifier: 'n2' })), true);
  });

  it('never takes back ballots whose receipt nobody holds', async () => {
    const { ballots } = (await withWaves(makeStores, 'wave1')).repositories;
    await ballots.cast(aBallot({ withdrawalHash: '' }));

    assert.equal(await ballots.withdraw('study1', 'wave1', ''), 'not-found');
    assert.equal(await ballots.countOfWave('study1', 'wave1'), 1);
  });
});
