/** Cliff's delta and the probability of superiority: pairs compared one by one, bounds, and where there is no interval. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { cliffsDelta } from '../../../../analysis/estimates/compare/cliffs-delta.ts';
import { probabilityOfSuperiority } from '../../../../analysis/estimates/compare/probability-of-superiority.ts';
import type { ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { counted, oneByOne, someAnswers, times, withValues } from './some-groups.ts';

/** Delta and its variance from the table of all pairs, as Cliff writes them. */
function fromAllPairs(first: readonly number[], second: readonly number[]) {
  const [n1, n2] = [first.length, second.length];
  const pairs = first.map((x) => second.map((y) => Math.sign(x - y)));
  const meanOf = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
  const squaresOf = (list: readonly number[], centre: number) =>
    list.reduce((sum, each) => sum + (each - centre) ** 2, 0);
  const delta = meanOf(pairs.flat());
  const rows = pairs.map(meanOf);
  const columns = second.map((_, j) => meanOf(pairs.map((row) => row[j] ?? 0)));
  const sum =
    n2 ** 2 * squaresOf(rows, delta) + n1 ** 2 * squaresOf(columns, delta) - squaresOf(pairs.flat(), delta);
  return { delta, variance: sum / (n1 * n2 * (n1 - 1) * (n2 - 1)) };
}

describe('cliffsDelta', () => {
  it('compares every respondent of one group with every one of the other', () => {
    forAll([someAnswers(2, 12), someAnswers(2, 12)], (first, second) => {
      const { delta, variance } = fromAllPairs(first, second);
      const result = cliffsDelta(counted(first), counted(second));
      assertClose(numberOf(result), delta, 1e-12);
      if (Math.abs(delta) === 1 || variance < 1e-12) {
        assert.equal(result.kind, 'point');
        return;
      }
      assert.ok(result.kind === 'estimate');
      const z = 1.959963984540054;
      const half = z * Math.sqrt(variance) * Math.sqrt((1 - delta ** 2) ** 2 + z ** 2 * variance);
      const whole = 1 - delta ** 2 + z ** 2 * variance;
      assertClose(result.interval.lower, (delta - delta ** 3 - half) / whole, 1e-10);
      assertClose(result.interval.upper, (delta - delta ** 3 + half) / whole, 1e-10);
    });
  });

  it('stays from -1 to 1 with its limits, lower below and upper above', () => {
    forAll([someAnswers(1, 15), someAnswers(1, 15)], (first, second) => {
      const result = cliffsDelta(counted(first), counted(second));
      assert.ok(Math.abs(numberOf(result)) <= 1);
      if (result.kind !== 'estimate') return;
      const { lower, upper } = result.interval;
      assert.ok(-1 <= lower && lower < result.value && result.value < upper && upper <= 1);
    });
  });

  it('has no interval only at -1 and 1, where all are equal, and with one respondent in a group', () => {
    forAll([someAnswers(1, 4), someAnswers(1, 4)], (first, second) => {
      const result = cliffsDelta(counted(first), counted(second));
      const isThin = first.length < 2 || second.length < 2;
      const isEnd = Math.abs(numberOf(result)) === 1 || new Set([...first, ...second]).size === 1;
      assert.equal(result.kind, isThin || isEnd ? 'point' : 'estimate');
    });
  });

  it('changes its sign and mirrors its limits when the groups are exchanged', () => {
    forAll([someAnswers(1, 15), someAnswers(1, 15)], (first, second) => {
      const result = cliffsDelta(counted(first), counted(second));
      const exchanged = cliffsDelta(counted(second), counted(first));
      assertClose(numberOf(exchanged), -numberOf(result), 1e-12);
      if (result.kind !== 'estimate') return;
      assert.ok(exchanged.kind === 'estimate');
      assertClose(exchanged.interval.lower, -result.interval.upper, 1e-12);
      assertClose(exchanged.interval.upper, -result.interval.lower, 1e-12);
    });
  });

  it('does not depend on the order of respondents, how they are counted, or the distance of values', () => {
    forAll([someAnswers(0, 15), someAnswers(0, 15)], (first, second) => {
      const result = cliffsDelta(oneByOne(first), oneByOne(second));
      assert.deepEqual(cliffsDelta(counted(first.toReversed()), counted(second)), result);
      const stretched = (answer: number) => Math.exp(answer);
      assert.deepEqual(
        cliffsDelta(withValues(counted(first), stretched), withValues(counted(second), stretched)),
        result,
      );
    });
  });

  it('is the same for everybody twice, with a narrower interval', () => {
    forAll([someAnswers(2, 15), someAnswers(2, 15)], (first, second) => {
      const once = cliffsDelta(counted(first), counted(second));
      const twice = cliffsDelta(times(counted(first), 2), times(counted(second), 2));
      assertClose(numberOf(twice), numberOf(once), 1e-12);
      if (once.kind !== 'estimate' || twice.kind !== 'estimate') return;
      const widthOf = ({ lower, upper }: { lower: number; upper: number }) => upper - lower;
      assert.ok(widthOf(twice.interval) < widthOf(once.interval));
    });
  });

  it('is exactly 1 for groups past 2^31 that are apart, and 0 without an interval where all are equal', () => {
    // Numbers of pairs that a double rounds: their share of all pairs comes to a little under 1.
    const low: ValueCounts = [
      [1, 1_000_000_009],
      [2, 2_000_000_019],
    ];
    const high: ValueCounts = [[3, 7_000_000_052]];
    assert.deepEqual(cliffsDelta(high, low), { kind: 'point', value: 1, n: 10_000_000_080 });
    assert.deepEqual(cliffsDelta(low, high), { kind: 'point', value: -1, n: 10_000_000_080 });
    assert.deepEqual(cliffsDelta([[3, 4]], [[3, 6]]), { kind: 'point', value: 0, n: 10 });
  });

  it('is not estimable when a group is empty, and refuses a level that is none', () => {
    assertReason(cliffsDelta([], counted([1])), 'no_data');
    assertReason(cliffsDelta(counted([1]), []), 'no_data');
    assert.throws(() => cliffsDelta([], [], 1), /^RangeError: level: 1/);
    assert.throws(() => cliffsDelta([[1, 2 ** 53]], []), /^RangeError: groups\[0\]\[0\]/);
  });
});

describe('probabilityOfSuperiority', () => {
  it('is the share of pairs in which the first is larger, ties counting half', () => {
    forAll([someAnswers(1, 12), someAnswers(1, 12)], (first, second) => {
      const wins = first.flatMap((x) => second.map((y) => (1 + Math.sign(x - y)) / 2));
      const share = wins.reduce((sum, each) => sum + each, 0) / wins.length;
      const result = probabilityOfSuperiority(counted(first), counted(second));
      assertClose(numberOf(result), share, 1e-12);
      if (result.kind === 'estimate') {
        assert.ok(0 <= result.interval.lower && result.interval.upper <= 1);
        assert.ok(result.interval.lower < result.value && result.value < result.interval.upper);
      }
    });
  });

  it('is not estimable when a group is empty', () => {
    assertReason(probabilityOfSuperiority([], counted([1])), 'no_data');
  });
});
