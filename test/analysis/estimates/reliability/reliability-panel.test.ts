/** The reliability panel: nothing below its gate, and each part as its own function has it. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { alphaIfDeleted } from '../../../../analysis/estimates/reliability/alpha-if-deleted.ts';
import { cronbachAlpha } from '../../../../analysis/estimates/reliability/cronbach-alpha.ts';
import { itemDifficulty } from '../../../../analysis/estimates/reliability/item-difficulty.ts';
import { itemRestCorrelations } from '../../../../analysis/estimates/reliability/item-rest-correlations.ts';
import { kr20 } from '../../../../analysis/estimates/reliability/kr20.ts';
import { omegaTotal } from '../../../../analysis/estimates/reliability/omega-total.ts';
import {
  type RatedPanel,
  RELIABILITY_GATES,
  type RightOrWrongPanel,
  reliabilityPanel,
} from '../../../../analysis/estimates/reliability/reliability-panel.ts';
import { standardisedAlpha } from '../../../../analysis/estimates/reliability/standardised-alpha.ts';
import { straightLining } from '../../../../analysis/estimates/reliability/straight-lining.ts';
import { seededRandom } from '../../../../analysis/estimates/seeded-random.ts';
import { assertReason } from '../../../support/golden.ts';
import { type Rows, tableOf } from './answers.ts';

/** Ratings of k items from 1 to 5 that go together. */
function ratings(n: number, k: number): Rows {
  const random = seededRandom('5ca1e'.repeat(7));
  return Array.from({ length: n }, () => {
    const centre = 1 + 3 * random();
    return Array.from({ length: k }, () => Math.round(Math.min(5, Math.max(1, centre + 2 * random() - 0.5))));
  });
}

function knowledge(n: number, k: number): Rows {
  return ratings(n, k).map((row) => row.map((value) => (value > 2 ? 1 : 0)));
}

function ratedPanel(n: number, k: number): RatedPanel {
  const panel = reliabilityPanel(tableOf(ratings(n, k), k), { isRightOrWrong: false });
  assert.ok(panel.kind === 'rated');
  return panel;
}

function rightOrWrongPanel(n: number, k: number): RightOrWrongPanel {
  const panel = reliabilityPanel(tableOf(knowledge(n, k), k), { isRightOrWrong: true });
  assert.ok(panel.kind === 'right-or-wrong');
  return panel;
}

describe('reliabilityPanel of rated items', () => {
  it('has every part of a scale of four items and 100 respondents, at the level asked for', () => {
    const table = tableOf(ratings(100, 4));
    const itemRest = itemRestCorrelations(table);
    const without = alphaIfDeleted(table);
    assert.deepEqual(reliabilityPanel(table, { isRightOrWrong: false }, 0.9), {
      kind: 'rated',
      n: 100,
      k: 4,
      alpha: cronbachAlpha(table, 0.9),
      standardisedAlpha: standardisedAlpha(table),
      omegaTotal: omegaTotal(table),
      items: table.itemIds.map((itemId, i) => ({
        itemId,
        itemRest: itemRest[i],
        alphaIfDeleted: without[i],
      })),
      straightLining: straightLining(table, 0.9),
    });
  });

  it('has nothing below 30 respondents', () => {
    const {
      alpha,
      standardisedAlpha: standardised,
      omegaTotal: omega,
      items,
      straightLining: straight,
    } = ratedPanel(29, 4);
    const figures = items.flatMap((item) => [item.itemRest, item.alphaIfDeleted]);
    for (const figure of [alpha, standardised, omega, straight, ...figures]) {
      assert.deepEqual(figure, { kind: 'not-estimable', reason: 'below-gate', n: 29 });
    }
  });

  it('has alpha from 30 respondents and three items, and alpha without an item from four', () => {
    const three = ratedPanel(30, 3);
    assert.equal(three.alpha.kind, 'estimate');
    assert.equal(three.items[0]?.itemRest.kind, 'point');
    assertReason(three.items[0]?.alphaIfDeleted ?? three.alpha, 'below_gate');
    assert.equal(ratedPanel(30, 4).items[0]?.alphaIfDeleted.kind, 'point');
    assertReason(ratedPanel(30, 2).alpha, 'below_gate');
  });

  it('has omega from 100 respondents and four items', () => {
    assert.equal(ratedPanel(100, 4).omegaTotal.kind, 'point');
    assertReason(ratedPanel(99, 4).omegaTotal, 'below_gate');
    assertReason(ratedPanel(100, 3).omegaTotal, 'below_gate');
  });

  it('takes other gates', () => {
    const table = tableOf(ratings(30, 3));
    const gates = { ...RELIABILITY_GATES, omegaRespondents: 30, omegaItems: 3 };
    const panel = reliabilityPanel(table, { isRightOrWrong: false, gates });
    assert.ok(panel.kind === 'rated');
    assert.deepEqual(panel.omegaTotal, omegaTotal(table));
  });
});

describe('reliabilityPanel of items that are right or wrong', () => {
  it('has KR-20 and difficulty, and neither alpha without an item nor straight-lining', () => {
    const table = tableOf(knowledge(30, 3));
    const difficulty = itemDifficulty(table);
    assert.deepEqual(reliabilityPanel(table, { isRightOrWrong: true }), {
      kind: 'right-or-wrong',
      n: 30,
      k: 3,
      kr20: kr20(table),
      items: table.itemIds.map((itemId, i) => ({ itemId, difficulty: difficulty[i] })),
    });
  });

  it('has nothing below 30 respondents, or without any', () => {
    for (const n of [0, 29]) {
      const panel = rightOrWrongPanel(n, 3);
      assertReason(panel.kr20, 'below_gate');
      for (const item of panel.items) assertReason(item.difficulty, 'below_gate');
    }
  });

  it('refuses ratings, however few', () => {
    const table = tableOf(ratings(5, 3));
    assert.throws(() => reliabilityPanel(table, { isRightOrWrong: true }), RangeError);
  });
});

describe('reliabilityPanel', () => {
  it('refuses what is no table and no level, below its gates as well', () => {
    const table = tableOf(ratings(5, 3));
    assert.throws(() => reliabilityPanel(table, { isRightOrWrong: false }, 2), /^RangeError: level/);
    assert.throws(
      () => reliabilityPanel({ ...table, sums: [] }, { isRightOrWrong: false }),
      /^RangeError: sums/,
    );
  });
});
