/** Two shares: Newcombe's interval and the pooled z test, at the ends and beyond what is counted in 32 bits. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { newcombeDifference } from '../../../../analysis/estimates/compare/newcombe-difference.ts';
import { twoShareTest } from '../../../../analysis/estimates/compare/two-share-test.ts';
import { wilsonShare } from '../../../../analysis/estimates/describe/wilson-share.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason } from '../../../support/golden.ts';

const someShare = fc
  .integer({ min: 1, max: 200 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((x) => ({ x, n })));

/** The others: those of whom it is not true. */
const others = ({ x, n }: { x: number; n: number }) => ({ x: n - x, n });

describe('newcombeDifference', () => {
  it('lies inside -1 to 1 and holds the difference of the shares', () => {
    forAll([someShare, someShare], (first, second) => {
      const result = newcombeDifference(first, second);
      assert.ok(result.kind === 'estimate');
      assertClose(result.value, first.x / first.n - second.x / second.n, 1e-15);
      const { lower, upper } = result.interval;
      assert.ok(-1 <= lower && lower <= result.value && result.value <= upper && upper <= 1);
      assert.equal(result.n, first.n + second.n);
    });
  });

  it('changes its sign and mirrors its limits for exchanged groups, and for the respondents not counted', () => {
    forAll([someShare, someShare], (first, second) => {
      const result = newcombeDifference(first, second);
      assert.ok(result.kind === 'estimate');
      for (const mirrored of [
        newcombeDifference(second, first),
        newcombeDifference(others(first), others(second)),
      ]) {
        assert.ok(mirrored.kind === 'estimate');
        assertClose(mirrored.value, -result.value, 1e-12);
        assertClose(mirrored.interval.lower, -result.interval.upper, 1e-12);
        assertClose(mirrored.interval.upper, -result.interval.lower, 1e-12);
      }
    });
  });

  it('is wider at a higher level', () => {
    forAll([someShare, someShare], (first, second) => {
      const [narrow, wide] = [
        newcombeDifference(first, second, 0.8),
        newcombeDifference(first, second, 0.99),
      ];
      assert.ok(narrow.kind === 'estimate' && wide.kind === 'estimate');
      assert.ok(wide.interval.lower <= narrow.interval.lower && narrow.interval.upper <= wide.interval.upper);
      assert.deepEqual([narrow.interval.level, wide.interval.level], [0.8, 0.99]);
    });
  });

  it("comes to Wilson's interval against a share that is known", () => {
    const known = newcombeDifference({ x: 7, n: 33 }, { x: 0, n: 1e15 });
    const share = wilsonShare(7, 33);
    assert.ok(known.kind === 'estimate' && share.kind === 'estimate');
    assertClose(known.interval.lower, share.interval.lower, 1e-7);
    assertClose(known.interval.upper, share.interval.upper, 1e-7);
  });

  it('is not estimable when a group is empty', () => {
    for (const [first, second] of [
      [
        { x: 0, n: 0 },
        { x: 3, n: 9 },
      ],
      [
        { x: 3, n: 9 },
        { x: 0, n: 0 },
      ],
    ] as const) {
      assert.deepEqual(newcombeDifference(first, second), { kind: 'not-estimable', reason: 'no-data', n: 9 });
      assertReason(twoShareTest(first, second), 'no_data');
    }
  });

  it('refuses what is not x of n, by name', () => {
    const share = { x: 1, n: 2 };
    assert.throws(() => newcombeDifference({ x: 3, n: 2 }, share), /^RangeError: first\.x: 3 of 2/);
    assert.throws(() => newcombeDifference(share, { x: 0.5, n: 2 }), /^RangeError: second\.x: 0\.5/);
    assert.throws(() => newcombeDifference(share, { x: 1, n: Number.NaN }), /^RangeError: second\.n: NaN/);
    assert.throws(() => newcombeDifference(share, share, 95), /^RangeError: level: 95/);
    assert.throws(() => twoShareTest({ x: -1, n: 2 }, share), /^RangeError: first\.x: -1/);
    assert.throws(() => twoShareTest(share, { x: 3, n: 2 }), /^RangeError: second\.x: 3 of 2/);
  });
});

describe('twoShareTest', () => {
  it("is the square root of Pearson's chi-square of the 2 x 2 table", () => {
    forAll([someShare, someShare], (first, second) => {
      const result = twoShareTest(first, second);
      const [x, n] = [first.x + second.x, first.n + second.n];
      if (result.kind === 'not-estimable') {
        assertReason(result, 'zero_variance');
        assert.ok(x === 0 || x === n);
        return;
      }
      const cells = [first, others(first), second, others(second)].map((cell, place) => {
        const expected = (cell.n * (place % 2 === 0 ? x : n - x)) / n;
        return (cell.x - expected) ** 2 / expected;
      });
      assertClose(
        result.statistic ** 2,
        cells.reduce((sum, cell) => sum + cell, 0),
        1e-9,
      );
      assert.equal(Math.sign(result.statistic), Math.sign(first.x * second.n - second.x * first.n));
    });
  });

  it('changes the sign of z and keeps p when the groups are exchanged', () => {
    forAll([someShare, someShare], (first, second) => {
      const [result, exchanged] = [twoShareTest(first, second), twoShareTest(second, first)];
      if (result.kind === 'not-estimable') assert.deepEqual(exchanged, result);
      else {
        assert.ok(exchanged.kind === 'test');
        assertClose(exchanged.statistic, -result.statistic, 1e-12);
        assertClose(exchanged.p, result.p, 1e-12);
      }
    });
  });

  it('counts on past 2^31 respondents', () => {
    const result = twoShareTest({ x: 5e9 + 1e5, n: 1e10 }, { x: 5e9, n: 1e10 });
    assert.ok(result.kind === 'test');
    assertClose(result.statistic, Math.SQRT2, 1e-4);
    const interval = newcombeDifference({ x: 5e9 + 1e5, n: 1e10 }, { x: 5e9, n: 1e10 });
    assert.ok(interval.kind === 'estimate' && interval.interval.upper > 0 && interval.interval.lower < 0);
  });
});
