/** Migrations: forward only, all or nothing, and never on a store that is newer than the server. */

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import type { Kysely } from 'kysely';
import { ballotsMigrations } from '../../data/ballots/migrations.ts';
import { openBallots } from '../../data/ballots/open-ballots.ts';
import type { StoreTarget } from '../../data/connect.ts';
import { createTable } from '../../data/create-table.ts';
import { openStore } from '../../data/open-store.ts';
import { registryMigrations } from '../../data/registry/migrations.ts';
import { openRegistry } from '../../data/registry/open-registry.ts';
import { StoreProblem } from '../../data/store-problem.ts';
import { anEmptyDatabase } from '../support/databases.ts';

const folder = mkdtempSync(join(tmpdir(), 'readout-test-'));
after(() => rmSync(folder, { recursive: true }));

const EMPTY_STORES: Readonly<Record<string, () => Promise<StoreTarget>>> = {
  sqlite: async () => ({ file: join(mkdtempSync(join(folder, 'store-')), 'store.db') }),
  postgres: anEmptyDatabase,
};

for (const [kind, anEmptyStore] of Object.entries(EMPTY_STORES)) {
  describe(`migrations, on ${kind}`, () => {
    it('are applied once, however many servers start together', async () => {
      const target = await anEmptyStore();
      const registries = await Promise.all(Array.from({ length: 4 }, () => openRegistry(target)));

      for (const registry of registries) assert.deepEqual(await registry.repositories.studies.list(), []);
      await Promise.all(registries.map((registry) => registry.close()));
    });

    it('refuse a store that is newer than the server, and say which', async () => {
      const target = await anEmptyStore();
      const ballots = await openBallots(target);
      const records = ballots.db as unknown as Kysely<{
        ballots_migrations: { name: string; timestamp: string };
      }>;
      await records.insertInto('ballots_migrations').values({ name: '9999-future', timestamp: '' }).execute();
      await ballots.close();

      await assert.rejects(openBallots(target), (error: unknown) => {
        assert.ok(error instanceof StoreProblem);
        assert.equal(error.code, 'store-newer');
        const name = typeof target === 'string' ? new URL(target).pathname.slice(1) : target.file;
        assert.match(error.message, /newer version of Readout \(it has 9999-future\)/);
        assert.ok(error.message.includes(name));
        return true;
      });
    });

    it('leave an empty store empty when one of them fails', async () => {
      const target = await anEmptyStore();
      const opening = openStore(
        {
          role: 'trial store',
          recordedIn: 'trial_migrations',
          migrations: {
            '0001-good': {
              up: (db: Kysely<unknown>) =>
                createTable(db, 'good')
                  .addColumn('id', 'text', (id) => id.primaryKey())
                  .execute(),
            },
            '0002-bad': { up: () => Promise.reject(new Error('no such idea')) },
          },
          makeRepositories: () => ({}),
        },
        target,
        {},
      );

      await assert.rejects(opening, /no such idea/);
      const registry = await openRegistry(target);
      const tables = (await registry.db.introspection.getTables()).map(({ name }) => name);
      assert.equal(tables.includes('good'), false);
      await registry.close();
    });
  });
}

for (const [kind, anEmptyStore] of Object.entries(EMPTY_STORES)) {
  describe(`a registry with jobs of before they had remarks, on ${kind}`, () => {
    it('keeps them, as they were', async () => {
      const target = await anEmptyStore();
      const before = Object.entries(registryMigrations).slice(0, 20);
      const old = await openStore(
        {
          role: 'registry',
          recordedIn: 'registry_migrations',
          migrations: Object.fromEntries(before),
          makeRepositories: () => ({}),
        },
        target,
        {},
      );
      const row = {
        ...{ job_id: 'j1', kind: 'release', study_id: 'study1', wave_id: 'wave1', state: 'running' },
        ...{ step: 'sealed', attempts: 2, lease_owner: 'w', lease_until: '2026', progress: 20 },
        ...{ error: 'Try again.', payload: '{"kind":"final"}' },
      };
      await (old.db as unknown as Kysely<{ jobs: typeof row }>).insertInto('jobs').values(row).execute();
      await old.close();

      const registry = await openRegistry(target);
      assert.deepEqual(await registry.repositories.jobs.ofWave('study1', 'wave1'), [
        {
          ...{ jobId: 'j1', kind: 'release', studyId: 'study1', waveId: 'wave1', state: 'running' },
          ...{ step: 'sealed', attempts: 2, leaseOwner: 'w', leaseUntil: '2026', progressPercent: 20 },
          ...{ error: 'Try again.', remarks: [], payload: { kind: 'final' } },
        },
      ]);
      await registry.close();
    });
  });
}

describe('migrations', () => {
  const STORES = { registry: registryMigrations, ballots: ballotsMigrations };

  for (const [store, migrations] of Object.entries(STORES)) {
    const names = Object.keys(migrations);

    it(`of ${store} are numbered without gaps`, () => {
      const numbers = names.map((name) => Number(name.slice(0, 4)));
      assert.deepEqual(
        numbers,
        numbers.map((_, index) => index + 1),
      );
    });

    it(`of ${store} are all listed`, () => {
      const files = readdirSync(new URL(`../../data/${store}/migrations`, import.meta.url));
      assert.deepEqual(
        files.toSorted(),
        names.map((name) => `${name}.ts`),
      );
    });

    it(`of ${store} have no way back`, () => {
      assert.deepEqual(
        names.filter((name) => migrations[name]?.down !== undefined),
        [],
      );
    });
  }
});
