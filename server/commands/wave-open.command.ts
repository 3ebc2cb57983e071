/** readout wave open */

import { waveLifeOf } from '../dependencies.ts';
import type { Command } from './command.ts';
import { waveBySlug, withStores } from './with-stores.ts';

export const waveOpenCommand: Command = {
  name: 'wave open',
  summary: 'Opens a wave; its questionnaire, form and mode cannot be changed after that.',
  usage: 'WAVE',
  help: ['WAVE  The slug of the wave'],
  options: {},
  arguments: [1, 1],
  run: ({ positionals: [slug = ''] }, surroundings) =>
    withStores(surroundings, async (stores) => {
      const wave = await waveBySlug(stores, slug);
      await waveLifeOf(stores).open(wave, '');
      surroundings.print(`${slug} is open from ${wave.opensOn} until ${wave.closesOn} (${wave.timeZone})`);
    }),
};
