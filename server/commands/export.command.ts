/** readout export */

import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { translateFor } from '../dependencies.ts';
import { exportBallots } from '../export/export-ballots.ts';
import { exportedWave } from '../export/exported-wave.ts';
import { makeInstrumentShelf } from '../instrument/instrument-shelf.ts';
import { SOFTWARE_VERSION } from '../software-version.ts';
import { type Command, optionalOption } from './command.ts';
import { waveBySlug, withStores } from './with-stores.ts';

export const exportCommand: Command = {
  name: 'export',
  summary: 'Writes the ballots of a closed wave, with codebook, as a zip archive.',
  usage: 'WAVE [--out FILE] [--labels] [--spreadsheet]',
  help: [
    'WAVE           The slug of the wave; it must be closed and hold at least 23 ballots',
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
      const exported = await exportBallots(
        {
          readBallots: () => ballots.repositories.ballots.readWave(wave.studyId, wave.waveId),
          randomBytes,
          t: translateFor(wave.locale),
          softwareVersion: SOFTWARE_VERSION,
        },
        await exportedWave(
          {
            studies: registry.repositories.studies,
            waveStates: ballots.repositories.waveStates,
            instrumentByHash: makeInstrumentShelf(registry.repositories.instruments),
          },
          wave,
        ),
        {
          values: input.options.labels === true ? 'labels' : 'codes',
          variant: input.options.spreadsheet === true ? 'spreadsheet' : 'analysis',
        },
      );
      const file = optionalOption(input, 'out') ?? exported.archiveName;
      await pipeline(Readable.from(exported.archive()), createWriteStream(file, { flags: 'wx' }));
      surroundings.print(`${file}: ${exported.count} ballots`);
    }),
};
