/** Merging: only tables that count the same may be added. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { mergeGroups, mergeTables } from '../../../analysis/tables/merge-tables.ts';
import type { CountTable, ScoreTable } from '../../../analysis/tables/tables.ts';
import { tabulate } from '../../../analysis/tables/tabulate.ts';
import { aBallot, SMALL_INSTRUMENT } from '../../support/small-instrument.ts';

const NONE = { 'not-shown': 0, skipped: 0, 'do-not-know': 0, 'not-applicable': 0, 'prefer-not-to-say': 0 };

function countTable(itemId: string, counts: readonly number[]): CountTable {
  return { kind: 'count', itemId, counts, missing: { ...NONE, skipped: 1 } };
}

describe('mergeTables', () => {
  it('adds counts and each kind of missing', () => {
    assert.deepEqual(mergeTables(countTable('role', [1, 2]), countTable('role', [3, 4])), {
      kind: 'count',
      itemId: 'role',
      counts: [4, 6],
      missing: { ...NONE, skipped: 2 },
    });
  });

  it('keeps scores in order when one group has a score that the other has not', () => {
    const a: ScoreTable = {
      kind: 'score',
      scaleId: 's',
      counts: [
        [2, 1],
        [4, 1],
      ],
      withoutScore: 1,
    };
    const b: ScoreTable = {
      kind: 'score',
      scaleId: 's',
      counts: [
        [3, 2],
        [4, 5],
      ],
      withoutScore: 0,
    };
    assert.deepEqual(mergeTables(a, b).counts, [
      [2, 1],
      [3, 2],
      [4, 6],
    ]);
  });

  it('refuses tables of different items, and of one item with different options', () => {
    assert.throws(() => mergeTables(countTable('role', [1, 2]), countTable('country', [1, 2])), RangeError);
    assert.throws(() => mergeTables(countTable('role', [1, 2]), countTable('role', [1, 2, 3])), RangeError);
  });

  it('refuses groups that were tabulated in different forms', () => {
    const full = tabulate(SMALL_INSTRUMENT, [aBallot({})], 'full').whole;
    const core = tabulate(SMALL_INSTRUMENT, [aBallot({})], 'core').whole;
    assert.throws(() => mergeGroups(full, core), RangeError);
    assert.throws(() => mergeGroups(core, full), RangeError);
  });
});
