/** Means drawn to the common one: the defining equations of tau squared, what it must not depend on, where it ends. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import {
  restrictedLikelihood,
  weightedMean,
} from '../../../../analysis/estimates/benchmark/between-variance.ts';
import {
  type NormalShrinkage,
  normalShrinkage,
} from '../../../../analysis/estimates/benchmark/normal-shrinkage.ts';
import { forAll } from '../../../support/for-all.ts';
import {
  assertClose,
  assertCloseInterval,
  assertReason,
  goldenCases,
  numberOf,
} from '../../../support/golden.ts';
import { assertDrawn, someMeans } from './some-institutions.ts';

const ESTIMATORS = ['derSimonianLaird', 'restrictedLikelihood', 'pauleMandel'] as const;

function shrunk(...given: Parameters<typeof normalShrinkage>): NormalShrinkage {
  const result = normalShrinkage(...given);
  assert.ok(result.kind === 'normal-shrinkage');
  return result;
}

/** -2 log restricted likelihood, but for a constant. */
function deviance(institutions: readonly { mean: number; variance: number }[], between: number): number {
  const { q, weights } = weightedMean(institutions, between);
  const logs = institutions.reduce((sum, { variance }) => sum + Math.log(variance + between), 0);
  return logs + Math.log(weights) + q;
}

const R_TEN = {
  // R 4.2.2, metafor 3.8-1: blup(rma(y, 0.95^2 / n, method = "DL")), pi.lb and pi.ub; QEp of the fit
  lower: [
    2.8563855709492803, 2.8732511995304866, 2.8463257532789408, 2.8399837780629773, 2.9430202390591238,
    2.9625570267806642, 2.9069898592799825, 2.9275561935323484, 2.7921131772637628, 3.0100016507608958,
  ],
  upper: [
    3.3265851407337435, 3.3331897264209993, 3.2935286712024858, 3.278271594081843, 3.36234520562151,
    3.3628633092615621, 3.2848085357491685, 3.2739186034752876, 3.0963192717153931, 3.264565729389787,
  ],
  p: 0.13855459876272305,
};

describe('normalShrinkage', () => {
  it('agrees with R on the intervals of eb_normal_ten, and on the p of Q', () => {
    interface Input {
      readonly y: readonly number[];
      readonly n: readonly number[];
      readonly s: number;
    }
    const ten = goldenCases<Input, object>('benchmark').find(({ id }) => id === 'eb_normal_ten');
    assert.ok(ten);
    const { y, n, s } = ten.input;
    const result = shrunk(
      y.map((mean, place) => ({ mean, n: n[place] ?? 0 })),
      s,
    );
    assert.ok(result.test.kind === 'test');
    assertClose(result.test.p, R_TEN.p, 1e-9);
    result.derSimonianLaird.shrunk.forEach((each, place) => {
      assert.ok(each.kind === 'estimate' && each.interval.method === 'normal-posterior');
      const limits = [R_TEN.lower[place] ?? Number.NaN, R_TEN.upper[place] ?? Number.NaN];
      assertCloseInterval(each.interval, limits, 1e-9);
    });
  });

  it('solves the equation of Paule and Mandel', () => {
    forAll([someMeans(2, 15)], (institutions) => {
      const { betweenVariance } = shrunk(institutions, 1).pauleMandel;
      const means = institutions.map(({ mean, n }) => ({ mean, variance: 1 / n }));
      const { q } = weightedMean(means, betweenVariance);
      if (betweenVariance > 0) assertClose(q, means.length - 1, 1e-9);
      else assert.ok(q <= means.length - 1);
    });
  });

  it('has a restricted likelihood that no other variance exceeds', () => {
    forAll([someMeans(2, 15), fc.double({ min: 0, max: 4, noNaN: true })], (institutions, other) => {
      const means = institutions.map(({ mean, n }) => ({ mean, variance: 1 / n }));
      const least = deviance(means, restrictedLikelihood(means));
      assert.ok(least <= deviance(means, other) + 1e-9);
      assert.ok(least <= deviance(means, 0) + 1e-9);
    });
  });

  it('is the sample variance less what chance makes, by all three, when sizes are equal', () => {
    const institutions = [2.1, 3.9, 2.8, 4.4, 1.9].map((mean) => ({ mean, n: 10 }));
    const centre = 15.1 / 5;
    const expected = institutions.reduce((sum, { mean }) => sum + (mean - centre) ** 2, 0) / 4 - 0.1;
    const result = shrunk(institutions, 1);
    for (const name of ESTIMATORS) assertClose(result[name].betweenVariance, expected, 1e-9);
  });

  it('puts each mean between its own and the common one, and draws small institutions further', () => {
    forAll([someMeans(2, 15)], (institutions) => {
      const result = shrunk(institutions, 1.1);
      const bySize = institutions.map(({ n }, place) => ({ n, place })).toSorted((a, b) => a.n - b.n);
      for (const name of ESTIMATORS) {
        const { mean, shrinkage, shrunk: means } = result[name];
        institutions.forEach((institution, place) => {
          assertDrawn(means[place], institution.mean, mean);
        });
        const taken = bySize.map(({ place }) => shrinkage[place] ?? Number.NaN);
        assert.deepEqual(
          taken,
          taken.toSorted((a, b) => b - a),
        );
        assert.ok(taken.every((each) => each >= 0 && each <= 1));
      }
    });
  });

  it('does not depend on the order, and moves and stretches with the values', () => {
    forAll([someMeans(2, 12), fc.integer({ min: -9, max: 9 })], (institutions, shift) => {
      const before = shrunk(institutions, 1);
      const moved = shrunk(
        institutions.toReversed().map(({ mean, n }) => ({ mean: 10 * mean + shift, n })),
        10,
      );
      assertClose(moved.iSquared, before.iSquared, 1e-9);
      for (const name of ESTIMATORS) {
        assertClose(moved[name].betweenVariance, 100 * before[name].betweenVariance, 1e-7, name);
        assertClose(moved[name].mean, 10 * before[name].mean + shift, 1e-7, name);
      }
    });
  });

  it('gives everybody the common mean, without an interval, where means differ no more than chance makes them', () => {
    const result = shrunk(
      [
        { mean: 3, n: 10 },
        { mean: 3, n: 20 },
      ],
      1,
    );
    assert.equal(result.iSquared, 0);
    for (const name of ESTIMATORS) {
      assert.equal(result[name].betweenVariance, 0);
      for (const each of result[name].shrunk) assert.deepEqual([each.kind, numberOf(each)], ['point', 3]);
    }
  });

  it('leaves out institutions without respondents', () => {
    const some = [
      { mean: 2, n: 10 },
      { mean: 4, n: 20 },
    ];
    const result = shrunk([...some, { mean: 0, n: 0 }], 1);
    assert.equal(result.pauleMandel.mean, shrunk(some, 1).pauleMandel.mean);
    assert.deepEqual(result.pauleMandel.shrinkage[2], 1);
    assertReason(result.pauleMandel.shrunk[2] ?? { kind: 'nothing' }, 'no_data');
  });

  it('counts respondents past 2^31: then the means are known, and the variance between is theirs', () => {
    const institutions = [2 ** 40, 2 ** 41, 2 ** 33].map((n, place) => ({ mean: 2 + place, n }));
    const result = shrunk(institutions, 1);
    for (const name of ['restrictedLikelihood', 'pauleMandel'] as const) {
      assertClose(result[name].betweenVariance, 1, 1e-6, name);
      assertClose(result[name].mean, 3, 1e-6, name);
    }
  });

  it('says so where there is nobody, one institution, or no variation within', () => {
    assertReason(normalShrinkage([], 1), 'no_data');
    assertReason(normalShrinkage([{ mean: 3, n: 0 }], 1), 'no_data');
    assertReason(
      normalShrinkage(
        [
          { mean: 3, n: 4 },
          { mean: 3, n: 0 },
        ],
        1,
      ),
      'groups_lt_2',
    );
    assertReason(
      normalShrinkage(
        [
          { mean: 3, n: 4 },
          { mean: 2, n: 9 },
        ],
        0,
      ),
      'zero_variance',
    );
    const apart = [
      { mean: 3, n: 4 },
      { mean: 2, n: 9 },
    ];
    assertReason(normalShrinkage(apart, 1e-200), 'zero_variance');
  });

  it('takes more institutions than a call takes arguments', () => {
    const alike = Array.from({ length: 200_000 }, () => ({ mean: 3, n: 4 }));
    assert.equal(shrunk(alike, 1).pauleMandel.betweenVariance, 0);
  });

  it('refuses what is no mean, no size, no spread and no level, by name', () => {
    const some = [
      { mean: 2, n: 10 },
      { mean: 4, n: 20 },
    ];
    assert.throws(
      () => normalShrinkage([{ mean: Number.NaN, n: 1 }], 1),
      /^RangeError: institutions\[0\]\.mean/,
    );
    assert.throws(() => normalShrinkage([{ mean: 3, n: 1.5 }], 1), /^RangeError: institutions\[0\]\.n/);
    assert.throws(() => normalShrinkage([{ mean: 1e200, n: 1 }], 1), /^RangeError: institutions\[0\]\.mean/);
    assert.throws(() => normalShrinkage(some, 1e200), /^RangeError: standardDeviation/);
    assert.throws(() => normalShrinkage(some, -1), /^RangeError: standardDeviation/);
    assert.throws(() => normalShrinkage(some, Number.NaN), /^RangeError: standardDeviation/);
    assert.throws(() => normalShrinkage(some, 1, 0), /^RangeError: level/);
  });
});
