/** Opens the registry: everything but answers. */

import type { Kysely } from 'kysely';

import type { StoreOptions, StoreTarget } from '../connect.ts';
import { openStore, type Store } from '../open-store.ts';
import { makeAccountLinksRepository } from './account-links.repository.ts';
import { makeAccountsRepository } from './accounts.repository.ts';
import { makeAuditRepository } from './audit.repository.ts';
import { makeGrantsRepository } from './grants.repository.ts';
import { makeImportKeysRepository } from './import-keys.repository.ts';
import { makeInstitutionsRepository } from './institutions.repository.ts';
import { makeInstrumentsRepository } from './instruments.repository.ts';
import { makeJobsRepository } from './jobs.repository.ts';
import { registryMigrations } from './migrations.ts';
import { makeOutboxRepository } from './outbox.repository.ts';
import { makeReleasesRepository } from './releases.repository.ts';
import type { RegistrySchema } from './schema.ts';
import { makeSessionsRepository } from './sessions.repository.ts';
import { makeStudiesRepository } from './studies.repository.ts';
import { makeWavesRepository } from './waves.repository.ts';

export type RegistryRepositories = ReturnType<typeof makeRegistryRepositories>;
export type Registry = Store<RegistrySchema, RegistryRepositories>;

export function makeRegistryRepositories(db: Kysely<RegistrySchema>) {
  return {
    accounts: makeAccountsRepository(db),
    accountLinks: makeAccountLinksRepository(db),
    sessions: makeSessionsRepository(db),
    grants: makeGrantsRepository(db),
    instruments: makeInstrumentsRepository(db),
    jobs: makeJobsRepository(db),
    outbox: makeOutboxRepository(db),
    studies: makeStudiesRepository(db),
    waves: makeWavesRepository(db),
    importKeys: makeImportKeysRepository(db),
    institutions: makeInstitutionsRepository(db),
    releases: makeReleasesRepository(db),
    audit: makeAuditRepository(db),
  };
}

/** @throws StoreProblem, in words, if it cannot be used. */
export async function openRegistry(target: StoreTarget, options: StoreOptions = {}): Promise<Registry> {
  return openStore(
    {
      role: 'registry',
      recordedIn: 'registry_migrations',
      migrations: registryMigrations,
      makeRepositories: makeRegistryRepositories,
    },
    target,
    options,
  );
}
