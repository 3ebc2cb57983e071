/** Transactions: all or nothing, tried again when another writer was in the way. */

import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import Database from 'better-sqlite3';

import { openRegistry } from '../../data/registry/open-registry.ts';
import { StoreProblem } from '../../data/store-problem.ts';
import { aStudy } from '../support/builders.ts';
import { onDatabase, onEveryDatabase } from '../support/databases.ts';

onEveryDatabase('a transaction', (makeStores) => {
  it('holds as a whole', async () => {
    const { registry } = await makeStores();
    const result = await registry.withTransaction(async ({ studies }) => {
      await studies.create(aStudy({ studyId: 'a' }));
      await studies.create(aStudy({ studyId: 'b' }));
      return 'both';
    });

    assert.equal(result, 'both');
    assert.equal((await registry.repositories.studies.list()).length, 2);
  });

  it('leaves nothing behind when the work fails, and the store goes on', async () => {
    const { registry } = await makeStores();
    const failing = registry.withTransaction(async ({ studies }) => {
      await studies.create(aStudy({ studyId: 'a' }));
      throw new Error('changed our mind');
    });

    await assert.rejects(failing, /changed our mind/);
    assert.deepEqual(await registry.repositories.studies.list(), []);
    await registry.repositories.studies.create(aStudy({ studyId: 'b' }));
    assert.equal((await registry.repositories.studies.list()).length, 1);
  });

  it('runs many at once, one after the other where they touch the same', async () => {
    const { registry } = await makeStores();
    const settings = (count: number) => ({ count });
    await registry.repositories.studies.create(aStudy({ settings: settings(0) }));
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        registry.withTransaction(
          async ({ studies }) => {
            const before = (await studies.list()).length;
            await studies.create(aStudy({ studyId: `s${index}`, settings: settings(before) }));
          },
          { isolationLevel: 'serializable' },
        ),
      ),
    );

    // Each saw all that were there before it, as if they had run one by one.
    const counts = (await registry.repositories.studies.list()).map((study) => Number(study.settings.count));
    assert.deepEqual(
      counts.toSorted((a, b) => a - b),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
  });
});

describe('a transaction, on PostgreSQL', () => {
  const makeStores = onDatabase('postgres');

  it('is tried again after a serialization failure, and then sees what the other one did', async () => {
    const { registry } = await makeStores();
    let attempts = 0;
    const bothHaveRead = barrier(2);
    const addIfNone = (studyId: string) =>
      registry.withTransaction(
        async ({ studies }) => {
          attempts += 1;
          const found = await studies.list();
          // Write skew: both read that there is none before either of them writes.
          await bothHaveRead();
          if (found.length > 0) return 'there is one';
          await studies.create(aStudy({ studyId }));
          return 'added';
        },
        { isolationLevel: 'serializable' },
      );

    const outcomes = await Promise.all([addIfNone('a'), addIfNone('b')]);
    assert.deepEqual(outcomes.toSorted(), ['added', 'there is one']);
    assert.equal(attempts, 3);
  });
});

/** Lets everybody through once `count` have arrived. */
function barrier(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  return () => {
    arrived += 1;
    if (arrived >= count) resolve();
    return promise;
  };
}

describe('a transaction, on an SQLite file that another program writes to', () => {
  async function lockedRegistry(t: TestContext, patienceMs: number) {
    const folder = mkdtempSync(join(tmpdir(), 'readout-test-'));
    const file = join(folder, 'registry.db');
    const registry = await openRegistry({ file }, { patienceMs });
    const other = new Database(file);
    t.after(async () => {
      other.close();
      await registry.close();
      await rm(folder, { recursive: true });
    });
    other.exec('BEGIN IMMEDIATE');
    return { registry, file, release: () => other.exec('COMMIT') };
  }

  it('waits for it, and meanwhile others read', async (t) => {
    const { registry, release } = await lockedRegistry(t, 60_000);
    const writing = registry.withTransaction(({ studies }) => studies.create(aStudy({ studyId: 'a' })));
    const single = registry.repositories.studies.create(aStudy({ studyId: 'b' }));

    assert.deepEqual(await registry.repositories.studies.list(), []);
    release();
    await Promise.all([writing, single]);
    assert.equal((await registry.repositories.studies.list()).length, 2);
  });

  it('gives up with the name of the file when it takes too long', async (t) => {
    const { registry, file } = await lockedRegistry(t, 10);
    const isLocked = (error: unknown) =>
      error instanceof StoreProblem && error.code === 'store-locked' && error.message.includes(file);

    await assert.rejects(
      registry.withTransaction(({ studies }) => studies.create(aStudy())),
      isLocked,
    );
    await assert.rejects(registry.repositories.studies.create(aStudy()), isLocked);
    assert.deepEqual(await registry.repositories.studies.list(), []);
  });
});
