/** Scale scores: person means and sums, with reverse items and answers left out. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { mean } from '../../../analysis/estimates/describe/mean.ts';
import { standardDeviation } from '../../../analysis/estimates/describe/standard-deviation.ts';
import { itemPoints } from '../../../analysis/scoring/item-points.ts';
import { scaleScore } from '../../../analysis/scoring/scale-score.ts';
import type { Instrument, Scale } from '../../../survey-definitions/instrument.ts';
import { assertClose, assertReason, goldenCases, numberOf, toValueCounts } from '../../support/golden.ts';
import { SMALL_INSTRUMENT } from '../../support/small-instrument.ts';

interface Input {
  readonly items: readonly (readonly (number | null)[])[];
  /** From 0. */
  readonly reverse_items?: readonly number[];
  readonly scale_min?: number;
  readonly scale_max?: number;
}

interface Expected {
  readonly status: string;
  readonly reason: string | null;
  readonly min_items: number;
  readonly scores: readonly (number | null)[];
  readonly mean: number | null;
  readonly sd: number | null;
}

function anItem(id: string): Instrument['items'][number] {
  const item = SMALL_INSTRUMENT.items.find((candidate) => candidate.id === id);
  assert.ok(item !== undefined);
  return item;
}

function aScale(changes: Partial<Scale> = {}): Scale {
  return {
    id: 'view',
    construct: 'attitude',
    items: ['view_1'],
    method: 'mean',
    minimumAnswered: 1,
    minimum: 1,
    maximum: 5,
    ...changes,
  };
}

/** Points of one code of a forward or of a reverse item on five points. */
function pointsOf(code: number, isReverse: boolean): number {
  const points = itemPoints(anItem(isReverse ? 'view_2' : 'view_1'), aScale(), SMALL_INSTRUMENT);
  return points[code - 1] ?? Number.NaN;
}

describe('scaleScore', () => {
  for (const { id, input, expected, tol_rel } of goldenCases<Input, Expected>('scale_scores')) {
    it(`agrees with R: ${id}`, () => {
      const scores = input.items.map((codes) => {
        const points = codes.flatMap((code, item) =>
          code === null ? [] : [pointsOf(code, input.reverse_items?.includes(item) ?? false)],
        );
        const total = points.reduce((sum, value) => sum + value, 0);
        return scaleScore(total, points.length, { method: 'mean', minimumAnswered: expected.min_items });
      });
      scores.forEach((score, person) => {
        const wanted = expected.scores[person] ?? null;
        if (wanted === null) assert.equal(score, undefined);
        else assertClose(score ?? Number.NaN, wanted, tol_rel);
      });

      const counts = toValueCounts(scores.map((score) => score ?? null));
      if (expected.status === 'undefined') {
        assertReason(mean(counts), expected.reason);
        return;
      }
      assertClose(numberOf(mean(counts)), expected.mean ?? Number.NaN, tol_rel);
      assertClose(numberOf(standardDeviation(counts)), expected.sd ?? Number.NaN, tol_rel);
    });
  }

  it('never prorates a sum', () => {
    assert.equal(scaleScore(7, 3, { method: 'sum', minimumAnswered: 3 }), 7);
    assert.equal(scaleScore(7, 2, { method: 'sum', minimumAnswered: 3 }), undefined);
  });
});

describe('itemPoints', () => {
  it('scores an option its code unless the scale names points', () => {
    assert.deepEqual(itemPoints(anItem('view_1'), aScale(), SMALL_INSTRUMENT), [1, 2, 3, 4, 5]);
    const scale = aScale({ points: { yes: 1, no: 0 } });
    assert.deepEqual(itemPoints(anItem('aware_1'), scale, SMALL_INSTRUMENT), [1, 0]);
  });

  it('flips reverse items, and looks up points after flipping', () => {
    assert.deepEqual(itemPoints(anItem('view_2'), aScale(), SMALL_INSTRUMENT), [5, 4, 3, 2, 1]);
    const scale = aScale({ points: { one: 0, two: 1, three: 3, four: 6, five: 10 } });
    assert.deepEqual(itemPoints(anItem('view_2'), scale, SMALL_INSTRUMENT), [10, 6, 3, 1, 0]);
  });

  it('refuses what cannot be scored', () => {
    assert.throws(() => itemPoints(anItem('barriers'), aScale(), SMALL_INSTRUMENT), /text item/);
    assert.throws(
      () => itemPoints(anItem('role'), aScale({ points: { yes: 1 } }), SMALL_INSTRUMENT),
      /lecturer/,
    );
  });
});
