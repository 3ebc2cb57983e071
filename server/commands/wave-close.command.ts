/** readout wave close */

import { waveLifeOf } from '../dependencies.ts';
import type { Command } from './command.ts';
import { waveBySlug, withStores } from './with-stores.ts';
import { workOffJob } from './work-off-job.ts';

export const waveCloseCommand: Command = {
  name: 'wave close',
  summary: 'Closes a wave for good and makes its release.',
  usage: 'WAVE',
  help: ['WAVE  The slug of the wave'],
  options: {},
  arguments: [1, 1],
  run: ({ positionals: [slug = ''] }, surroundings) =>
    withStores(surroundings, async (stores) => {
      const wave = await waveBySlug(stores, slug);
      await workOffJob(stores, await waveLifeOf(stores).close(wave, ''), surroundings.say);
      const release = await stores.registry.repositories.releases.latestOfWave(wave.studyId, wave.waveId);
      surroundings.print(`${slug} is closed; release ${release?.releaseId ?? 'none'}`);
    }),
};
