/** Kendall's tau-b: against counting all pairs, and its standard error against derivatives. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tQuantile } from '../../../../analysis/distributions/distributions.ts';
import { type JointTable, jointTable } from '../../../../analysis/estimates/association/joint-table.ts';
import { kendallTauB } from '../../../../analysis/estimates/association/kendall-tau-b.ts';
import type { AnyEstimate, ValueEstimate } from '../../../../analysis/estimates/estimate.ts';
import { seededRandom } from '../../../../analysis/estimates/seeded-random.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import {
  BROKEN_TABLES,
  firstsOf,
  oneByOne,
  type Pair,
  secondsOf,
  somePairs,
  swapped,
  times,
  withValues,
} from './some-pairs.ts';

describe('kendallTauB', () => {
  it('counts every pair of respondents', () => {
    forAll([somePairs(0, 30)], (pairs) => {
      const tau = kendallTauB(merged(pairs));
      if (tau.kind !== 'not-estimable') assertClose(tau.value, tauOfPairs(pairs), 1e-12);
    });
  });

  it('has the standard error that its derivatives by the shares of the cells give', () => {
    forAll([somePairs(0, 30)], (pairs) => {
      const table = merged(pairs);
      const tau = kendallTauB(table);
      if (tau.kind !== 'estimate') return;
      const half = (tQuantile(0.975, tau.n - 2) * standardErrorByDerivatives(table)) / (1 - tau.value ** 2);
      assertClose(halfWidth(tau) / half, 1, 1e-5);
      assertClose(
        Math.tanh(2 * Math.atanh(tau.value) - Math.atanh(tau.interval.upper)),
        tau.interval.lower,
        1e-9,
      );
      assert.equal(tau.interval.method, 'brown-benedetti');
    });
  });

  it('covers the truth about as often as it says, for answers of five points that are tied', () => {
    const random = seededRandom('5eed'.repeat(16));
    // The second answer is the first or one at random: the truth is tau of the expected table.
    const draw = (): Pair => {
      const first = 1 + Math.floor(5 * random());
      return [first, random() < 0.5 ? first : 1 + Math.floor(5 * random())];
    };
    const truth = numberOf(kendallTauB(expectedTable()));
    const intervals = Array.from({ length: 2000 }, () =>
      kendallTauB(oneByOne(Array.from({ length: 33 }, draw))),
    );
    const covering = intervals.filter(
      (tau) => tau.kind === 'estimate' && tau.interval.lower <= truth && truth <= tau.interval.upper,
    );
    assert.ok(covering.length > 0.93 * 2000 && covering.length < 0.975 * 2000, `${covering.length} of 2000`);
  });

  it('does not change with the order of respondents, nor under a rising transformation of either answer', () => {
    forAll([somePairs(0, 30)], (pairs) => {
      const tau = kendallTauB(oneByOne(pairs));
      assert.deepEqual(kendallTauB(oneByOne(pairs.toReversed())), tau);
      assert.deepEqual(kendallTauB(withValues(oneByOne(pairs), Math.exp, (y) => y ** 3)), tau);
    });
  });

  it('changes its sign when one answer is reversed, and nothing when both are exchanged', () => {
    forAll([somePairs(0, 30)], (pairs) => {
      const tau = kendallTauB(oneByOne(pairs));
      assertSame(mirrored(kendallTauB(withValues(oneByOne(pairs), (x) => -x))), tau);
      assertSame(kendallTauB(swapped(oneByOne(pairs))), tau);
    });
  });

  it('is from -1 to 1, inside its interval', () => {
    forAll([somePairs(0, 30)], (pairs) => {
      const tau = kendallTauB(oneByOne(pairs));
      if (tau.kind === 'not-estimable') return;
      assert.ok(Math.abs(tau.value) <= 1);
      if (tau.kind === 'point') return;
      assert.ok(tau.interval.lower >= -1 && tau.interval.lower < tau.value);
      assert.ok(tau.interval.upper <= 1 && tau.interval.upper > tau.value);
    });
  });

  it('of two disjoint groups put together is that of all their respondents', () => {
    forAll([somePairs(0, 20), somePairs(0, 20)], (first, second) => {
      assert.deepEqual(
        kendallTauB([...merged(first), ...merged(second)]),
        kendallTauB(oneByOne([...first, ...second])),
      );
    });
  });

  it('is 1 or -1 without an interval where both rise or fall together', () => {
    const rising: JointTable = [
      [1, 10, 2],
      [2, 20, 5],
      [4, 21, 3],
    ];
    assert.deepEqual(kendallTauB(rising), { kind: 'point', value: 1, n: 10 });
    assert.deepEqual(kendallTauB(withValues(rising, (x) => -x)), { kind: 'point', value: -1, n: 10 });
  });

  it('does not depend on how often everybody is counted, also past 2^31, but for its interval', () => {
    const table: JointTable = [
      [1, 1, 4],
      [1, 2, 1],
      [2, 1, 2],
      [3, 2, 6],
    ];
    const one = kendallTauB(table);
    const many = kendallTauB(times(table, 2 ** 48));
    assert.ok(one.kind === 'estimate' && many.kind === 'estimate');
    assertClose(many.value, one.value, 1e-12);
    const standardError = (tau: ValueEstimate) => halfWidth(tau) / tQuantile(0.975, tau.n - 2);
    assertClose(
      (standardError(many) * Math.sqrt(many.n - 1)) / Math.sqrt(one.n - 1),
      standardError(one),
      1e-6,
    );
  });

  it('takes any number of different values', () => {
    const scores = Array.from({ length: 3000 }, (_, i) => [i, (i * 7919) % 3000] as const);
    assertClose(numberOf(kendallTauB(oneByOne(scores))), tauOfPairs(scores), 1e-12);
  });

  it('says why there is none', () => {
    assertReason(kendallTauB([]), 'n_lt_3');
    assertReason(kendallTauB([[1, 1, 2]]), 'n_lt_3');
    assertReason(
      kendallTauB([
        [1, 2, 3],
        [1, 3, 4],
      ]),
      'zero_variance',
    );
  });

  it('refuses what is no joint table, and no level', () => {
    for (const [table, message] of BROKEN_TABLES) {
      assert.throws(() => kendallTauB(table), { name: 'RangeError', message });
    }
    assert.throws(() => kendallTauB([[1, 2, 5]], 1.5), { name: 'RangeError', message: /^level/ });
  });
});

function merged(pairs: readonly Pair[]): JointTable {
  return jointTable(firstsOf(pairs), secondsOf(pairs));
}

/** What is expected of the draws above, in fiftieths. */
function expectedTable(): JointTable {
  const codes = [1, 2, 3, 4, 5];
  return codes.flatMap((x) => codes.map((y) => [x, y, x === y ? 6 : 1] as const));
}

/** On Fisher's scale. */
function halfWidth({ value, interval }: ValueEstimate): number {
  return Math.atanh(interval.upper) - Math.atanh(value);
}

function mirrored(tau: AnyEstimate): AnyEstimate {
  if (tau.kind === 'not-estimable') return tau;
  if (tau.kind === 'point') return { ...tau, value: -tau.value };
  const { lower, upper } = tau.interval;
  return { ...tau, value: -tau.value, interval: { ...tau.interval, lower: -upper, upper: -lower } };
}

function assertSame(actual: AnyEstimate, expected: AnyEstimate): void {
  assert.equal(actual.kind, expected.kind);
  if (actual.kind === 'not-estimable' || expected.kind === 'not-estimable') return;
  assertClose(actual.value, expected.value, 1e-12);
  if (actual.kind === 'estimate' && expected.kind === 'estimate') {
    assertClose(actual.interval.lower, expected.interval.lower, 1e-9);
    assertClose(actual.interval.upper, expected.interval.upper, 1e-9);
  }
}

function tauOfPairs(pairs: readonly Pair[]): number {
  return tauOfCells(pairs.map(([x, y]) => ({ x, y, weight: 1 })));
}

interface WeightedPair {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** By the definition; a respondent with themselves is tied on both, so that pairs may be counted twice. */
function tauOfCells(cells: readonly WeightedPair[]): number {
  let [order, byX, byY] = [0, 0, 0];
  for (const a of cells) {
    for (const b of cells) {
      const [x, y] = [Math.sign(a.x - b.x), Math.sign(a.y - b.y)];
      const weight = a.weight * b.weight;
      order += weight * x * y;
      byX += weight * x * x;
      byY += weight * y * y;
    }
  }
  return order / Math.sqrt(byX * byY);
}

/** Delta method for shares of a multinomial sample, with central differences. */
function standardErrorByDerivatives(table: JointTable): number {
  const n = table.reduce((sum, [, , count]) => sum + count, 0);
  const cells = table.map(([x, y, count]) => ({ x, y, weight: count / n }));
  const step = 1e-6;
  const slopes = cells.map((_, place) => {
    const at = (change: number) =>
      tauOfCells(cells.map((cell, k) => ({ ...cell, weight: cell.weight + (k === place ? change : 0) })));
    return (at(step) - at(-step)) / (2 * step);
  });
  const over = (value: (slope: number) => number) =>
    cells.reduce((sum, { weight }, place) => sum + weight * value(slopes[place] ?? 0), 0);
  const mean = over((slope) => slope);
  return Math.sqrt(over((slope) => (slope - mean) ** 2) / (n - 1));
}
