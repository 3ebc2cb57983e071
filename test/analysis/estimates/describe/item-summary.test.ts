/** The summary of an item, beyond the golden cases: other scales, and what cannot be told. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { type ItemSummary, itemSummary } from '../../../../analysis/estimates/describe/item-summary.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, numberOf } from '../../../support/golden.ts';

const someCounts = fc
  .integer({ min: 2, max: 11 })
  .chain((size) => fc.array(fc.nat(50), { minLength: size, maxLength: size }))
  .filter((counts) => counts.some((count) => count > 0));

const ENDS = ['top', 'bottom', 'floor', 'ceiling'] as const;

function endsOf(summary: ItemSummary): readonly number[] {
  return ENDS.map((end) => numberOf(summary[end]));
}

describe('itemSummary', () => {
  it('takes two options for each end of a scale, and one where two would meet', () => {
    const sevenPoints = itemSummary({ counts: [1, 2, 3, 4, 5, 6, 7], missing: 0 });
    assert.equal(sevenPoints.ends, 2);
    assert.deepEqual(endsOf(sevenPoints), [13 / 28, 3 / 28, 1 / 28, 7 / 28]);

    const threePoints = itemSummary({ counts: [1, 2, 3], missing: 0 });
    assert.equal(threePoints.ends, 1);
    assert.deepEqual(endsOf(threePoints), [3 / 6, 1 / 6, 1 / 6, 3 / 6]);
  });

  it('takes as many options as it is told', () => {
    const summary = itemSummary({ counts: [1, 2, 3, 4, 5, 6, 7], missing: 0 }, { ends: 3 });
    assert.equal(summary.ends, 3);
    assert.equal(numberOf(summary.top), 18 / 28);
    assert.throws(() => itemSummary({ counts: [1, 2, 3], missing: 0 }, { ends: 2 }), /options.ends/);
    assert.throws(() => itemSummary({ counts: [1, 2, 3], missing: 0 }, { ends: 0 }), /options.ends/);
  });

  it('knows values that are not 1, 2, 3', () => {
    const summary = itemSummary({ counts: [2, 0, 2], values: [0, 5, 10], missing: 1 });
    assert.equal(numberOf(summary.mean), 5);
    assert.equal(numberOf(summary.median), 5);
    assert.equal(summary.n, 4);
    assert.equal(summary.missing, 1);
  });

  it('has shares that add up, and a net that is the top minus the bottom', () => {
    forAll([someCounts], (counts) => {
      const summary = itemSummary({ counts, missing: 0 });
      const all = summary.shares.reduce((sum, share) => sum + numberOf(share), 0);
      assertClose(all, 1, 1e-12);
      const [top = Number.NaN, bottom = Number.NaN, floor = Number.NaN, ceiling = Number.NaN] =
        endsOf(summary);
      assert.equal(numberOf(summary.net), top - bottom);
      assert.ok(floor <= bottom && ceiling <= top && top + bottom <= 1 + 1e-12);
    });
  });

  it('mirrors: on the turned scale top and bottom, floor and ceiling, and the sign of the net change places', () => {
    forAll([someCounts], (counts) => {
      const summary = itemSummary({ counts, missing: 0 });
      const turned = itemSummary({ counts: counts.toReversed(), missing: 0 });
      assert.deepEqual(turned.top, summary.bottom);
      assert.deepEqual(turned.floor, summary.ceiling);
      assert.equal(numberOf(turned.net), 0 - numberOf(summary.net));
      assertClose(numberOf(turned.mean), counts.length + 1 - numberOf(summary.mean), 1e-12);
    });
  });

  it('is not moved by missing answers', () => {
    forAll([someCounts, fc.nat(1000)], (counts, missing) => {
      assert.deepEqual(itemSummary({ counts, missing }), { ...itemSummary({ counts, missing: 0 }), missing });
    });
  });

  it('says in every part that nobody answered', () => {
    const { n, missing, counts, ends, shares, ...parts } = itemSummary({
      counts: [0, 0, 0, 0, 0],
      missing: 7,
    });
    assert.deepEqual({ n, missing, counts, ends }, { n: 0, missing: 7, counts: [0, 0, 0, 0, 0], ends: 2 });
    for (const part of [...shares, ...Object.values(parts)]) {
      assert.deepEqual(part, { kind: 'not-estimable', reason: 'no-data', n: 0 });
    }
  });

  it('has no ends on a scale of one option, and nothing but reasons on one of none', () => {
    const one = itemSummary({ counts: [5], missing: 0 });
    assert.equal(numberOf(one.floor), 1);
    assert.deepEqual(one.net, { kind: 'not-estimable', reason: 'k-lt-2', n: 5 });
    assert.equal(itemSummary({ counts: [], missing: 3 }).mean.kind, 'not-estimable');
  });

  it('refuses what is no table of answers, by name', () => {
    const refused = [
      [{ counts: [1, -1], missing: 0 }, /^RangeError: item.counts\[1\]: /],
      [{ counts: [1, 0.5], missing: 0 }, /^RangeError: item.counts\[1\]: /],
      [{ counts: [1, 1], missing: Number.NaN }, /^RangeError: item.missing: /],
      [{ counts: [1, 1], values: [1], missing: 0 }, /^RangeError: item.values: /],
      [{ counts: [1, 1], values: [2, 2], missing: 0 }, /^RangeError: item.values\[1\]: /],
    ] as const;
    for (const [item, message] of refused) assert.throws(() => itemSummary(item), message);
    assert.throws(() => itemSummary({ counts: [1, 1], missing: 0 }, { level: 2 }), /^RangeError: level: /);
  });
});
