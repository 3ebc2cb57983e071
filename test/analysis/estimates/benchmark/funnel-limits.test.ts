/** Funnel limits: the published rule by adding up probabilities, what they must not depend on, where they end. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { binomialLimit } from '../../../../analysis/estimates/benchmark/binomial-limit.ts';
import { funnelLimits } from '../../../../analysis/estimates/benchmark/funnel-limits.ts';
import { iSquared } from '../../../../analysis/estimates/benchmark/heterogeneity.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { someShares } from './some-institutions.ts';

/** The rule with the probabilities of 0, 1, 2, ... respondents added up one by one. */
function limitByAddition(probability: number, n: number, p: number): number {
  let chance = (1 - p) ** n;
  let upTo = chance;
  let r = 0;
  while (upTo < probability) {
    chance *= ((n - r) / (r + 1)) * (p / (1 - p));
    upTo += chance;
    r += 1;
  }
  return Math.max(0, (r - (upTo - probability) / chance) / n);
}

const someP = fc.integer({ min: 1, max: 999 }).map((thousandths) => thousandths / 1000);

describe('binomialLimit', () => {
  it('is the rule by addition of probabilities', () => {
    forAll([fc.integer({ min: 1, max: 40 }), someP], (n, p) => {
      for (const probability of [0.001, 0.025, 0.5, 0.975, 0.999]) {
        assertClose(binomialLimit(probability, n, p), limitByAddition(probability, n, p), 1e-8);
      }
    });
  });

  it('stays from 0 to 1 and rises with the probability', () => {
    forAll([fc.integer({ min: 1, max: 100_000 }), someP], (n, p) => {
      const limits = [0.001, 0.025, 0.975, 0.999].map((probability) => binomialLimit(probability, n, p));
      assert.deepEqual(
        limits,
        limits.toSorted((a, b) => a - b),
      );
      assert.ok(limits.every((limit) => limit >= 0 && limit <= 1));
    });
  });

  it('mirrors, but for the one respondent by which the rule is not symmetric', () => {
    forAll([fc.integer({ min: 100, max: 5000 }), fc.integer({ min: 300, max: 700 })], (n, thousandths) => {
      const p = thousandths / 1000;
      assertClose(binomialLimit(0.975, n, 1 - p), (n - 1) / n - binomialLimit(0.025, n, p), 1e-8);
    });
  });

  it('comes near the normal limits for many respondents, past 2^31 too', () => {
    for (const n of [1e6, 5e9, 1e14, Number.MAX_SAFE_INTEGER]) {
      const half = 1.959963984540054 * Math.sqrt((0.3 * 0.7) / n);
      assertClose(binomialLimit(0.975, n, 0.3), 0.3 + half, 2 / n);
      assertClose(binomialLimit(0.025, n, 0.3), 0.3 - half, 2 / n);
    }
  });

  it('refuses nobody, and what is no probability, by name', () => {
    assert.throws(() => binomialLimit(0.5, 0, 0.5), /^RangeError: n/);
    assert.throws(() => binomialLimit(0.5, 1.5, 0.5), /^RangeError: n/);
    assert.throws(() => binomialLimit(0.5, 9, 1), /^RangeError: p:/);
    assert.throws(() => binomialLimit(1, 9, 0.5), RangeError);
  });
});

describe('funnelLimits', () => {
  it('puts the 95 % limits inside the 99.8 % limits', () => {
    forAll([someShares(1, 12)], (institutions) => {
      const funnel = funnelLimits(institutions);
      const points = funnel.kind === 'funnel' ? funnel.points : [];
      for (const point of points.filter((each) => each.kind === 'funnel-point')) {
        assert.ok(point.outer.lower <= point.inner.lower && point.inner.upper <= point.outer.upper);
        assert.deepEqual([point.inner.level, point.outer.level], [0.95, 0.998]);
      }
    });
  });

  it('narrows with size', () => {
    const widths = [5, 10, 40, 160, 640].map((n) => {
      const limits = [binomialLimit(0.025, n, 0.4), binomialLimit(0.975, n, 0.4)];
      return (limits[1] ?? 0) - (limits[0] ?? 0);
    });
    assert.deepEqual(
      widths,
      widths.toSorted((a, b) => b - a),
    );
  });

  it('gives each institution the same whatever the order, and leaves out none', () => {
    forAll([someShares(1, 12)], (institutions) => {
      const funnel = funnelLimits(institutions);
      const turned = funnelLimits(institutions.toReversed());
      if (funnel.kind === 'not-estimable' || turned.kind === 'not-estimable') {
        assert.equal(funnel.kind, turned.kind);
        return;
      }
      assert.equal(funnel.points.length, institutions.length);
      assert.deepEqual(turned.points.toReversed(), funnel.points);
    });
  });

  it('lies around the pooled share unless told where', () => {
    const institutions = [
      { x: 2, n: 10 },
      { x: 9, n: 12 },
    ];
    assert.deepEqual(funnelLimits(institutions), funnelLimits(institutions, 0.5));
    const elsewhere = funnelLimits(institutions, 0.3);
    assert.ok(elsewhere.kind === 'funnel' && elsewhere.target === 0.3);
    assert.deepEqual(elsewhere.iSquared, (funnelLimits(institutions) as typeof elsewhere).iSquared);
  });

  it('has an I squared of 0 for equal shares, and one near 1 for shares far apart', () => {
    const equal = funnelLimits([
      { x: 5, n: 10 },
      { x: 20, n: 40 },
    ]);
    const apart = funnelLimits([
      { x: 0, n: 1000 },
      { x: 1000, n: 1000 },
    ]);
    assert.ok(equal.kind === 'funnel' && apart.kind === 'funnel');
    assert.equal(numberOf(equal.iSquared), 0);
    assert.ok(numberOf(apart.iSquared) > 0.99);
  });

  it('says so where there is nobody, one institution, or no room for chance', () => {
    assertReason(funnelLimits([]), 'no_data');
    assertReason(funnelLimits([{ x: 0, n: 0 }]), 'no_data');
    assertReason(funnelLimits([{ x: 0, n: 9 }]), 'zero_variance');
    assertReason(funnelLimits([{ x: 9, n: 9 }]), 'zero_variance');
    const some = funnelLimits([
      { x: 0, n: 0 },
      { x: 3, n: 9 },
    ]);
    assert.ok(some.kind === 'funnel');
    assertReason(some.points[0] ?? { kind: 'nothing' }, 'no_data');
    assertReason(some.iSquared, 'groups_lt_2');
    const told = funnelLimits(
      [
        { x: 0, n: 4 },
        { x: 0, n: 9 },
      ],
      0.2,
    );
    assert.ok(told.kind === 'funnel');
    assertReason(told.iSquared, 'zero_variance');
  });

  it('refuses more respondents than there are, and what is no share, by name', () => {
    assert.throws(() => funnelLimits([{ x: 3, n: 2 }]), /^RangeError: institutions\[0\]/);
    assert.throws(
      () =>
        funnelLimits([
          { x: 1, n: 2 },
          { x: -1, n: 2 },
        ]),
      /^RangeError: institutions\[1\]\.x/,
    );
    assert.throws(() => funnelLimits([{ x: 1, n: 2.5 }]), /^RangeError: institutions\[0\]\.n/);
    assert.throws(() => funnelLimits([{ x: 1, n: 2 }], 1.5), /^RangeError: target/);
    assert.throws(() => funnelLimits([{ x: 1, n: 2 }], Number.NaN), /^RangeError: target/);
  });
});

describe('iSquared', () => {
  it('is a share, and 0 where Q is what chance makes', () => {
    assert.equal(iSquared(0, 9), 0);
    assert.equal(iSquared(9, 9), 0);
    assert.equal(iSquared(18, 9), 0.5);
    assert.throws(() => iSquared(-1, 9), /^RangeError: q/);
    assert.throws(() => iSquared(Number.NaN, 9), /^RangeError: q/);
  });
});
