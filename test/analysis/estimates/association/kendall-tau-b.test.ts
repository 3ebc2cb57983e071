/** Kendall's tau-b: pairs counted one by one, numeric derivatives for its interval, bounds and invariance. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tQuantile } from '../../../../analysis/distributions/distributions.ts';
import { codeJointTable, jointTable } from '../../../../analysis/estimates/association/joint-table.ts';
import { kendallTauB } from '../../../../analysis/estimates/association/kendall-tau-b.ts';
import { seededRandom } from '../../../../analysis/estimates/seeded-random.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import {
  firstsOf,
  oneByOne,
  type Pair,
  secondsOf,
  somePairs,
  someVaryingPairs,
  swapped,
  times,
  withValues,
} from './some-pairs.ts';

/** tau-b of respondents who weigh as much as `weights` says: all ordered pairs, one by one. */
function fromAllPairs(pairs: readonly Pair[], weights = pairs.map(() => 1)): number {
  let [order, differsFirst, differsSecond] = [0, 0, 0];
  for (const [i, [x, y]] of pairs.entries()) {
    for (const [j, [otherX, otherY]] of pairs.entries()) {
      const weight = (weights[i] ?? 0) * (weights[j] ?? 0);
      order += weight * Math.sign(x - otherX) * Math.sign(y - otherY);
      differsFirst += weight * Math.sign(x - otherX) ** 2;
      differsSecond += weight * Math.sign(y - otherY) ** 2;
    }
  }
  return order / Math.sqrt(differsFirst * differsSecond);
}

/** What tau gains for each respondent who weighs a little more. */
function gains(pairs: readonly Pair[]): readonly number[] {
  const step = 1e-5;
  return pairs.map((_, place) => {
    const weighed = (by: number) =>
      fromAllPairs(
        pairs,
        pairs.map((__, other) => (other === place ? 1 + by : 1)),
      );
    return (weighed(step) - weighed(-step)) / (2 * step);
  });
}

describe('kendallTauB', () => {
  it('counts the pairs of respondents that are in the same order less those in the opposite one', () => {
    forAll([someVaryingPairs(3, 30)], (pairs) => {
      assertClose(numberOf(kendallTauB(oneByOne(pairs))), fromAllPairs(pairs), 1e-12);
    });
  });

  it('counts them for values that nobody shares, too', () => {
    const random = seededRandom('00112233445566778899aabbccddeeff');
    const pairs = Array.from({ length: 200 }, (): Pair => {
      const first = random();
      return [first, first + random()];
    });
    assertClose(numberOf(kendallTauB(oneByOne(pairs))), fromAllPairs(pairs), 1e-12);
  });

  it('has the interval of the delta method on Fisher scale, the derivatives taken by numbers', () => {
    forAll([someVaryingPairs(4, 15)], (pairs) => {
      const found = kendallTauB(oneByOne(pairs));
      const n = pairs.length;
      const squares = gains(pairs).reduce((sum, gain) => sum + gain ** 2, 0);
      const error = Math.sqrt((squares * n) / (n - 1));
      if (found.kind !== 'estimate') {
        assert.ok(error < 1e-5 || Math.abs(numberOf(found)) === 1);
        return;
      }
      const half = (tQuantile(0.975, n - 2) * error) / (1 - found.value ** 2);
      assertClose(found.interval.lower, Math.tanh(Math.atanh(found.value) - half), 1e-6);
      assertClose(found.interval.upper, Math.tanh(Math.atanh(found.value) + half), 1e-6);
    });
  });

  it('covers the true value of answers of five points in about 95 of 100 samples of 33', () => {
    const random = seededRandom('8899aabbccddeeff0011223344556677');
    const answer = () => 1 + Math.floor(5 * random() ** 2);
    const draw = (n: number): readonly Pair[] =>
      Array.from({ length: n }, () => {
        const first = answer();
        return [first, random() < 0.4 ? first : answer()] as const;
      });
    const truth = numberOf(kendallTauB(counted(draw(200_000))));
    const samples = Array.from({ length: 1000 }, () => kendallTauB(counted(draw(33))));
    const covered = samples.filter(
      (each) => each.kind === 'estimate' && each.interval.lower <= truth && truth <= each.interval.upper,
    );
    assert.ok(covered.length >= 930 && covered.length <= 970, `${covered.length} of 1000`);
  });

  it('has no interval at 1 and -1, nor where everybody contributes alike', () => {
    const values = [1, 1, 2, 3, 4, 4];
    assert.deepEqual(kendallTauB(jointTable(values, values)), { kind: 'point', value: 1, n: 6 });
    const falling = values.map((value) => -value);
    assert.deepEqual(kendallTauB(jointTable(values, falling)), { kind: 'point', value: -1, n: 6 });
    const alike = kendallTauB(jointTable([1, 2, 3, 4], [2, 1, 4, 3]));
    assert.equal(alike.kind, 'point');
    assertClose(numberOf(alike), 1 / 3, 1e-12);
  });

  it('stays from -1 to 1 with its limits, lower below and upper above', () => {
    forAll([someVaryingPairs(3, 40)], (pairs) => {
      const found = kendallTauB(oneByOne(pairs));
      assert.ok(Math.abs(numberOf(found)) <= 1);
      if (found.kind !== 'estimate') return;
      const { lower, upper } = found.interval;
      assert.ok(-1 <= lower && lower < found.value && found.value < upper && upper <= 1);
    });
  });

  it('does not depend on the order of respondents, on how they are counted, or on the distance of values', () => {
    forAll([somePairs(0, 25)], (pairs) => {
      const found = kendallTauB(oneByOne(pairs));
      assert.deepEqual(kendallTauB(oneByOne(pairs.toReversed())), found);
      assert.deepEqual(kendallTauB(counted(pairs)), found);
      assert.deepEqual(kendallTauB(withValues(oneByOne(pairs), Math.exp, (value) => value ** 3 - 7)), found);
    });
  });

  it('is the same with the two exchanged, and changes its sign when one is reversed', () => {
    forAll([someVaryingPairs(3, 25)], (pairs) => {
      const table = oneByOne(pairs);
      const found = kendallTauB(table);
      const exchanged = kendallTauB(swapped(table));
      const reversed = kendallTauB(withValues(table, (value) => 6 - value));
      assertClose(numberOf(exchanged), numberOf(found), 1e-12);
      assertClose(numberOf(reversed), -numberOf(found), 1e-12);
      if (found.kind !== 'estimate') return;
      assert.ok(exchanged.kind === 'estimate' && reversed.kind === 'estimate');
      assertClose(exchanged.interval.lower, found.interval.lower, 1e-10);
      assertClose(reversed.interval.lower, -found.interval.upper, 1e-10);
    });
  });

  it('keeps its value for counts past 2^31', () => {
    forAll([someVaryingPairs(3, 15)], (pairs) => {
      const many = kendallTauB(times(oneByOne(pairs), 2 ** 40));
      assertClose(numberOf(many), numberOf(kendallTauB(oneByOne(pairs))), 1e-12);
    });
    const phi = (7e9 * 5e9 - 3e9 * 2e9) / Math.sqrt(10e9 * 7e9 * 9e9 * 8e9);
    const twoByTwo = codeJointTable([
      [7e9, 3e9],
      [2e9, 5e9],
    ]);
    assertClose(numberOf(kendallTauB(twoByTwo)), phi, 1e-12);
  });

  it('says why there is nothing to measure, and refuses counts and levels that are none', () => {
    assertReason(kendallTauB([]), 'n_lt_3');
    assertReason(kendallTauB(jointTable([1, 2], [2, 1])), 'n_lt_3');
    assertReason(kendallTauB(jointTable([1, 2, 3], [2, 2, 2])), 'zero_variance');
    assert.throws(() => kendallTauB([[1, 1, 0.5]]), /^RangeError: table\[0\]/);
    assert.throws(() => kendallTauB([], 1), /^RangeError: level: 1/);
  });
});

function counted(pairs: readonly Pair[]) {
  return jointTable(firstsOf(pairs), secondsOf(pairs));
}
