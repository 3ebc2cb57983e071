/** readout release */

import type { Wave } from '../../data/registry/waves.repository.ts';
import { type Stores, waveLifeOf } from '../dependencies.ts';
import { problems } from '../problem.ts';
import type { Command } from './command.ts';
import { waveBySlug, withStores } from './with-stores.ts';
import { workOffJob } from './work-off-job.ts';

export const releaseCommand: Command = {
  name: 'release',
  summary: 'Makes an interim release of an open wave, or publishes the latest release.',
  usage: 'WAVE [--publish | --unpublish]',
  help: [
    'WAVE         The slug of the wave',
    '--publish    Makes the latest release public at /results/WAVE',
    '--unpublish  Takes the public release back',
  ],
  options: { publish: { type: 'boolean' }, unpublish: { type: 'boolean' } },
  arguments: [1, 1],
  run: ({ positionals: [slug = ''], options }, surroundings) =>
    withStores(surroundings, async (stores) => {
      const wave = await waveBySlug(stores, slug);
      if (options.unpublish === true) await unpublish(stores, wave);
      else if (options.publish === true) await publish(stores, wave);
      else await make(stores, wave);
      surroundings.print(await latestId(stores, wave));
    }),
};

/** A closed wave has its final release, or the job that will make it: closing again completes it. */
async function make(stores: Stores, wave: Wave): Promise<void> {
  const life = waveLifeOf(stores);
  await workOffJob(
    stores,
    wave.state === 'open' ? await life.releaseInterim(wave, '') : await life.close(wave, ''),
  );
}

async function publish(stores: Stores, wave: Wave): Promise<void> {
  const releaseId = await latestId(stores, wave);
  await stores.registry.repositories.waves.publishRelease(wave.studyId, wave.waveId, releaseId);
}

async function unpublish({ registry }: Stores, { studyId, waveId }: Wave): Promise<void> {
  await registry.repositories.waves.unpublish(studyId, waveId);
}

/** @throws Problem 'release-not-found'. */
async function latestId({ registry }: Stores, { studyId, waveId }: Wave): Promise<string> {
  const latest = await registry.repositories.releases.latestOfWave(studyId, waveId);
  if (latest === undefined) throw problems.releaseNotFound();
  return latest.releaseId;
}
