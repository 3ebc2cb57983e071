/** Mann-Whitney: exact by all divisions of the respondents, tied ranks, limits, and what it must not depend on. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type MannWhitney, mannWhitney } from '../../../../analysis/estimates/compare/mann-whitney.ts';
import { pooledRanks } from '../../../../analysis/estimates/compare/pooled-ranks.ts';
import type { TestResult } from '../../../../analysis/estimates/estimate.ts';
import type { ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason } from '../../../support/golden.ts';
import { counted, oneByOne, someAnswers, withValues } from './some-groups.ts';

/** Everything that was found, with p values left out that are sums in another order. */
function withoutP({ normal, normalCorrected, exact, test, ...numbers }: MannWhitney) {
  return { ...numbers, z: statisticOf(normal), corrected: statisticOf(normalCorrected) };
}

function statisticOf(result: TestResult): number | undefined {
  return result.kind === 'test' ? result.statistic : undefined;
}

function pOf(result: TestResult | undefined): number {
  assert.ok(result?.kind === 'test');
  return result.p;
}

function assertSameTest(actual: TestResult, expected: TestResult): void {
  assert.equal(actual.kind, expected.kind);
  if (expected.kind === 'test') assertClose(pOf(actual), expected.p, 1e-12, 'p');
}

/** Distinct values, so that no ranks are tied. */
function distinct(n: number, start: number): ValueCounts {
  return Array.from({ length: n }, (_, i) => [start + 2 * i, 1] as const);
}

/** P(|W* - E| >= |W - E|) by going through all divisions, with ranks counted pair by pair. */
function bruteForceP(first: readonly number[], second: readonly number[]): number {
  const all = [...first, ...second];
  const ranks = all.map(
    (each) => all.reduce((sum, other) => sum + (other < each ? 1 : other === each ? 0.5 : 0), 0) + 0.5,
  );
  const mean = (first.length * (all.length + 1)) / 2;
  const observed = Math.abs(ranks.slice(0, first.length).reduce((sum, rank) => sum + rank, 0) - mean);
  let divisions = 0;
  let asFar = 0;
  for (let chosen = 0; chosen < 2 ** all.length; chosen += 1) {
    const inFirst = ranks.filter((_, i) => chosen & (1 << i));
    if (inFirst.length !== first.length) continue;
    divisions += 1;
    const distance = Math.abs(inFirst.reduce((sum, rank) => sum + rank, 0) - mean);
    if (distance >= observed - 1e-9) asFar += 1;
  }
  return asFar / divisions;
}

describe('mannWhitney', () => {
  it('is exact: every division of the respondents is counted, with ties', () => {
    forAll(
      [someAnswers(1, 6), someAnswers(1, 6)],
      (first, second) => {
        const { test } = mannWhitney(oneByOne(first), oneByOne(second));
        if (test.kind === 'not-estimable') assert.equal(new Set([...first, ...second]).size, 1);
        else assertClose(test.p, bruteForceP(first, second), 1e-12);
      },
      60,
    );
  });

  it('does not depend on the order of respondents nor on how they are counted', () => {
    forAll([someAnswers(0, 20), someAnswers(0, 20)], (first, second) => {
      const result = mannWhitney(oneByOne(first), oneByOne(second));
      assert.deepEqual(mannWhitney(counted(first.toReversed()), counted(second)), result);
    });
  });

  it('changes the sign of z and keeps p when the groups are exchanged', () => {
    forAll([someAnswers(1, 20), someAnswers(1, 20)], (first, second) => {
      const result = mannWhitney(counted(first), counted(second));
      const exchanged = mannWhitney(counted(second), counted(first));
      assert.deepEqual([exchanged.u1, exchanged.u2], [result.u2, result.u1]);
      if (result.normal.kind === 'test') {
        assertClose(-(statisticOf(exchanged.normal) ?? Number.NaN), result.normal.statistic, 1e-12);
      }
      assertSameTest(exchanged.test, result.test);
      assertSameTest(exchanged.normalCorrected, result.normalCorrected);
    });
  });

  it('knows only the order of the values', () => {
    forAll([someAnswers(1, 20), someAnswers(1, 20)], (first, second) => {
      const result = mannWhitney(counted(first), counted(second));
      for (const grows of [(answer: number) => answer + 1e6, (answer: number) => answer ** 3 / 7 - 2]) {
        assert.deepEqual(
          mannWhitney(withValues(counted(first), grows), withValues(counted(second), grows)),
          result,
        );
      }
      const mirrored = mannWhitney(
        withValues(counted(first), (answer) => -answer),
        withValues(counted(second), (answer) => -answer),
      );
      assert.equal(mirrored.u1, result.u2);
      assertSameTest(mirrored.test, result.test);
    });
  });

  it('has U1 and U2 that add up to all pairs, a variance not below 0 and p from 0 to 1', () => {
    forAll([someAnswers(0, 30), someAnswers(0, 30)], (first, second) => {
      const { u1, u2, n1, n2, varianceOfU, test } = mannWhitney(counted(first), counted(second));
      assert.equal(u1 + u2, n1 * n2);
      assert.ok(varianceOfU >= 0);
      if (test.kind === 'test') assert.ok(test.p > 0 && test.p <= 1);
    });
  });

  it('is exact up to 2500 pairs of at most 100 respondents, and beyond is the corrected normal test', () => {
    const nameOf = (n1: number, n2: number) => {
      const { exact, normalCorrected, test } = mannWhitney(distinct(n1, 0), distinct(n2, 1));
      assert.ok(test.kind === 'test');
      assert.equal(test.p, pOf(exact ?? normalCorrected));
      return test.test;
    };
    assert.equal(nameOf(50, 50), 'mann-whitney-exact');
    assert.equal(nameOf(1, 99), 'mann-whitney-exact');
    assert.equal(nameOf(51, 50), 'mann-whitney-normal');
    assert.equal(nameOf(1, 100), 'mann-whitney-normal');
  });

  it('reaches the smallest p there is where the groups are apart', () => {
    const { test } = mannWhitney(distinct(50, 0), distinct(50, 1000));
    const divisions = Array.from({ length: 50 }).reduce(
      (ways: number, _, i) => (ways * (51 + i)) / (1 + i),
      1,
    );
    assert.ok(Math.abs(pOf(test) / (2 / divisions) - 1) < 1e-12);
  });

  it('has no test without respondents in both groups', () => {
    for (const [first, second] of [
      [[], []],
      [[], counted([1, 2])],
      [counted([1, 2]), [[3, 0]]],
    ] satisfies [ValueCounts, ValueCounts][]) {
      const result = mannWhitney(first, second);
      assertReason(result.test, 'no_data');
      assert.deepEqual([result.u1, result.u2], [0, 0]);
    }
  });

  it('has no test where all values are equal, but half of all pairs as U', () => {
    const result = mannWhitney([[2, 3]], [[2, 5]]);
    for (const each of [result.test, result.normal, result.normalCorrected, result.exact]) {
      assert.ok(each !== undefined);
      assertReason(each, 'all_tied');
    }
    assert.deepEqual([result.u1, result.u2, result.varianceOfU], [7.5, 7.5, 0]);
  });

  it('counts on past 2^31 respondents', () => {
    const first: ValueCounts = [
      [1, 3e9],
      [2, 5e9],
    ];
    const second: ValueCounts = [
      [1, 5e9],
      [2, 3e9],
    ];
    const result = mannWhitney(first, second);
    assertClose(result.u1 / 64e18, 0.625, 1e-12);
    assertClose(pOf(result.normal), 0, 0);
    assert.ok(Number.isFinite(statisticOf(result.normal)));
    const { z } = withoutP(mannWhitney(first, first));
    assert.equal(z, 0);
  });

  it('keeps its variance where one of ten thousand million answers otherwise', () => {
    const { varianceOfU } = mannWhitney(
      [[1, 5e9]],
      [
        [1, 5e9 - 1],
        [2, 1],
      ],
    );
    // One value apart: variance = n1 n2 / (12 N (N - 1)) * 3 N (N - 1) = n1 n2 / 4.
    assert.ok(Math.abs(varianceOfU / (5e9 * 5e9) / 0.25 - 1) < 1e-12);
  });

  it('refuses what is no value and no number of respondents, by name', () => {
    assert.throws(
      () => mannWhitney([[1, -1]], []),
      new RangeError('groups[0][0]: -1 is not a number of respondents'),
    );
    assert.throws(() => mannWhitney([], [[1, 0.5]]), /^RangeError: groups\[1\]\[0\]: 0.5/);
    assert.throws(() => mannWhitney([], [[Number.NaN, 1]]), /^RangeError: groups\[1\]\[0\]: NaN/);
  });
});

describe('pooledRanks', () => {
  it('gives ranks that add up to 0 around their mean, and squares that add up to theirs', () => {
    forAll([someAnswers(0, 20), someAnswers(0, 20)], (first, second) => {
      const { values, rankSquares, n } = pooledRanks([counted(first), counted(second)]);
      assert.equal(
        values.reduce((sum, { tied }) => sum + tied, 0),
        n,
      );
      assertClose(
        values.reduce((sum, { tied, centredRank }) => sum + tied * centredRank, 0),
        0,
        1e-9,
      );
      assertClose(
        values.reduce((sum, { tied, centredRank }) => sum + tied * centredRank ** 2, 0),
        rankSquares,
        1e-9,
      );
    });
  });
});
