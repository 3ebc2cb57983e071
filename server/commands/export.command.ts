/** readout export */

import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { newId, now, translateFor } from '../dependencies.ts';
import { type ExportOptions, MINIMUM_EXPORTED } from '../export/export-ballots.ts';
import { exportWave } from '../export/export-wave.ts';
import { makeInstrumentShelf } from '../instrument/instrument-shelf.ts';
import { type Command, type CommandInput, optionalOption } from './command.ts';
import { waveBySlug, withStores } from './with-stores.ts';

export const exportCommand: Command = {
  name: 'export',
  summary: 'Writes the ballots of a closed wave, with codebook, as a zip archive.',
  usage: 'WAVE [--out FILE] [--labels] [--spreadsheet]',
  help: [
    `WAVE           The slug of the wave; it must be closed and hold at least ${MINIMUM_EXPORTED} ballots`,
    '--out          Where to write; without it WAVE-codes-analysis.zip in this folder',
    '--labels       Labels in the place of codes',
    '--spreadsheet  For spreadsheet programs: byte-order mark, and formulas made harmless',
  ],
  options: { out: { type: 'string' }, labels: { type: 'boolean' }, spreadsheet: { type: 'boolean' } },
  arguments: [1, 1],
  run: (input, surroundings) =>
    withStores(surroundings, async (stores) => {
      const { registry, ballots } = stores;
      const wave = await waveBySlug(stores, input.positionals[0] ?? '');
      const exported = await exportWave(
        {
          ...registry.repositories,
          ...ballots.repositories,
          instrumentByHash: makeInstrumentShelf(registry.repositories.instruments),
          randomBytes,
          newId,
          now,
          translateFor,
        },
        { wave, options: optionsOf(input), accountId: '' },
      );
      const file = optionalOption(input, 'out') ?? exported.archiveName;
      await pipeline(Readable.from(exported.archive()), createWriteStream(file, { flags: 'wx' }));
      surroundings.print(`${file}: ${exported.count} ballots`);
    }),
};

function optionsOf({ options }: CommandInput): ExportOptions {
  return {
    values: options.labels === true ? 'labels' : 'codes',
    variant: options.spreadsheet === true ? 'spreadsheet' : 'analysis',
  };
}
