/** Scale scores: person means and sums, with reverse items and answers left out. R's cases are in the reliability tests. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { itemPoints } from '../../../analysis/scoring/item-points.ts';
import { leastAnswered, scaleScore } from '../../../analysis/scoring/scale-score.ts';
import type { Instrument, Scale } from '../../../survey-definitions/instrument.ts';
import { SMALL_INSTRUMENT } from '../../support/small-instrument.ts';

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

describe('scaleScore', () => {
  it('never prorates a sum', () => {
    assert.equal(scaleScore(7, 3, { method: 'sum', minimumAnswered: 3 }), 7);
    assert.equal(scaleScore(7, 2, { method: 'sum', minimumAnswered: 3 }), undefined);
  });

  it('is the mean of the items that were answered, where enough were', () => {
    assert.equal(scaleScore(9, 2, { method: 'mean', minimumAnswered: 2 }), 4.5);
    assert.equal(scaleScore(4, 1, { method: 'mean', minimumAnswered: 2 }), undefined);
    assert.equal(scaleScore(0, 0, { method: 'mean', minimumAnswered: 0 }), undefined);
  });

  it('refuses what is no total and no number of items', () => {
    const rule = { method: 'mean', minimumAnswered: 1 } as const;
    assert.throws(() => scaleScore(Number.NaN, 2, rule), /^RangeError: total/);
    assert.throws(() => scaleScore(4, -1, rule), /^RangeError: answered/);
    assert.throws(() => scaleScore(4, 2, { ...rule, minimumAnswered: 0.5 }), /^RangeError: rule/);
  });
});

describe('leastAnswered', () => {
  it('rounds half of an odd number of items up', () => {
    assert.deepEqual(
      [4, 5, 6].map((k) => leastAnswered(k, 0.5)),
      [2, 3, 3],
    );
  });

  it('asks for all items at 1 and for none at 0', () => {
    assert.equal(leastAnswered(7, 1), 7);
    assert.equal(leastAnswered(7, 0), 0);
  });

  it('does not ask for one more because a share is a little above what it stands for', () => {
    assert.equal(leastAnswered(20, 0.55), 11);
    assert.equal(leastAnswered(6, 2 / 3), 4);
  });

  it('refuses what is no number of items and no share', () => {
    assert.throws(() => leastAnswered(-1, 0.5), /^RangeError: k/);
    assert.throws(() => leastAnswered(5, 1.5), /^RangeError: share/);
    assert.throws(() => leastAnswered(5, Number.NaN), /^RangeError: share/);
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
