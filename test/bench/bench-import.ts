/** How long a file of 5,000 responses takes from its bytes to the durable commit. */

import { simulatedResponses } from '../../server/demo/simulate.ts';
import { importResponses } from '../../server/import/import-responses.ts';
import { planImport } from '../../server/import/plan-import.ts';
import { makeInstrumentShelf, textsIn } from '../../server/instrument/instrument-shelf.ts';
import { slotsOf } from '../../survey-definitions/slots.ts';
import type { BenchRow } from './bench-tabulation.ts';
import { makeLargeWave } from './large-wave.ts';
import { summary } from './measure.ts';

const ROWS = 5000;
const ROUNDS = 3;

export async function benchImport(): Promise<BenchRow> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await importOnce(round));
  const { medianMs } = summary(times);
  return {
    what: `importing ${ROWS.toLocaleString('en-GB')} rows of the full form from CSV, median of ${ROUNDS}`,
    measured: `${(medianMs / 1000).toFixed(2)} s`,
    asked: '5 s',
  };
}

async function importOnce(round: number): Promise<number> {
  const { stores, wave, instrument, remove } = await makeLargeWave(0);
  try {
    const shelved = await makeInstrumentShelf(stores.registry.repositories.instruments)(wave.instrumentHash);
    if (shelved === undefined) throw new Error('the instrument is not there');
    const bytes = new TextEncoder().encode(csvOf(instrument));
    const start = performance.now();
    const result = await importResponses(
      { withTransaction: stores.ballots.withTransaction, plan: planImport },
      {
        wave,
        importKey: Buffer.alloc(32, round),
        request: {
          bytes,
          fileName: 'bench.csv',
          instrument,
          texts: textsIn(shelved, wave.locale),
          form: wave.form,
        },
      },
    );
    const took = performance.now() - start;
    if (result.kind !== 'stored' || result.stored !== ROWS) {
      throw new Error(`not stored: ${JSON.stringify(result.plan.faults.slice(0, 3))}`);
    }
    return took;
  } finally {
    await remove();
  }
}

/** Codes by slot; texts and declared institutions are left out, as codes say only that there was one. */
function csvOf(instrument: Parameters<typeof slotsOf>[0]): string {
  const apart = new Set(
    instrument.items.filter(({ kind }) => kind === 'text' || kind === 'institution').map(({ id }) => id),
  );
  const optionIds = new Map(
    instrument.items.flatMap((item) =>
      'options' in item ? [[item.id, item.options.map(({ id }) => id)] as const] : [],
    ),
  );
  const columns = slotsOf(instrument)
    .map((slot, index) => ({ ...slot, index }))
    .filter(({ itemId }) => !apart.has(itemId));
  const name = ({ itemId, option }: (typeof columns)[number]) =>
    option === undefined ? itemId : `${itemId}__${optionIds.get(itemId)?.[option - 1] ?? option}`;
  const lines = [columns.map(name).join(',')];
  for (const { encoded } of simulatedResponses({ instrument, form: 'full', seed: 5 }, ROWS)) {
    // -1 and -2 (not shown, skipped) are what an empty cell means.
    lines.push(columns.map(({ index }) => cell(encoded.codes[index] ?? -2)).join(','));
  }
  return lines.join('\n');
}

function cell(code: number): string {
  return code === -1 || code === -2 ? '' : String(code);
}
