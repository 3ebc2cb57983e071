/** Opening a store: the settings that durability depends on, and what is said when it cannot be opened. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import Database from 'better-sqlite3';
import { sql } from 'kysely';

import { openBallots } from '../../data/ballots/open-ballots.ts';
import { openRegistry } from '../../data/registry/open-registry.ts';
import { StoreProblem, type StoreProblemCode } from '../../data/store-problem.ts';
import { aBallot, aStudy, aWaveState } from '../support/builders.ts';
import { anEmptyDatabase } from '../support/databases.ts';

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'readout-test-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function refusal(opening: Promise<unknown>, code: StoreProblemCode): Promise<string> {
  const error = await opening.then(
    () => assert.fail('it opened'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof StoreProblem, String(error));
  assert.equal(error.code, code);
  return error.message;
}

describe('an SQLite store', () => {
  it('is set so that what was acknowledged survives, and what was deleted is gone', async (t) => {
    const store = await openBallots({ file: join(aFolder(t), 'ballots.db') });
    const settings = {
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      secure_delete: 1,
      trusted_schema: 0,
      temp_store: 2,
      wal_autocheckpoint: 1000,
    };
    for (const [name, expected] of Object.entries(settings)) {
      const { rows } = await sql<Record<string, unknown>>`${sql.raw(`PRAGMA ${name}`)}`.execute(store.db);
      assert.deepEqual(Object.values(rows[0] ?? {}), [expected], name);
    }
    const { rows } = await sql<{ timeout: number }>`PRAGMA busy_timeout`.execute(store.db);
    assert.equal(rows[0]?.timeout, 50);
    await store.close();
  });

  it('keeps what was stored when it is opened again', async (t) => {
    const file = join(aFolder(t), 'registry.db');
    const first = await openRegistry({ file });
    await first.repositories.studies.create(aStudy());
    await first.close();

    const second = await openRegistry({ file });
    assert.deepEqual(await second.repositories.studies.list(), [aStudy()]);
    await second.close();
  });

  it('can be read beside the server that writes, and then only read', async (t) => {
    const file = join(aFolder(t), 'ballots.db');
    const server = await openBallots({ file });
    await server.repositories.waveStates.put(aWaveState());
    await server.repositories.ballots.cast(aBallot());
    const reader = await openBallots({ file }, { readOnly: true });

    assert.equal(await reader.repositories.ballots.countOfWave('study1', 'wave1'), 1);
    const message = await refusal(
      reader.repositories.ballots.cast(aBallot({ nullifier: 'n2' })),
      'store-not-writable',
    );
    assert.match(message, /ballots\.db cannot be written to/);
    await reader.close();
    await server.close();
  });

  it('names the file that cannot be created', async (t) => {
    const file = join(aFolder(t), 'missing', 'registry.db');

    assert.equal(
      await refusal(openRegistry({ file }), 'store-not-writable'),
      `The registry ${file} cannot be opened or created.`,
    );
  });

  it('names the folder that was given for a file', async (t) => {
    const file = join(aFolder(t), 'registry.db');
    mkdirSync(file);

    assert.match(
      await refusal(openRegistry({ file }), 'store-not-writable'),
      /registry\.db cannot be opened/,
    );
  });

  it('names the file that is not a database', async (t) => {
    const file = join(aFolder(t), 'registry.db');
    writeFileSync(file, 'Dear diary, '.repeat(1000));

    assert.match(
      await refusal(openRegistry({ file }), 'store-not-a-store'),
      /registry\.db is not a database/,
    );
  });

  it('leaves the database of another program alone', async (t) => {
    const file = join(aFolder(t), 'photos.db');
    const other = new Database(file);
    other.exec('CREATE TABLE photos (name TEXT)');

    assert.match(await refusal(openRegistry({ file }), 'store-not-a-store'), /holds something else/);
    assert.equal(other.prepare('SELECT count(*) FROM sqlite_schema').pluck().get(), 1);
    other.close();
  });

  it('is not taken for the other store', async (t) => {
    const file = join(aFolder(t), 'registry.db');
    await (await openRegistry({ file })).close();

    assert.match(await refusal(openBallots({ file }), 'store-not-a-store'), /database of its own/);
  });

  it('says that it is locked when another program does not let go of it', async (t) => {
    const file = join(aFolder(t), 'registry.db');
    const other = new Database(file);
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('CREATE TABLE held (name TEXT)');

    assert.match(
      await refusal(openRegistry({ file }, { patienceMs: 10 }), 'store-locked'),
      /registry\.db is locked by another program/,
    );
    other.close();
  });
});

describe('a PostgreSQL store', () => {
  it('returns counts as numbers', async () => {
    const store = await openBallots(await anEmptyDatabase());
    assert.equal(await store.repositories.ballots.countOfWave('study1', 'wave1'), 0);
    await store.close();
  });

  it('can be opened for reading only', async () => {
    const url = await anEmptyDatabase();
    await (await openRegistry(url)).close();
    const reader = await openRegistry(url, { readOnly: true });

    assert.deepEqual(await reader.repositories.studies.list(), []);
    await assert.rejects(reader.repositories.studies.create(aStudy()), /read-only transaction/);
    await reader.close();
  });

  it('is not taken for the other store', async () => {
    const url = await anEmptyDatabase();
    await (await openRegistry(url)).close();

    assert.match(await refusal(openBallots(url), 'store-not-a-store'), /database of its own/);
  });

  it('names the server that cannot be reached, and not the password', async () => {
    const message = await refusal(
      openRegistry('postgres://readout:s3cret@127.0.0.1:1/registry'),
      'store-unreachable',
    );
    assert.equal(message, 'The registry database registry at 127.0.0.1:1 cannot be reached.');
  });

  it('names the database that does not exist', async () => {
    const url = new URL(await anEmptyDatabase());
    url.pathname = '/nowhere';

    assert.match(
      await refusal(openRegistry(String(url)), 'store-unreachable'),
      /database nowhere at 127\.0\.0\.1:\d+ does not exist/,
    );
  });

  it('refuses an address that is none', async () => {
    for (const address of ['postgres//localhost/registry', 'mysql://localhost/registry', '']) {
      assert.match(await refusal(openRegistry(address), 'store-unreachable'), /begin with postgres:\/\//);
    }
  });
});
