/** readout demo: builds the demonstration when it is not there, then serves it. */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { hashPassword } from '../account/password.ts';
import type { Config } from '../config.ts';
import { renewDemoAccounts } from '../demo/demo-accounts.ts';
import { buildDemo, type DemoDependencies } from '../demo/demo-data.ts';
import { RECONSTRUCTION_WAVE } from '../demo/demo-waves.ts';
import { newId, now, publishReleaseOf, type Stores, waveLifeOf } from '../dependencies.ts';
import { makeInstrumentShelf, textsIn } from '../instrument/instrument-shelf.ts';
import { type RunningServer, serve } from '../serve.ts';
import { makeCreateStudy } from '../study/create-study.ts';
import type { Command } from './command.ts';
import { workOffJob } from './work-off-job.ts';

const DEMO_INSTRUMENT = 'educator-readiness';

export const demoCommand: Command = {
  name: 'demo',
  summary: 'Serves a demonstration: a reconstructed study, a simulated national one, an open questionnaire.',
  usage: '',
  help: ['Its data are kept in the folder demo/ below DATA_DIR, apart from those of readout serve.'],
  options: {},
  arguments: [0, 0],
  run: async (_input, { config, print, say, untilStopped }) => {
    const started = performance.now();
    const running = await serve(demoConfig(config()), { say, log: (entry) => say(JSON.stringify(entry)) });
    try {
      for (const line of await provideDemo(running, say)) print(line);
      say(`The demonstration took ${((performance.now() - started) / 1000).toFixed(1)} seconds to build.`);
      print(`Ready: ${running.origin}`);
      await untilStopped;
    } finally {
      await running.stop();
    }
  },
};

/** Always on SQLite files of its own: a demonstration must never write into a real study's database. */
function demoConfig(config: Config): Config {
  const dataFolder = join(config.dataFolder, 'demo');
  return {
    ...config,
    dataFolder,
    registry: { file: join(dataFolder, 'registry', 'registry.db') },
    ballots: { file: join(dataFolder, 'ballots', 'ballots.db') },
  };
}

async function provideDemo({ stores, origin }: RunningServer, say: (line: string) => void) {
  const accounts = accountParts(stores);
  const isThere = await stores.registry.repositories.waves.bySlug(RECONSTRUCTION_WAVE.slug);
  if (isThere !== undefined) say('The demonstration is there already; its accounts get new passwords.');
  const people =
    isThere === undefined
      ? (await buildDemo(await demoDependencies(stores, say), (step) => say(`Building ${step}`))).accounts
      : await renewDemoAccounts(accounts);
  return [
    '',
    `Reconstruction of a published study   ${origin}/results/reconstruction-2023`,
    `National study                        ${origin}/results/national-2026`,
    `The year before                       ${origin}/results/national-2025`,
    `A questionnaire to fill in            ${origin}/s/open-now`,
    '',
    `Sign in at ${origin}/sign-in as`,
    ...people.map(({ email, role, password }) => `  ${role.padEnd(17)} ${email.padEnd(28)} ${password}`),
    '',
  ];
}

function accountParts({ registry }: Stores) {
  const { accounts, grants } = registry.repositories;
  return { accounts, grants, hashPassword, randomBytes, newId };
}

async function demoDependencies(stores: Stores, say: (line: string) => void): Promise<DemoDependencies> {
  const registry = stores.registry.repositories;
  const published = (await registry.instruments.list()).find(
    ({ instrumentId }) => instrumentId === DEMO_INSTRUMENT,
  );
  const shelved = published && (await makeInstrumentShelf(registry.instruments)(published.instrumentHash));
  if (published === undefined || shelved === undefined) throw new Error(`${DEMO_INSTRUMENT} is not shipped`);
  const waveLife = waveLifeOf(stores);
  return {
    instrument: shelved.instrument,
    instrumentHash: published.instrumentHash,
    texts: textsIn(shelved, 'en-GB'),
    createStudy: (study) =>
      makeCreateStudy({ inRegistryTransaction: stores.registry.withTransaction, newId, now })({
        ...study,
        stewardEmail: undefined,
      }),
    waveLife,
    withBallotsTransaction: stores.ballots.withTransaction,
    release: async (wave) => {
      await workOffJob(stores, await waveLife.close(wave, ''), say);
      await publishReleaseOf(stores).publish(wave, '');
    },
    accounts: accountParts(stores),
    now,
    randomBytes,
  };
}
