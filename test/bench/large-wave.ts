/** A server's data folder with one national wave of many ballots, for measuring on real files. */

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Wave } from '../../data/registry/waves.repository.ts';
import { type Config, parseConfig } from '../../server/config.ts';
import { castSimulated } from '../../server/demo/demo-data.ts';
import { BENCHMARK_STUDY, nationalWave } from '../../server/demo/demo-waves.ts';
import { simulatedResponses } from '../../server/demo/simulate.ts';
import { simulatedInstitutions } from '../../server/demo/simulated-institutions.ts';
import { newId, now, openStores, type Stores, waveLifeOf } from '../../server/dependencies.ts';
import { makeInstrumentShelf } from '../../server/instrument/instrument-shelf.ts';
import { provideInstruments } from '../../server/instrument/provide-instruments.ts';
import { makeCreateStudy } from '../../server/study/create-study.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';

export interface LargeWave {
  readonly config: Config;
  readonly stores: Stores;
  readonly wave: Wave;
  readonly instrument: Instrument;
  /** Closes the stores and removes the folder. */
  readonly remove: () => Promise<void>;
}

const CAST_AT_ONCE = 5000;

/** @param responses - how many ballots; 0 for an empty open wave. */
export async function makeLargeWave(responses: number): Promise<LargeWave> {
  const folder = mkdtempSync(join(tmpdir(), 'readout-bench-'));
  const config = parseConfig({ DATA_DIR: folder, PORT: '0' }, folder);
  const stores = await openStores(config);
  const { instruments } = stores.registry.repositories;
  await provideInstruments(instruments, undefined);
  const published = (await instruments.list()).find(
    ({ instrumentId }) => instrumentId === 'educator-readiness',
  );
  if (published === undefined) throw new Error('educator-readiness is not shipped');
  const shelved = await makeInstrumentShelf(instruments)(published.instrumentHash);
  if (shelved === undefined) throw new Error('educator-readiness cannot be read');

  const studyId = await makeCreateStudy({
    inRegistryTransaction: stores.registry.withTransaction,
    newId,
    now,
  })({
    ...BENCHMARK_STUDY,
    stewardEmail: undefined,
  });
  const institutions = simulatedInstitutions(373);
  const life = waveLifeOf(stores);
  const draft = await life.create(
    {
      ...nationalWave(2026, 200_000),
      studyId,
      closesOn: '2999-01-01',
      instrumentHash: published.instrumentHash,
      locale: 'en-GB',
      timeZone: 'Europe/London',
      draftDays: 14,
      policy: 'staff',
      interimReleases: true,
      previousWaveId: undefined,
    },
    institutions.map(({ institutionId, name, country, eligible }) => ({
      institutionId,
      name,
      country,
      eligible,
    })),
  );
  await life.open(draft, '');
  const wave: Wave = { ...draft, state: 'open' };
  const { instrument } = shelved;
  await castAll(
    stores,
    wave,
    simulatedResponses({ instrument, form: wave.form, seed: 1 }, responses, institutions),
  );
  return {
    config,
    stores,
    wave,
    instrument,
    remove: async () => {
      await stores.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function castAll(stores: Stores, wave: Wave, responses: ReturnType<typeof simulatedResponses>) {
  const target = { withBallotsTransaction: stores.ballots.withTransaction, randomBytes };
  let batch: Parameters<typeof castSimulated>[2][number][] = [];
  for (const response of responses) {
    batch.push(response);
    if (batch.length < CAST_AT_ONCE) continue;
    await castSimulated(target, wave, batch);
    batch = [];
  }
  await castSimulated(target, wave, batch);
}
