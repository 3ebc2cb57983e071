/** readout instrument check | list | schema */

import { statSync } from 'node:fs';

import { instrumentJSONSchema, textsJSONSchema } from '../../survey-definitions/json-schema.ts';
import { faultLines } from '../instrument/fault-lines.ts';
import { instrumentHash } from '../instrument/instrument-hash.ts';
import { loadInstrument, loadInstruments, SHIPPED_INSTRUMENTS } from '../instrument/load-instruments.ts';
import { problems } from '../problem.ts';
import { type Command, UsageProblem } from './command.ts';

const check: Command = {
  name: 'instrument check',
  summary: 'Lists every fault of an instrument with its place, or says that there is none.',
  usage: 'FILE',
  help: ['FILE  The structure (v1.json); its texts (v1.en-GB.json) are read from the same folder'],
  options: {},
  arguments: [1, 1],
  run: async ({ positionals: [file = ''] }, { print, say }) => {
    if (!statSync(file).isFile()) throw problems.refused(`${file} is not a file.`);
    const result = loadInstrument(file);
    if (!result.ok) {
      for (const line of faultLines(file, result.faults)) say(line);
      throw problems.refused(`Faults: ${result.faults.length}`);
    }
    const { instrument, structureText } = result.loaded;
    print(`${instrument.id}/${instrument.version}\t${instrumentHash(JSON.parse(structureText))}`);
  },
};

const list: Command = {
  name: 'instrument list',
  summary: 'Lists the shipped instruments and those of INSTRUMENTS_DIR with their hashes.',
  usage: '',
  help: [],
  options: {},
  arguments: [0, 0],
  run: async (_input, { config, print, say }) => {
    const own = config().instrumentsFolder;
    for (const result of [SHIPPED_INSTRUMENTS, ...(own === undefined ? [] : [own])].flatMap(
      loadInstruments,
    )) {
      if (!result.ok) {
        say(`${result.file}: ${result.faults.length} faults; readout instrument check ${result.file}`);
        continue;
      }
      const { instrument, structureText, textsByLocale } = result.loaded;
      print(
        [
          `${instrument.id}/${instrument.version}`,
          instrumentHash(JSON.parse(structureText)),
          Object.keys(textsByLocale).join(','),
        ].join('\t'),
      );
    }
  },
};

const schema: Command = {
  name: 'instrument schema',
  summary: 'Prints the JSON Schema that editors use for instruments.',
  usage: 'structure|texts',
  help: ['structure  The schema of v1.json', 'texts      The schema of v1.<locale>.json'],
  options: {},
  arguments: [1, 1],
  run: async ({ positionals: [which] }, { print }) => {
    if (which !== 'structure' && which !== 'texts')
      throw new UsageProblem('which schema: structure or texts?');
    print(JSON.stringify(which === 'structure' ? instrumentJSONSchema() : textsJSONSchema(), null, 2));
  },
};

export const instrumentCommands: readonly Command[] = [check, list, schema];
