/** Tabulation: what the ballots say, counted once, for the whole wave and for each group. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { mergeGroups, mergeTabulations } from '../../../analysis/tables/merge-tables.ts';
import type { Table, Tabulation } from '../../../analysis/tables/tables.ts';
import { type CountedBallot, tabulate } from '../../../analysis/tables/tabulate.ts';
import { forAll } from '../../support/for-all.ts';
import { aBallot, anyBallot, SMALL_INSTRUMENT } from '../../support/small-instrument.ts';
import { readOut } from '../../support/tabulation-read-out.ts';

const NONE = { 'not-shown': 0, skipped: 0, 'do-not-know': 0, 'not-applicable': 0, 'prefer-not-to-say': 0 };

function tablesOf(ballots: readonly CountedBallot[]): Tabulation {
  return tabulate(SMALL_INSTRUMENT, ballots);
}

function wholeTable(ballots: readonly CountedBallot[], key: string): Table | undefined {
  return tablesOf(ballots).whole.byMeasure[key];
}

describe('tabulate', () => {
  it('counts answers and each kind of missing apart', () => {
    const ballots = [2, 2, 3, -1, -2, -3, -4, -5, -5].map((role) => aBallot({ role }));
    assert.deepEqual(wholeTable(ballots, 'item:role'), {
      kind: 'count',
      itemId: 'role',
      counts: [0, 2, 1],
      missing: {
        'not-shown': 1,
        skipped: 1,
        'do-not-know': 1,
        'not-applicable': 1,
        'prefer-not-to-say': 2,
      },
    });
  });

  it('counts ticks, and as having answered those who ticked anything', () => {
    const ballots = [
      aBallot({ tools: [1, 1, 0] }),
      aBallot({ tools: [0, 1, 0] }),
      aBallot({ tools: [0, 0, 0] }),
      aBallot({ tools: [-5, -5, -5] }),
    ];
    assert.deepEqual(wholeTable(ballots, 'item:tools'), {
      kind: 'tick',
      itemId: 'tools',
      ticks: [1, 2, 0],
      answered: 2,
      missing: { ...NONE, skipped: 1, 'prefer-not-to-say': 1 },
    });
  });

  it('counts numbers by value, zero among them', () => {
    const ballots = [12, 0, 12, -2].map((years) => aBallot({ years }));
    assert.deepEqual(wholeTable(ballots, 'item:years'), {
      kind: 'number',
      itemId: 'years',
      counts: [
        [0, 1],
        [12, 2],
      ],
      missing: { ...NONE, skipped: 1 },
    });
  });

  it('has no table of free text or of the declared institution', () => {
    const keys = Object.keys(tablesOf([aBallot({ barriers: 1, institution: 1 })]).whole.byMeasure);
    assert.equal(keys.includes('item:role'), true);
    assert.equal(keys.includes('item:barriers'), false);
    assert.equal(keys.includes('item:institution'), false);
  });

  it('counts a gap over complete pairs only, importance by preparedness', () => {
    const ballots = [
      aBallot({ imp_ethics: 5, prep_ethics: 1 }),
      aBallot({ imp_ethics: 5, prep_ethics: 1 }),
      aBallot({ imp_ethics: 2, prep_ethics: 4 }),
      aBallot({ imp_ethics: 5, prep_ethics: -3 }),
      aBallot({ prep_ethics: 4 }),
    ];
    const table = wholeTable(ballots, 'gap:ethics');
    assert.ok(table?.kind === 'pair');
    assert.deepEqual(table.counts, [
      [0, 0, 0, 0, 0],
      [0, 0, 0, 1, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [2, 0, 0, 0, 0],
    ]);
    assert.deepEqual(table.secondUnknown, [0, 0, 0, 0, 0]);
  });

  it('keeps apart, by importance, who does not know whether a need is met', () => {
    const ballots = [
      aBallot({ need_imp_time: 4, need_av_time: -3 }),
      aBallot({ need_imp_time: 4, need_av_time: -2 }),
      aBallot({ need_imp_time: 4, need_av_time: 1 }),
    ];
    const table = wholeTable(ballots, 'need:time');
    assert.ok(table?.kind === 'pair');
    assert.deepEqual(table.secondUnknown, [0, 0, 0, 1, 0]);
    assert.deepEqual(table.counts[3], [1, 0, 0, 0, 0]);
  });

  it('scores a sum only when enough was answered, and never fills in', () => {
    const ballots = [
      aBallot({ aware_1: 1, aware_2: 2 }),
      aBallot({ aware_1: 1, aware_2: 1 }),
      aBallot({ aware_1: 1 }),
    ];
    assert.deepEqual(wholeTable(ballots, 'score:awareness'), {
      kind: 'score',
      scaleId: 'awareness',
      counts: [
        [1, 1],
        [2, 1],
      ],
      withoutScore: 1,
    });
  });

  it('flips reverse items before it takes the mean', () => {
    const table = wholeTable(
      [aBallot({ view_1: 5, view_2: 1 }), aBallot({ view_1: 4, view_2: 1 })],
      'score:view',
    );
    assert.ok(table?.kind === 'score');
    assert.deepEqual(table.counts, [
      [4.5, 1],
      [5, 1],
    ]);
  });

  it('sums products over respondents who answered every item of the scale', () => {
    const ballots = [
      aBallot({ view_1: 5, view_2: 1, view_3: 2 }),
      aBallot({ view_1: 1, view_2: 4, view_3: 3 }),
      aBallot({ view_1: 5, view_2: 5 }),
    ];
    assert.deepEqual(wholeTable(ballots, 'product:view'), {
      kind: 'product',
      scaleId: 'view',
      itemIds: ['view_1', 'view_2', 'view_3'],
      n: 2,
      sums: [6, 7, 5],
      products: [
        [26, 27, 13],
        [27, 29, 16],
        [13, 16, 13],
      ],
      straightLined: 0,
    });
  });

  it('counts who gave one answer to every item of a scale, by what was ticked and not by what it is worth', () => {
    const ballots = [
      aBallot({ view_1: 4, view_2: 4, view_3: 4 }),
      aBallot({ view_1: 1, view_2: 1, view_3: 1 }),
      aBallot({ view_1: 4, view_2: 2, view_3: 4 }),
      aBallot({ view_1: 4, view_2: 4 }),
    ];
    const table = wholeTable(ballots, 'product:view');
    assert.ok(table?.kind === 'product');
    assert.equal(table.n, 3);
    assert.equal(table.straightLined, 2);
  });

  it('flags a gap that is important and unprepared, where both were answered', () => {
    const ballots = [
      aBallot({ imp_ethics: 4, prep_ethics: 2, imp_governance: 5, prep_governance: 1 }),
      aBallot({ imp_ethics: 4, prep_ethics: 2, imp_governance: 5, prep_governance: 3 }),
      aBallot({ imp_ethics: 3, prep_ethics: 1, imp_governance: 3, prep_governance: 1 }),
      aBallot({ imp_ethics: 5, prep_ethics: 1, imp_governance: 5 }),
    ];
    assert.deepEqual(wholeTable(ballots, 'flags:gaps'), {
      kind: 'flag-pair',
      ids: ['ethics', 'governance'],
      known: [
        [4, 3],
        [3, 3],
      ],
      both: [
        [3, 1],
        [1, 1],
      ],
      firstOnly: [
        [0, 1],
        [0, 0],
      ],
    });
  });

  it('takes not knowing whether a need is met as not absent, and leaves out who said nothing', () => {
    const ballots = [
      aBallot({ need_imp_time: 5, need_av_time: 1, need_imp_training: 5, need_av_training: -3 }),
      aBallot({ need_imp_time: 5, need_av_time: 2, need_imp_training: 5, need_av_training: -2 }),
      aBallot({ need_imp_time: 5, need_av_time: -4 }),
    ];
    const table = wholeTable(ballots, 'flags:needs');
    assert.ok(table?.kind === 'flag-pair');
    assert.deepEqual(table.ids, ['time', 'training', 'funding']);
    assert.deepEqual(table.known, [
      [2, 1, 0],
      [1, 1, 0],
      [0, 0, 0],
    ]);
    assert.deepEqual(table.both[0], [2, 0, 0]);
    assert.deepEqual(table.firstOnly[0], [0, 1, 0]);
  });

  it('knows the top flags of everyone who named any', () => {
    const table = wholeTable(
      [aBallot({ top_needs: [1, 1, 0] }), aBallot({ top_needs: [0, 1, 0] }), aBallot({})],
      'flags:top',
    );
    assert.ok(table?.kind === 'flag-pair');
    assert.deepEqual(table.known[0], [2, 2, 2]);
    assert.deepEqual(table.both, [
      [1, 1, 0],
      [1, 2, 0],
      [0, 0, 0],
    ]);
    assert.deepEqual(table.firstOnly[1], [1, 0, 2]);
  });

  it('puts who gave no answer of any kind to a breakdown into one group', () => {
    const { byBreakdown } = tablesOf([2, -2, -5, 2].map((role) => aBallot({ role })));
    const sizes = Object.entries(byBreakdown.role ?? {}).map(([key, group]) => [key, group.n]);
    assert.deepEqual(Object.fromEntries(sizes), { '2': 2, missing: 2 });
  });

  it('counts ballots by stratum, channel and contact period', () => {
    const tabulation = tablesOf([
      aBallot({}, { stratumId: 'a', channel: 'web', contactPeriod: 0 }),
      aBallot({}, { stratumId: 'b', channel: 'web', contactPeriod: 1 }),
      aBallot({}, { stratumId: 'a', channel: 'import', contactPeriod: 1 }),
    ]);
    assert.equal(tabulation.byStratum.a?.n, 2);
    assert.equal(tabulation.byStratum.b?.n, 1);
    assert.deepEqual(tabulation.channels, { web: 2, import: 1 });
    assert.deepEqual(tabulation.contactPeriods, { '0': 1, '1': 2 });
  });

  it('leaves what refers to the full form out of the core form', () => {
    const { byMeasure } = tabulate(
      SMALL_INSTRUMENT,
      [aBallot({ view_1: 3, view_2: 3, view_3: -1 })],
      'core',
    ).whole;
    const products = byMeasure['product:view'];
    assert.equal(byMeasure['item:view_3'], undefined);
    assert.ok(products?.kind === 'product');
    assert.deepEqual(products.itemIds, ['view_1', 'view_2']);
    assert.equal(products.n, 1);
  });

  it('leaves out a scale and a breakdown that the core form cannot fill', () => {
    const [view, ...scales] = SMALL_INSTRUMENT.scales.toReversed();
    assert.ok(view !== undefined);
    const instrument = {
      ...SMALL_INSTRUMENT,
      scales: [...scales, { ...view, minimumAnswered: 3 }],
      breakdowns: ['role', 'view_3'],
    };
    const core = tabulate(instrument, [aBallot({ view_3: -1 })], 'core');
    assert.equal(core.whole.byMeasure['score:view'], undefined);
    assert.notEqual(core.whole.byMeasure['score:awareness'], undefined);
    assert.deepEqual(Object.keys(core.byBreakdown), ['role']);
    assert.deepEqual(Object.keys(tabulate(instrument, [], 'full').byBreakdown), ['role', 'view_3']);
  });

  it('refuses to break down by an item that has no single answer', () => {
    const instrument = { ...SMALL_INSTRUMENT, breakdowns: ['tools'] };
    assert.throws(() => tabulate(instrument, []), /tools is a multiple item/);
  });

  it('has every table, empty, when there are no ballots', () => {
    const { whole } = tablesOf([]);
    assert.equal(whole.n, 0);
    const table = whole.byMeasure['item:role'];
    assert.deepEqual(table, { kind: 'count', itemId: 'role', counts: [0, 0, 0], missing: NONE });
  });

  it('refuses ballots that do not fit the instrument', () => {
    const short = { ...aBallot({}), codes: [1, 2] };
    assert.throws(() => tablesOf([short]), /2 codes/);
    assert.throws(() => tablesOf([aBallot({ role: 4 })]), /item role/);
    assert.throws(() => tablesOf([aBallot({ role: 1.5 })]), /item role/);
    assert.throws(() => tablesOf([aBallot({ role: -6 })]), /item role/);
    assert.throws(() => tablesOf([aBallot({ view_1: 0 })]), /item view_1/);
  });

  it('does not depend on the order of respondents', () => {
    forAll(
      [fc.array(anyBallot, { maxLength: 30 })],
      (ballots) => {
        assert.deepEqual(readOut(tablesOf(ballots.toReversed())), readOut(tablesOf(ballots)));
      },
      50,
    );
  });

  it('adds up: two parts counted apart and merged are the whole', () => {
    forAll(
      [fc.array(anyBallot, { maxLength: 20 }), fc.array(anyBallot, { maxLength: 20 })],
      (first, second) => {
        const merged = mergeTabulations(tablesOf(first), tablesOf(second));
        assert.deepEqual(readOut(merged), readOut(tablesOf([...first, ...second])));
      },
      50,
    );
  });

  it('has a whole that is the merged groups of every partition', () => {
    forAll(
      [fc.array(anyBallot, { minLength: 1, maxLength: 30 })],
      (ballots) => {
        const { whole, byBreakdown, byStratum } = tablesOf(ballots);
        for (const groups of [...Object.values(byBreakdown), byStratum]) {
          assert.deepEqual(Object.values(groups).reduce(mergeGroups), whole);
        }
      },
      50,
    );
  });

  it('counts flag pairs as a plain count over the respondents does', () => {
    forAll([fc.array(anyBallot, { maxLength: 30 })], (ballots) => {
      const table = wholeTable(ballots, 'flags:gaps');
      assert.ok(table?.kind === 'flag-pair');
      const flags = ballots.map(({ codes }) => [gapFlagAt(codes, 8), gapFlagAt(codes, 10)] as const);
      const known = flags.filter(([a, b]) => a !== undefined && b !== undefined);
      assert.equal(table.known[0]?.[1], known.length);
      assert.equal(table.both[0]?.[1], known.filter(([a, b]) => a && b).length);
      assert.equal(table.firstOnly[0]?.[1], known.filter(([a, b]) => a && !b).length);
      assert.equal(table.firstOnly[1]?.[0], known.filter(([a, b]) => !a && b).length);
    });
  });
});

/** Important and unprepared, read from two neighbouring slots. */
function gapFlagAt(codes: readonly number[], slot: number): boolean | undefined {
  const [importance = -1, preparedness = -1] = codes.slice(slot, slot + 2);
  return importance < 0 || preparedness < 0 ? undefined : importance >= 4 && preparedness <= 2;
}
