/** readout release */

import type { Wave } from '../../data/registry/waves.repository.ts';
import { publishReleaseOf, type Stores, waveLifeOf } from '../dependencies.ts';
import { problems } from '../problem.ts';
import { type Command, type CommandInput, type CommandSurroundings, UsageProblem } from './command.ts';
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
      refuseBoth(options);
      const wave = await waveBySlug(stores, slug);
      if (options.unpublish === true) await publishReleaseOf(stores).unpublish(wave, '');
      else if (options.publish === true) await publishReleaseOf(stores).publish(wave, '');
      else await make(stores, wave, surroundings.say);
      surroundings.print(await latestId(stores, wave));
    }),
};

/** A closed wave has its final release, or the job that will make it: closing again completes it. */
async function make(stores: Stores, wave: Wave, say: CommandSurroundings['say']): Promise<void> {
  const life = waveLifeOf(stores);
  await workOffJob(
    stores,
    wave.state === 'open' ? await life.releaseInterim(wave, '') : await life.close(wave, ''),
    say,
  );
}

/** @throws Problem 'release-not-found'. */
async function latestId({ registry }: Stores, { studyId, waveId }: Wave): Promise<string> {
  const latest = await registry.repositories.releases.latestOfWave(studyId, waveId);
  if (latest === undefined) throw problems.releaseNotFound();
  return latest.releaseId;
}

function refuseBoth({ publish, unpublish }: CommandInput['options']): void {
  if (publish === true && unpublish === true) throw new UsageProblem('--publish or --unpublish, not both');
}
