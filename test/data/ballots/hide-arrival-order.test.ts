/** After the rewrite the files tell neither who answered first nor what was deleted. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import Database from 'better-sqlite3';
import { sql } from 'kysely';

import { type BallotStore, openBallots } from '../../../data/ballots/open-ballots.ts';
import { aBallot, aDraft, aText, aWaveState } from '../../support/builders.ts';
import { onDatabase } from '../../support/databases.ts';

const COUNT = 20;

/** Random keys, as respondents' secrets give them, in the order of arrival. */
const ARRIVALS = Array.from({ length: COUNT }, (_, index) =>
  createHash('sha256').update(`respondent ${index}`).digest('hex'),
);
const IN_KEY_ORDER = ARRIVALS.toSorted();

/** Found in the row of a ballot, and in no index. */
const markOf = (nullifier: string) => `mark-${nullifier.slice(0, 16)}`;
const DELETED = 'an answer that was never sent';

async function fill({ repositories }: BallotStore): Promise<void> {
  const { waveStates, ballots, texts, drafts } = repositories;
  await waveStates.put(aWaveState());
  for (const nullifier of ARRIVALS) {
    await ballots.cast(aBallot({ nullifier, stratumId: markOf(nullifier) }));
    await texts.addMany([aText({ textHash: nullifier })]);
    await drafts.save(aDraft({ draftHash: nullifier, body: nullifier === ARRIVALS[3] ? DELETED : 'other' }));
  }
  await drafts.remove('study1', 'wave1', ARRIVALS[3] ?? '');
}

describe('hiding the order of arrival, on sqlite', () => {
  async function aFilledStore(t: TestContext) {
    const folder = mkdtempSync(join(tmpdir(), 'readout-test-'));
    const file = join(folder, 'ballots.db');
    const store = await openBallots({ file });
    t.after(async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    });
    await fill(store);
    return { store, file };
  }

  /** Cells fill a page from its end, so the order of writing is read backwards. */
  function orderInFile(file: string): readonly string[] {
    const bytes = readFileSync(file);
    const places = ARRIVALS.map((nullifier) => ({ nullifier, at: bytes.indexOf(markOf(nullifier)) }));
    assert.ok(places.every(({ at }) => at > 0));
    return places.toSorted((a, b) => b.at - a.at).map(({ nullifier }) => nullifier);
  }

  const holds = (file: string, text: string) => readFileSync(file).includes(text);

  it('leaves the rows in the order of their keys, where before they lay in the order of arrival', async (t) => {
    const { store, file } = await aFilledStore(t);
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(store.db);
    assert.deepEqual(orderInFile(file), ARRIVALS);

    assert.deepEqual(await store.hideArrivalOrder(), { isHidden: true, obstacles: [] });
    assert.deepEqual(orderInFile(file), IN_KEY_ORDER);
  });

  it('leaves nothing of a deleted draft in the file or its log', async (t) => {
    const { store, file } = await aFilledStore(t);
    assert.equal(holds(`${file}-wal`, DELETED), true);

    await store.hideArrivalOrder();
    assert.equal(holds(`${file}-wal`, DELETED) || holds(file, DELETED), false);
    assert.equal(readFileSync(`${file}-wal`).length, 0);
  });

  it('loses nothing, and the store goes on', async (t) => {
    const { store } = await aFilledStore(t);
    await store.hideArrivalOrder();

    assert.equal(await store.repositories.ballots.countOfWave('study1', 'wave1'), COUNT);
    assert.equal(await store.repositories.ballots.cast(aBallot({ nullifier: 'later' })), 'cast');
  });

  it('says so when somebody who reads keeps the log in use', async (t) => {
    const { store, file } = await aFilledStore(t);
    const reader = new Database(file);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM ballots').get();

    assert.deepEqual(await store.hideArrivalOrder(), { isHidden: false, obstacles: ['log-in-use'] });
    reader.close();
    assert.equal((await store.hideArrivalOrder()).isHidden, true);
  });
});

describe('hiding the order of arrival, on postgres', () => {
  const makeStores = onDatabase('postgres');

  async function aFilledStore() {
    const { ballots } = await makeStores();
    await fill(ballots);
    return ballots;
  }

  async function keysBy(
    store: BallotStore,
    column: 'ctid' | 'xmin::text::bigint',
  ): Promise<readonly string[]> {
    const { rows } = await sql<{ nullifier: string }>`
      select nullifier from ballots order by ${sql.raw(column)}, nullifier
    `.execute(store.db);
    return rows.map(({ nullifier }) => nullifier);
  }

  it('leaves the rows in the order of their keys, in place and in transaction numbers', async () => {
    const store = await aFilledStore();
    assert.deepEqual(await keysBy(store, 'ctid'), ARRIVALS);
    assert.deepEqual(await keysBy(store, 'xmin::text::bigint'), ARRIVALS);

    assert.deepEqual(await store.hideArrivalOrder(), { isHidden: true, obstacles: [] });
    assert.deepEqual(await keysBy(store, 'ctid'), IN_KEY_ORDER);
    assert.deepEqual(await keysBy(store, 'xmin::text::bigint'), IN_KEY_ORDER);
  });

  it('leaves no ballot in the log of changes', async () => {
    const store = await aFilledStore();
    const logFilesWith = async (text: string) => {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from pg_ls_waldir() as log
        where position(convert_to(${text}, 'UTF8') in pg_read_binary_file('pg_wal/' || log.name, true)) > 0
      `.execute(store.db);
      return rows[0]?.n;
    };
    const mark = markOf(ARRIVALS[0] ?? '');
    assert.equal(await logFilesWith(mark), 1);

    await store.hideArrivalOrder();
    assert.equal(await logFilesWith(mark), 0);
  });

  it('loses nothing of ballots, texts and drafts', async () => {
    const store = await aFilledStore();
    const { ballots, texts, drafts } = store.repositories;
    const before = [
      await Array.fromAsync(ballots.ofWave('study1', 'wave1')),
      await Array.fromAsync(texts.ofWave('study1', 'wave1')),
    ];
    await store.hideArrivalOrder();

    assert.deepEqual(
      [
        await Array.fromAsync(ballots.ofWave('study1', 'wave1')),
        await Array.fromAsync(texts.ofWave('study1', 'wave1')),
      ],
      before,
    );
    assert.notEqual(await drafts.find('study1', 'wave1', ARRIVALS[0] ?? ''), undefined);
    assert.equal(await ballots.cast(aBallot({ nullifier: ARRIVALS[0] ?? '' })), 'already-cast');
  });

  it('says so when the role may not empty the log', async () => {
    const store = await aFilledStore();
    const plain = await asPlainOwner(store);

    const { isHidden, obstacles } = await plain.hideArrivalOrder();
    assert.equal(isHidden, false);
    assert.deepEqual(obstacles, ['log-not-permitted']);
    await plain.close();
  });

  /** The same database, seen by an owner who is no superuser, as managed services have it. */
  async function asPlainOwner(store: BallotStore): Promise<BallotStore> {
    const { rows } = await sql<{ name: string; port: number }>`
      select current_database() as name, inet_server_port() as port
    `.execute(store.db);
    const { name, port } = rows[0] ?? { name: '', port: 0 };
    await sql`create role plain login`.execute(store.db);
    await sql`alter database ${sql.ref(name)} owner to plain`.execute(store.db);
    for (const table of ['waves', 'ballots', 'texts', 'drafts', 'ballots_migrations']) {
      await sql`alter table ${sql.ref(table)} owner to plain`.execute(store.db);
    }
    return openBallots(`postgres://plain@127.0.0.1:${port}/${name}`);
  }
});
