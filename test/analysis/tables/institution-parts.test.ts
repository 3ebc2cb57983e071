/** The parts of a breakdown's groups in each institution: they add up to the groups and to the institutions. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { mergeTables, mergeTabulations } from '../../../analysis/tables/merge-tables.ts';
import type { Table, Tabulation } from '../../../analysis/tables/tables.ts';
import { type CountedBallot, tabulate } from '../../../analysis/tables/tabulate.ts';
import { forAll } from '../../support/for-all.ts';
import { aBallot, anyBallot, SMALL_INSTRUMENT } from '../../support/small-instrument.ts';
import { readOut } from '../../support/tabulation-read-out.ts';

const KEYS = ['item:role', 'item:tools', 'gap:ethics', 'need:time', 'score:awareness', 'flags:needs'];

function tablesOf(ballots: readonly CountedBallot[]): Tabulation {
  return tabulate(SMALL_INSTRUMENT, ballots);
}

/** Ballots of a few institutions. */
const ballotsOfFew = fc.array(
  fc
    .tuple(anyBallot, fc.constantFrom('a', 'b', 'none'))
    .map(([ballot, stratumId]) => ({ ...ballot, stratumId })),
  { minLength: 1, maxLength: 30 },
);

describe('parts of groups in institutions', () => {
  it('count who is in the group and in the institution, and leave out pairs with nobody', () => {
    const { byBreakdownAndStratum } = tablesOf([
      aBallot({ role: 1, aware_1: 1 }, { stratumId: 'a' }),
      aBallot({ role: 1, aware_1: 2 }, { stratumId: 'a' }),
      aBallot({ role: 2, aware_1: 2 }, { stratumId: 'a' }),
      aBallot({ role: -2, aware_1: 1 }, { stratumId: 'b' }),
    ]);
    const counts = Object.entries(byBreakdownAndStratum.role ?? {}).flatMap(([group, strata]) =>
      Object.entries(strata).map(([stratum, read]) => {
        const table = read('item:aware_1');
        return [group, stratum, table.kind === 'count' && table.counts];
      }),
    );
    assert.deepEqual(counts.toSorted(), [
      ['1', 'a', [1, 1]],
      ['2', 'a', [0, 1]],
      ['missing', 'b', [1, 0]],
    ]);
  });

  it('have no sums of products, and no measure that is not asked', () => {
    const read = tablesOf([aBallot({ role: 1 })]).byBreakdownAndStratum.role?.['1']?.none;
    assert.throws(() => read?.('product:awareness'), /there is no table product:awareness/);
    assert.throws(() => read?.('item:nothing'), RangeError);
  });

  it('add up to the groups over institutions, and to the institutions over groups', () => {
    forAll(
      [ballotsOfFew, fc.constantFrom(...KEYS)],
      (ballots, key) => {
        const { byBreakdown, byStratum, byBreakdownAndStratum } = tablesOf(ballots);
        const parts = Object.entries(byBreakdownAndStratum.role ?? {}).flatMap(([code, strata]) =>
          Object.entries(strata).map(([stratumId, read]) => ({ code, stratumId, table: read(key) })),
        );
        for (const [code, group] of Object.entries(byBreakdown.role ?? {})) {
          const ofGroup = parts.filter((part) => part.code === code);
          assert.deepEqual(together(ofGroup.map(({ table }) => table)), group.byMeasure[key]);
        }
        for (const [stratumId, stratum] of Object.entries(byStratum)) {
          const ofStratum = parts.filter((part) => part.stratumId === stratumId);
          assert.deepEqual(together(ofStratum.map(({ table }) => table)), stratum.byMeasure[key]);
        }
      },
      100,
    );
  });

  it('are the same for many ballots of one institution as for few at a time', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      aBallot({ role: 1 + (index % 3), aware_1: 1 + (index % 2), years: index % 50 }, { stratumId: 'a' }),
    );
    const few = Array.from({ length: 10 }, (_, part) => tablesOf(many.slice(30 * part, 30 * part + 30)));
    const merged = few.reduce(mergeTabulations);
    assert.deepEqual(readOut(merged), readOut(tablesOf(many)));
  });
});

function together(tables: readonly Table[]): Table | undefined {
  const [first, ...others] = tables;
  return first === undefined ? undefined : others.reduce(mergeTables<Table>, first);
}
