/** A file of very many rows is refused before anything is stored: its transaction would keep everybody else waiting. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { importResponses } from '../../../server/import/import-responses.ts';
import { aWaveState } from '../../support/builders.ts';
import { onDatabase } from '../../support/databases.ts';
import { planOf, requestOf } from './educator-file.ts';

const FILE = 'role\n1\n2\n';

describe('a file of very many rows', () => {
  const makeStores = onDatabase('sqlite');

  /** Imports two rows of a file that is said to have more. */
  async function importing(counts: { rows: number; emptyRows?: number; isDryRun?: boolean }) {
    const { isDryRun = false, rows, emptyRows = 0 } = counts;
    const { ballots } = await makeStores();
    await ballots.repositories.waveStates.put(aWaveState());
    await ballots.repositories.waveStates.open('study1', 'wave1');
    const plan = await planOf(FILE);
    const result = await importResponses(
      {
        withTransaction: ballots.withTransaction,
        plan: async () => ({ ...plan, counts: { ...plan.counts, rows, emptyRows } }),
      },
      {
        wave: { studyId: 'study1', waveId: 'wave1' },
        importKey: Buffer.alloc(32),
        request: requestOf(FILE),
        isDryRun,
      },
    );
    return result.kind;
  }

  it('is refused above 20,000, in a dry run too, with what to do about it', async () => {
    const refusal = {
      code: 'import-unreadable',
      message: /has 20,001 rows, and one file may have at most 20,000: split it into files/,
    };
    await assert.rejects(importing({ rows: 20_001 }), refusal);
    await assert.rejects(importing({ rows: 20_001, isDryRun: true }), refusal);
  });

  it('is stored up to 20,000, blank rows not counted', async () => {
    assert.equal(await importing({ rows: 20_000 }), 'stored');
    assert.equal(await importing({ rows: 21_000, emptyRows: 1000 }), 'stored');
  });
});
