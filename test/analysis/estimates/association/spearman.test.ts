/** Spearman's rho: ranks one by one, all permutations, its interval, bounds and invariance. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { codeJointTable, jointTable } from '../../../../analysis/estimates/association/joint-table.ts';
import { spearman } from '../../../../analysis/estimates/association/spearman.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import {
  correlationOf,
  firstsOf,
  oneByOne,
  secondsOf,
  somePairs,
  someVaryingPairs,
  swapped,
  times,
  withValues,
} from './some-pairs.ts';

/** Mid-rank of each entry. */
function ranksOf(list: readonly number[]): readonly number[] {
  return list.map((value) => {
    const below = list.filter((each) => each < value).length;
    const tied = list.filter((each) => each === value).length;
    return below + (tied + 1) / 2;
  });
}

/** All orders of a list. */
function ordersOf(list: readonly number[]): readonly (readonly number[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((taken, place) =>
    ordersOf(list.filter((_, other) => other !== place)).map((rest) => [taken, ...rest]),
  );
}

function pOf(result: ReturnType<typeof spearman>['test'] | undefined): number {
  assert.ok(result?.kind === 'test');
  return result.p;
}

describe('spearman', () => {
  it('is the correlation of the mid-ranks', () => {
    forAll([someVaryingPairs(3, 40)], (pairs) => {
      const expected = correlationOf(ranksOf(firstsOf(pairs)), ranksOf(secondsOf(pairs)));
      assertClose(numberOf(spearman(oneByOne(pairs)).rho), expected, 1e-12);
    });
  });

  it('has an exact p from all orders of the second ranks, up to eight respondents', () => {
    forAll(
      [someVaryingPairs(3, 6)],
      (pairs) => {
        const [first, second] = [ranksOf(firstsOf(pairs)), ranksOf(secondsOf(pairs))];
        const seen = Math.abs(correlationOf(first, second));
        const orders = ordersOf(second);
        const asFar = orders.filter((order) => Math.abs(correlationOf(first, order)) >= seen - 1e-9);
        const found = spearman(oneByOne(pairs));
        assertClose(pOf(found.exact), asFar.length / orders.length, 1e-12);
        assert.deepEqual(found.test, found.exact);
      },
      40,
    );
    const ofSize = (n: number) => {
      const values = Array.from({ length: n }, (_, place) => place);
      return spearman(jointTable(values, values));
    };
    assert.equal(pOf(ofSize(8).exact), 2 / 40_320);
    assert.equal(ofSize(9).exact, undefined);
    assert.deepEqual(ofSize(9).test, ofSize(9).approximate);
  });

  it('has no t and no interval at 1 and -1, where p of the approximation is 0', () => {
    for (const sign of [1, -1]) {
      const found = spearman(
        jointTable(
          [1, 2, 2, 3, 5, 8, 9, 9, 9],
          [1, 2, 2, 3, 5, 8, 9, 9, 9].map((y) => sign * y ** 3),
        ),
      );
      assert.deepEqual(found.rho, { kind: 'point', value: sign, n: 9 });
      assertReason(found.t, 'zero_variance');
      assert.equal(pOf(found.test), 0);
    }
  });

  it('has an interval from four respondents, wider at a higher level', () => {
    const three = spearman(jointTable([1, 2, 3], [2, 1, 3]));
    assert.equal(three.rho.kind, 'point');
    assertClose(numberOf(three.rho), 0.5, 1e-12);
    const rows = [
      [1, 2, 3, 4],
      [2, 1, 3, 4],
    ] as const;
    const [usual, wider] = [0.95, 0.99].map((level) => spearman(jointTable(...rows), level).rho);
    assert.ok(usual?.kind === 'estimate' && wider?.kind === 'estimate');
    assert.ok(wider.interval.lower < usual.interval.lower && usual.interval.upper < wider.interval.upper);
    assert.equal(wider.interval.level, 0.99);
  });

  it('stays from -1 to 1 with its limits, lower below and upper above', () => {
    forAll([someVaryingPairs(3, 40)], (pairs) => {
      const { rho, test } = spearman(oneByOne(pairs));
      assert.ok(Math.abs(numberOf(rho)) <= 1);
      assert.ok(0 <= pOf(test) && pOf(test) <= 1);
      if (rho.kind !== 'estimate') return;
      const { lower, upper } = rho.interval;
      assert.ok(-1 <= lower && lower < rho.value && rho.value < upper && upper <= 1);
    });
  });

  it('does not depend on the order of respondents, on how they are counted, or on the distance of values', () => {
    forAll([somePairs(0, 25)], (pairs) => {
      const found = spearman(oneByOne(pairs));
      assert.deepEqual(spearman(oneByOne(pairs.toReversed())), found);
      assert.deepEqual(spearman(jointTable(firstsOf(pairs), secondsOf(pairs))), found);
      assert.deepEqual(spearman(withValues(oneByOne(pairs), Math.exp, (value) => value ** 3 - 7)), found);
    });
  });

  it('is the same with the two exchanged, and changes its sign when one is reversed', () => {
    forAll([someVaryingPairs(3, 25)], (pairs) => {
      const table = oneByOne(pairs);
      const found = spearman(table);
      const exchanged = spearman(swapped(table));
      assertClose(numberOf(exchanged.rho), numberOf(found.rho), 1e-12);
      assertClose(pOf(exchanged.test), pOf(found.test), 1e-12);
      const reversed = spearman(withValues(table, (value) => 6 - value));
      assertClose(numberOf(reversed.rho), -numberOf(found.rho), 1e-12);
      assertClose(pOf(reversed.test), pOf(found.test), 1e-12);
      if (found.rho.kind !== 'estimate') return;
      assert.ok(reversed.rho.kind === 'estimate');
      assertClose(reversed.rho.interval.lower, -found.rho.interval.upper, 1e-12);
    });
  });

  it('keeps its value for counts past 2^31, and for nearly everybody alike', () => {
    forAll([someVaryingPairs(3, 15)], (pairs) => {
      const many = spearman(times(oneByOne(pairs), 2 ** 40));
      assertClose(numberOf(many.rho), numberOf(spearman(oneByOne(pairs)).rho), 1e-12);
    });
    const nearlyAlike = codeJointTable([
      [2 ** 52, 1],
      [1, 2],
    ]);
    assertClose(numberOf(spearman(nearlyAlike).rho), 2 / 3, 1e-9);
  });

  it('says why there is nothing to measure, with n', () => {
    const two = spearman(jointTable([1, 2], [2, 1]));
    for (const part of [two.rho, two.t, two.test, two.approximate]) assertReason(part, 'n_lt_3');
    assert.equal(two.exact, undefined);
    const constant = spearman(jointTable([2, 2, 2, 2], [1, 2, 3, 4]));
    assertReason(constant.rho, 'zero_variance');
    assert.equal(constant.n, 4);
    assertReason(spearman(jointTable([null, null], [null, 1])).rho, 'n_lt_3');
  });

  it('refuses counts and levels that are none', () => {
    assert.throws(() => spearman([[1, 1, -1]]), /^RangeError: table\[0\]/);
    assert.throws(() => spearman([], 0), /^RangeError: level: 0/);
    assert.throws(() => spearman([], Number.NaN), /^RangeError: level: NaN/);
  });
});
