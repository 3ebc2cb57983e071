/** Spearman's correlation: its symmetries, its bounds, its two p values, and where there is none. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { JointTable } from '../../../../analysis/estimates/association/joint-table.ts';
import { type Spearman, spearman } from '../../../../analysis/estimates/association/spearman.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import {
  BROKEN_TABLES,
  correlationOf,
  oneByOne,
  type Pair,
  somePairs,
  swapped,
  times,
  withValues,
} from './some-pairs.ts';

const RISING: JointTable = [
  [1, 10, 2],
  [2, 20, 5],
  [4, 21, 3],
];

describe('spearman', () => {
  it('does not change with the order of respondents, nor under a rising transformation of either answer', () => {
    forAll([somePairs(0, 30)], (pairs) => {
      const result = spearman(oneByOne(pairs));
      assert.deepEqual(spearman(oneByOne(pairs.toReversed())), result);
      assert.deepEqual(spearman(withValues(oneByOne(pairs), Math.exp, (y) => y ** 3 - 7)), result);
    });
  });

  it('changes its sign, and nothing else, when one answer is reversed', () => {
    forAll([somePairs(0, 30)], (pairs) => {
      const result = spearman(oneByOne(pairs));
      const reversed = spearman(withValues(oneByOne(pairs), (x) => -x));
      assertMirrored(reversed, result);
    });
  });

  it('is the same for both answers exchanged', () => {
    forAll([somePairs(0, 8)], (pairs) => {
      const result = spearman(oneByOne(pairs));
      const exchanged = spearman(swapped(oneByOne(pairs)));
      if (result.rho.kind === 'not-estimable') assert.deepEqual(exchanged.rho, result.rho);
      else assertClose(numberOf(exchanged.rho), numberOf(result.rho), 1e-12);
      assert.equal(pIn(exchanged), pIn(result));
    });
  });

  it('is the correlation of mid-ranks, from -1 to 1, inside its interval', () => {
    forAll([somePairs(0, 30)], (pairs) => {
      const { rho } = spearman(oneByOne(pairs));
      if (rho.kind === 'not-estimable') return;
      assertClose(rho.value, correlationOf(ranksOf(pairs, 0), ranksOf(pairs, 1)), 1e-12);
      assert.ok(Math.abs(rho.value) <= 1);
      if (rho.kind === 'point') return;
      assert.ok(rho.interval.lower >= -1 && rho.interval.lower < rho.value);
      assert.ok(rho.interval.upper <= 1 && rho.interval.upper > rho.value);
    });
  });

  it('of two disjoint groups put together is that of all their respondents', () => {
    forAll([somePairs(0, 20), somePairs(0, 20)], (first, second) => {
      assert.deepEqual(
        spearman([...oneByOne(first), ...oneByOne(second)]),
        spearman(oneByOne([...first, ...second])),
      );
    });
  });

  it('has an exact p up to eight respondents, and the approximation above', () => {
    const nine = Array.from({ length: 9 }, (_, i) => [i, (i * 4) % 9] as const);
    assert.equal(spearman(oneByOne(nine)).exact, undefined);
    assert.deepEqual(spearman(oneByOne(nine)).test, spearman(oneByOne(nine)).approximate);
    const { exact, test } = spearman(oneByOne(nine.slice(1)));
    assert.ok(exact?.kind === 'test' && exact.test === 'spearman-exact');
    assert.deepEqual(test, exact);
    assert.ok(exact.p > 0 && exact.p <= 1);
  });

  it('has neither t nor interval where it is 1 or -1', () => {
    for (const sign of [1, -1]) {
      const { rho, t, approximate } = spearman(
        withValues(
          RISING,
          (x) => x,
          (y) => sign * y,
        ),
      );
      assert.deepEqual(rho, { kind: 'point', value: sign, n: 10 });
      assertReason(t, 'zero_variance');
      assert.ok(approximate.kind === 'test' && approximate.p === 0);
    }
  });

  it('has no interval for three respondents', () => {
    const { rho } = spearman(
      oneByOne([
        [1, 1],
        [2, 3],
        [3, 2],
      ]),
    );
    assert.equal(rho.kind, 'point');
  });

  it('has a wider interval at a higher level', () => {
    const table = oneByOne(Array.from({ length: 40 }, (_, i) => [i % 5, (i * 7) % 4] as const));
    const width = (level: number) => {
      const { rho } = spearman(table, level);
      assert.ok(rho.kind === 'estimate' && rho.interval.method === 'bonett-wright');
      return rho.interval.upper - rho.interval.lower;
    };
    assert.ok(width(0.99) > width(0.95) && width(0.95) > width(0.8));
  });

  it('does not depend on how often everybody is counted, also past 2^31', () => {
    const table: JointTable = [
      [1, 1, 4],
      [1, 2, 1],
      [2, 1, 2],
      [3, 2, 6],
    ];
    const many = times(table, 2 ** 48);
    assertClose(numberOf(spearman(many).rho), numberOf(spearman(table).rho), 1e-12);
    assert.equal(pIn(spearman(many)), 0);
  });

  it('says why there is none', () => {
    assertReason(spearman([]).rho, 'n_lt_3');
    assertReason(spearman([[1, 2, 2]]).test, 'n_lt_3');
    assertReason(spearman([[1, 2, 9]]).test, 'zero_variance');
    const constant = spearman([
      [1, 2, 3],
      [1, 3, 4],
    ]);
    assertReason(constant.rho, 'zero_variance');
    assert.equal(constant.n, 7);
  });

  it('refuses what is no joint table, and no level', () => {
    for (const [table, message] of BROKEN_TABLES) {
      assert.throws(() => spearman(table), { name: 'RangeError', message });
    }
    for (const level of [0, 1, 95, Number.NaN]) {
      assert.throws(() => spearman(RISING, level), { name: 'RangeError', message: /^level/ });
    }
  });
});

function assertMirrored(reversed: Spearman, result: Spearman): void {
  if (result.rho.kind === 'not-estimable') {
    assert.deepEqual(reversed, result);
    return;
  }
  assertClose(numberOf(reversed.rho), -result.rho.value, 1e-12);
  assertClose(pIn(reversed) ?? Number.NaN, pIn(result) ?? Number.NaN, 1e-12);
  if (result.rho.kind === 'point' || reversed.rho.kind !== 'estimate') return;
  assertClose(reversed.rho.interval.lower, -result.rho.interval.upper, 1e-12);
}

function pIn({ test }: Spearman): number | undefined {
  return test.kind === 'test' ? test.p : undefined;
}

/** Mid-ranks by counting who is below and who is level. */
function ranksOf(pairs: readonly Pair[], side: 0 | 1): readonly number[] {
  return pairs.map((own) => {
    const below = pairs.filter((pair) => pair[side] < own[side]).length;
    return below + (pairs.filter((pair) => pair[side] === own[side]).length + 1) / 2;
  });
}
