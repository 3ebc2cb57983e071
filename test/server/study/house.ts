/** The whole application on stores in memory, with a study, a wave with ballots, and everyone who might ask. */

import { createHash } from 'node:crypto';

import type { Express } from 'express';
import request from 'supertest';

import type { Wave } from '../../../data/registry/waves.repository.ts';
import { appOf } from '../../../server/app-parts.ts';
import { runJobOf, waveLifeOf } from '../../../server/dependencies.ts';
import { instrumentHash } from '../../../server/instrument/instrument-hash.ts';
import { loadInstruments, SHIPPED_INSTRUMENTS } from '../../../server/instrument/load-instruments.ts';
import { publishInstruments } from '../../../server/instrument/publish-instruments.ts';
import type { Instrument } from '../../../survey-definitions/instrument.ts';
import { MISSING_CODES } from '../../../survey-definitions/missing.ts';
import { isInForm } from '../../../survey-definitions/pages.ts';
import { slotCountOf } from '../../../survey-definitions/slots.ts';
import { FROM_OUR_PAGE, ORIGIN } from '../../support/app.ts';
import { aBallot, anAccount, aStudy, aWave } from '../../support/builders.ts';
import type { TestStores } from '../../support/databases.ts';

/** Who might ask; the steward last, who may do everything. */
export const ASKERS = [
  'nobody',
  'without role',
  'operator',
  'steward of another study',
  'coder',
  'lead of one institution',
  'steward of one institution',
  'institution-lead',
  'researcher',
  'steward',
] as const;

export type Asker = (typeof ASKERS)[number];

export interface House {
  readonly app: Express;
  readonly stores: TestStores;
  readonly wave: () => Promise<Wave>;
  readonly ask: (asker: Asker, method: 'get' | 'post', path: string) => Promise<request.Response>;
  /** Everything that a button could have changed. */
  readonly traces: () => Promise<unknown>;
}

export type WaveStage = 'draft' | 'open' | 'released' | 'published';

export interface HouseOptions {
  readonly stage: WaveStage;
  readonly ballots?: number;
  readonly given?: Partial<Wave>;
}

export async function aHouse(
  stores: TestStores,
  { stage, ballots = 0, given = {} }: HouseOptions,
): Promise<House> {
  const { registry } = stores;
  const { studies, waves, jobs, audit } = registry.repositories;
  const withClose = { ...stores, close: async () => {} };
  await studies.create(aStudy({ studyId: 'study1', title: 'Our study' }));
  await studies.create(aStudy({ studyId: 'study2', title: 'Their study' }));
  const instrument = await educatorInstrument(stores);
  await waves.create(aWave({ state: 'draft', slug: 'ours', form: 'core', ...instrument.wave, ...given }));
  await makeAskers(stores);

  const wave = async () => {
    const stored = await waves.byId('study1', 'wave1');
    if (stored === undefined) throw new RangeError('the wave is gone');
    return stored;
  };
  if (stage !== 'draft') {
    await waveLifeOf(withClose).open(await wave(), '');
    const many = Array.from({ length: ballots }, (_, row) => answersOf(instrument.structure, row));
    await stores.ballots.repositories.ballots.castMany(
      many.map((answers, row) => aBallot({ nullifier: `n${row}`, channel: 'import', answers })),
    );
  }
  if (stage === 'released' || stage === 'published') await release(withClose, await wave());
  if (stage === 'published') await publish(stores);

  const app = appOf({ stores: withClose, config: { trustedProxies: 0 }, origin: ORIGIN, log: unexpected });
  return {
    app,
    stores,
    wave,
    ask: (asker, method, path) => {
      const asked = request(app)
        [method](path)
        .set('Cookie', `readout=${keyOf(asker)}`);
      return method === 'get' ? asked : asked.set(FROM_OUR_PAGE).type('form').send({});
    },
    traces: async () => ({
      wave: await wave(),
      jobs: await jobs.ofWave('study1', 'wave1'),
      audit: await audit.ofStudy('study1'),
    }),
  };
}

/** The release job would do this in a worker thread. */
async function release(stores: TestStores & { close: () => Promise<void> }, wave: Wave): Promise<void> {
  await waveLifeOf(stores).close(wave, '');
  const job = await stores.registry.repositories.jobs.claim(
    { leaseOwner: 'test', leaseUntil: '9999' },
    new Date().toISOString(),
  );
  const outcome = job && (await runJobOf(stores, unexpected)(job));
  if (outcome === 'done') return;
  const failed = await stores.registry.repositories.jobs.byId(job?.jobId ?? '');
  throw new Error(`the release was ${outcome}: ${failed?.error}`);
}

async function publish({ registry }: TestStores): Promise<void> {
  const { releases, waves } = registry.repositories;
  const latest = await releases.latestOfWave('study1', 'wave1');
  await waves.publishRelease('study1', 'wave1', latest?.releaseId ?? '');
}

async function educatorInstrument({ registry }: TestStores) {
  const loaded = loadInstruments(SHIPPED_INSTRUMENTS).flatMap((result) => (result.ok ? [result.loaded] : []));
  await publishInstruments(registry.repositories.instruments, loaded);
  const educator = loaded.find(({ instrument }) => instrument.id === 'educator-readiness');
  if (educator === undefined) throw new RangeError('the educator instrument is not shipped');
  return {
    structure: educator.instrument,
    wave: { instrumentHash: instrumentHash(JSON.parse(educator.structureText)) },
  };
}

/** Answers that differ from row to row: choices are made, everything else is skipped. */
export function answersOf(instrument: Instrument, row: number): readonly number[] {
  return instrument.items.flatMap((item, place) => {
    const size = slotCountOf(item);
    if (!isInForm(item, 'core')) return Array<number>(size).fill(MISSING_CODES['not-shown']);
    if (item.kind === 'single') return [1 + ((row + place) % item.options.length)];
    if (item.kind === 'likert') {
      return [1 + ((row * 7 + place * 3) % (instrument.formats[item.format]?.options.length ?? 1))];
    }
    return Array<number>(size).fill(MISSING_CODES.skipped);
  });
}

async function makeAskers({ registry }: TestStores): Promise<void> {
  const { accounts, sessions, grants } = registry.repositories;
  for (const asker of ASKERS.filter((name) => name !== 'nobody')) {
    await accounts.create(
      anAccount({ accountId: asker, email: `${asker}@example.org`, isOperator: asker === 'operator' }),
    );
    await sessions.create({
      sessionHash: createHash('sha256').update(keyOf(asker)).digest('hex'),
      accountId: asker,
      lastSeenAt: new Date().toISOString(),
      expiresAt: '9999',
    });
  }
  for (const role of ['coder', 'institution-lead', 'researcher', 'steward'] as const) {
    await grants.grant({ studyId: 'study1', accountId: role, role, institutionId: undefined });
  }
  for (const [accountId, role] of [
    ['lead of one institution', 'institution-lead'],
    ['steward of one institution', 'steward'],
  ] as const) {
    await grants.grant({ studyId: 'study1', accountId, role, institutionId: 'north' });
  }
  const another = { accountId: 'steward of another study', institutionId: undefined };
  await grants.grant({ studyId: 'study2', role: 'steward', ...another });
}

function keyOf(asker: Asker): string {
  return Buffer.from(asker).toString('base64url');
}

function unexpected(entry: unknown): never {
  throw new Error(`the application logged ${JSON.stringify(entry)}`);
}
