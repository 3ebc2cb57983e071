/** Gaps inside respondents: the mean, the share with a gap, effect sizes, and why there may be none. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import type { PointEstimate, TestResult } from '../../../../analysis/estimates/estimate.ts';
import { cohenDz } from '../../../../analysis/estimates/paired/cohen-dz.ts';
import { matchedRankBiserial } from '../../../../analysis/estimates/paired/matched-rank-biserial.ts';
import { pairDifferences, pairedGap } from '../../../../analysis/estimates/paired/paired-gap.ts';
import type { ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import { forAll } from '../../../support/for-all.ts';
import {
  assertClose,
  assertCloseInterval,
  assertMatches,
  assertReason,
  numberOf,
} from '../../../support/golden.ts';
import { aPairTable, pairedCases, someDifferences, testedCases } from './paired-cases.ts';

const aCounts = fc.array(fc.array(fc.nat(6), { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 });

function withCounts(counts: readonly (readonly number[])[]) {
  return { ...aPairTable([]), counts };
}

function orZero(result: PointEstimate): number {
  return result.kind === 'point' ? result.value : 0;
}

function pOrZero(result: TestResult): number {
  return result.kind === 'test' ? result.p : 0;
}

describe('pairedGap', () => {
  for (const { id, table, expected, tol_rel } of pairedCases) {
    it(`agrees with R: ${id}`, () => {
      const result = pairedGap(table);
      assert.equal(result.n, expected.n_pairs);
      assertMatches(result.mean, expected.mean_diff, tol_rel);
      assertMatches(result.withGap, expected.pct_pos, tol_rel);
      assertMatches(result.rankBiserial, expected.matched_rank_biserial, tol_rel);
      assertMatches(result.dz, expected.dz, tol_rel);
      assert.equal(result.positive, expected.n_pos ?? 0);
      if (result.n > 0) assertMatches(result.standardDeviation, expected.sd_diff, tol_rel);
    });
  }

  for (const { id, table, expected, tol_rel } of testedCases) {
    it(`has R's interval: ${id}`, () => {
      const { gap } = pairedGap(table);
      if (expected.t_ci_diff[0] === null) {
        assertReason(gap, 'n_lt_2');
        return;
      }
      assert.ok(gap.kind === 'estimate');
      assertCloseInterval(gap.interval, expected.t_ci_diff, tol_rel);
    });
  }

  it('says why there is no test', () => {
    const without = pairedCases.filter((each) => each.expected.status === 'undefined');
    assert.equal(without.length, 2);
    for (const { table, expected } of without) {
      const { test, signTest, rankBiserial } = pairedGap(table);
      for (const each of [test, signTest, rankBiserial]) assertReason(each, expected.reason);
    }
  });

  it('keeps the mean of a gap that is the same for everyone, though it has no interval', () => {
    const result = pairedGap(
      aPairTable([
        [5, 3],
        [4, 2],
        [3, 1],
      ]),
    );
    assertReason(result.gap, 'zero_variance');
    assertReason(result.dz, 'zero_variance');
    assert.equal(numberOf(result.mean), 2);
    assert.equal(numberOf(result.rankBiserial), 1);
  });

  it('changes sign, and no p, when importance and preparedness are exchanged', () => {
    forAll([aCounts], (counts) => {
      const gap = pairedGap(withCounts(counts));
      const exchanged = pairedGap(withCounts(counts.map((_, i) => counts.map((row) => row[i] ?? 0))));
      for (const figure of ['mean', 'dz', 'rankBiserial'] as const)
        assertClose(orZero(exchanged[figure]), -orZero(gap[figure]), 1e-9);
      for (const test of ['test', 'signTest'] as const)
        assertClose(pOrZero(exchanged[test]), pOrZero(gap[test]), 1e-9);
    });
  });

  it('takes intervals at the level that is asked for', () => {
    const table = withCounts([
      [3, 1, 0, 0, 0],
      [2, 2, 4, 0, 0],
      [1, 5, 2, 0, 0],
      [4, 4, 4, 1, 0],
      [9, 3, 0, 0, 0],
    ]);
    const [narrow, wide] = [pairedGap(table, 0.8), pairedGap(table, 0.99)];
    assert.ok(narrow.gap.kind === 'estimate' && wide.gap.kind === 'estimate');
    assert.equal(narrow.gap.interval.level, 0.8);
    assert.ok(wide.gap.interval.lower < narrow.gap.interval.lower);
    assert.ok(narrow.withGap.kind === 'estimate' && narrow.withGap.interval.level === 0.8);
  });

  it('counts respondents past 2^31', () => {
    const result = pairedGap(
      withCounts([
        [2 ** 32, 2 ** 33],
        [2 ** 34, 0],
      ]),
    );
    assert.equal(result.n, 2 ** 32 + 2 ** 33 + 2 ** 34);
    assertClose(numberOf(result.mean), 2 / 7, 1e-12);
    assertClose(numberOf(result.rankBiserial), 1 / 3, 1e-12);
    assert.ok(result.test.kind === 'test' && result.test.p === 0);
  });

  it('refuses tables that are none, and says where', () => {
    assert.throws(
      () =>
        pairedGap(
          withCounts([
            [1, 2],
            [-1, 0],
          ]),
        ),
      /^RangeError: counts\[1\]\[0\]/,
    );
    assert.throws(
      () =>
        pairedGap(
          withCounts([
            [1, 2],
            [0.5, 0],
          ]),
        ),
      /^RangeError: counts\[1\]\[0\]/,
    );
    assert.throws(() => pairedGap(withCounts([[1, 2], [1]])), /^RangeError: counts\[1\]/);
    assert.throws(() => pairedGap(aPairTable([]), 1), /^RangeError: level/);
  });
});

describe('pairDifferences', () => {
  it('adds up pairs of one difference, from the lowest', () => {
    const table = aPairTable([
      [5, 3],
      [4, 2],
      [1, 2],
      [null, 4],
    ]);
    assert.deepEqual(pairDifferences(table), [
      [-1, 1],
      [2, 2],
    ]);
  });
});

describe('matchedRankBiserial', () => {
  it('is 1 when every difference is positive, -1 when every one is negative, 0 when they balance', () => {
    const of = (differences: ValueCounts) => numberOf(matchedRankBiserial(differences));
    assert.equal(
      of([
        [3, 2],
        [1, 5],
      ]),
      1,
    );
    assert.equal(of([[-3, 2]]), -1);
    assert.equal(
      of([
        [-3, 2],
        [3, 2],
      ]),
      0,
    );
  });

  it('stays from -1 to 1, whatever the order of respondents', () => {
    forAll([someDifferences], (differences) => {
      const result = matchedRankBiserial(differences);
      assert.deepEqual(matchedRankBiserial(differences.toReversed()), result);
      if (result.kind === 'point') assert.ok(Math.abs(result.value) <= 1);
    });
  });
});

describe('cohenDz', () => {
  it('is the same on a stretched scale, and the same for respondents counted together or one by one', () => {
    forAll([someDifferences], (differences) => {
      const result = cohenDz(differences);
      const stretched = cohenDz(differences.map(([difference, count]) => [25 * difference, count]));
      assert.equal(stretched.kind, result.kind);
      if (result.kind === 'not-estimable') return;
      assertClose(numberOf(stretched), result.value, 1e-9);
      const together = new Map<number, number>();
      for (const [difference] of differences) together.set(difference, (together.get(difference) ?? 0) + 1);
      assertClose(numberOf(cohenDz([...together])), result.value, 1e-9);
    });
  });

  it('says why there is none', () => {
    assertReason(cohenDz([]), 'no_data');
    assertReason(cohenDz([[2, 1]]), 'n_lt_2');
    assertReason(cohenDz([[2, 3]]), 'zero_variance');
    assert.throws(() => cohenDz([[Number.NaN, 1]]), /^RangeError: differences\[0\]/);
  });
});
