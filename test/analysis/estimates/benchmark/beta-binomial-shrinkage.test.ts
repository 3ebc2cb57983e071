/** Shares drawn to the pooled one: between raw and pooled, the more the fewer answered, and where there is nothing. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { betaBinomialShrinkage } from '../../../../analysis/estimates/benchmark/beta-binomial-shrinkage.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { assertDrawn, someShares } from './some-institutions.ts';

const APART = [
  { x: 1, n: 20 },
  { x: 18, n: 20 },
  { x: 4, n: 8 },
  { x: 90, n: 100 },
];

describe('betaBinomialShrinkage', () => {
  it('puts each share between its own and the pooled one, inside its interval', () => {
    forAll([someShares(2, 12)], (institutions) => {
      const result = betaBinomialShrinkage(institutions);
      if (result.kind === 'not-estimable') return;
      assert.ok(result.correlation >= 0 && result.correlation <= 1);
      result.shrunk.forEach((each, place) => {
        const raw = result.raw[place];
        if (each.kind === 'not-estimable' || raw?.kind !== 'point') return;
        assertDrawn(each, raw.value, result.mean);
        if (each.kind !== 'estimate') return;
        assert.ok(0 <= each.interval.lower && each.interval.upper <= 1);
        assert.equal(each.interval.method, 'beta-posterior');
      });
    });
  });

  it('draws the smaller of two with the same share further', () => {
    const result = betaBinomialShrinkage([...APART, { x: 4, n: 5 }, { x: 40, n: 50 }]);
    assert.ok(result.kind === 'shrunk-shares');
    const [small = 0, large = 0] = result.shrunk.slice(-2).map(numberOf);
    assert.ok(Math.abs(small - result.mean) < Math.abs(large - result.mean));
  });

  it('gives each institution the same whatever the order', () => {
    forAll([someShares(2, 12)], (institutions) => {
      const result = betaBinomialShrinkage(institutions);
      const turned = betaBinomialShrinkage(institutions.toReversed());
      assert.equal(turned.kind, result.kind);
      if (result.kind === 'not-estimable' || turned.kind === 'not-estimable') return;
      assertClose(turned.correlation, result.correlation, 1e-9);
      turned.shrunk.toReversed().forEach((each, place) => {
        const other = result.shrunk[place];
        assert.equal(each.kind, other?.kind);
        if (each.kind !== 'not-estimable') assertClose(each.value, numberOf(other ?? each), 1e-9);
      });
    });
  });

  it('mirrors: the shares of those of whom it is not true are the rest', () => {
    forAll([someShares(2, 12)], (institutions) => {
      const result = betaBinomialShrinkage(institutions);
      const mirrored = betaBinomialShrinkage(institutions.map(({ x, n }) => ({ x: n - x, n })));
      if (result.kind === 'not-estimable' || mirrored.kind === 'not-estimable') return;
      assertClose(mirrored.correlation, result.correlation, 1e-9);
      mirrored.shrunk.forEach((each, place) => {
        const other = result.shrunk[place];
        if (each.kind === 'estimate') assertClose(each.value, 1 - numberOf(other ?? each), 1e-9);
      });
    });
  });

  it('gives everybody the pooled share, without an interval, where shares differ no more than chance makes them', () => {
    const result = betaBinomialShrinkage([
      { x: 3, n: 9 },
      { x: 4, n: 12 },
      { x: 7, n: 21 },
    ]);
    assert.ok(result.kind === 'shrunk-shares');
    assert.equal(result.correlation, 0);
    assert.equal(result.priorStrength, Number.POSITIVE_INFINITY);
    for (const each of result.shrunk) assert.deepEqual([each.kind, numberOf(each)], ['point', result.mean]);
  });

  it('lets each keep its own share, without an interval at 0 and 1, where colleagues never differ', () => {
    const result = betaBinomialShrinkage([
      { x: 0, n: 5 },
      { x: 5, n: 5 },
    ]);
    assert.ok(result.kind === 'shrunk-shares');
    assert.equal(result.correlation, 1);
    assert.deepEqual(
      result.shrunk.map((each) => [each.kind, numberOf(each)]),
      [
        ['point', 0],
        ['point', 1],
      ],
    );
  });

  it('leaves out institutions without respondents', () => {
    const result = betaBinomialShrinkage([...APART, { x: 0, n: 0 }]);
    const without = betaBinomialShrinkage(APART);
    assert.ok(result.kind === 'shrunk-shares' && without.kind === 'shrunk-shares');
    assert.equal(result.correlation, without.correlation);
    assertReason(result.raw.at(-1) ?? { kind: 'nothing' }, 'no_data');
    assertReason(result.shrunk.at(-1) ?? { kind: 'nothing' }, 'no_data');
  });

  it('counts respondents past 2^31, and keeps its digits beside a large institution', () => {
    const times = 2 ** 33;
    const many = betaBinomialShrinkage(APART.map(({ x, n }) => ({ x: x * times, n: n * times })));
    assert.ok(many.kind === 'shrunk-shares' && many.n === 148 * times);
    assertClose(numberOf(many.shrunk[0] ?? { kind: 'nothing' }), 1 / 20, 1e-9);
    const unequal = betaBinomialShrinkage([
      { x: 5e8, n: 1e9 },
      { x: 2, n: 2 },
    ]);
    // S / (p (1 - p)) is 2 and the pairs weigh 4, both but for 1 in 1e9: (2 - 1) / (4 - 1).
    assert.ok(unequal.kind === 'shrunk-shares');
    assertClose(unequal.correlation, 1 / 3, 1e-8);
  });

  it('says so where there is nobody, one institution, no difference at all, or nobody with a colleague', () => {
    assertReason(betaBinomialShrinkage([]), 'no_data');
    assertReason(betaBinomialShrinkage([{ x: 0, n: 0 }]), 'no_data');
    assertReason(betaBinomialShrinkage([{ x: 2, n: 5 }]), 'groups_lt_2');
    assertReason(
      betaBinomialShrinkage([
        { x: 5, n: 5 },
        { x: 3, n: 3 },
      ]),
      'zero_variance',
    );
    assertReason(
      betaBinomialShrinkage([
        { x: 1, n: 1 },
        { x: 0, n: 1 },
      ]),
      'n_lt_2',
    );
  });

  it('refuses more respondents than there are, and no level, by name', () => {
    assert.throws(() => betaBinomialShrinkage([{ x: 3, n: 2 }]), /^RangeError: institutions\[0\]/);
    assert.throws(() => betaBinomialShrinkage([{ x: 1, n: -2 }]), /^RangeError: institutions\[0\]\.n/);
    assert.throws(() => betaBinomialShrinkage(APART, 95), /^RangeError: level/);
    const half = { x: 1, n: 2 ** 52 };
    assert.throws(() => betaBinomialShrinkage([half, half]), /^RangeError: institutions: /);
  });
});
