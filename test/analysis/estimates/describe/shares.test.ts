/** Shares with their intervals: Wilson, Clopper-Pearson and Jeffreys. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { clopperPearsonShare } from '../../../../analysis/estimates/describe/clopper-pearson-share.ts';
import { jeffreysShare } from '../../../../analysis/estimates/describe/jeffreys-share.ts';
import { wilsonShare } from '../../../../analysis/estimates/describe/wilson-share.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertCloseInterval, assertReason, goldenCases } from '../../../support/golden.ts';

interface Input {
  readonly x: number;
  readonly n: number;
  /** A weighted share and its effective n, in place of x and n. */
  readonly p?: number;
  readonly n_eff?: number;
  readonly conf: number;
}

interface Expected {
  readonly status: string;
  readonly reason?: string;
  readonly p: number;
  readonly wilson: readonly number[];
  readonly clopper_pearson?: readonly number[];
  readonly jeffreys?: readonly number[];
}

const cases = goldenCases<Input, Expected>('proportion_ci');

for (const [name, share] of Object.entries({ wilsonShare, clopperPearsonShare, jeffreysShare })) {
  describe(name, () => {
    it('has no value when nobody answered, and never 0 %', () => {
      const nobody = cases.find(({ expected }) => expected.status === 'undefined');
      assertReason(share(0, 0), nobody?.expected.reason);
    });

    it('keeps its interval inside 0 to 1 and around the share', () => {
      forAll([fc.integer({ min: 1, max: 500 }), fc.nat(500)], (n, part) => {
        const result = share(part % (n + 1), n);
        assert.ok(result.kind === 'estimate');
        const { lower, upper } = result.interval;
        assert.ok(0 <= lower && lower <= result.value && result.value <= upper && upper <= 1);
      });
    });

    it('mirrors: the interval of those of whom it is not true is the rest', () => {
      forAll([fc.integer({ min: 1, max: 500 }), fc.nat(500)], (n, part) => {
        const x = part % (n + 1);
        const [result, mirrored] = [share(x, n), share(n - x, n)];
        assert.ok(result.kind === 'estimate' && mirrored.kind === 'estimate');
        assertCloseInterval(mirrored.interval, [1 - result.interval.upper, 1 - result.interval.lower], 1e-9);
      });
    });

    it('refuses more respondents than there are', () => {
      for (const [x, n] of [
        [6, 5],
        [-1, 5],
        [Number.NaN, 5],
      ] as const) {
        assert.throws(() => share(x, n), /^RangeError: x: /);
      }
      assert.throws(() => share(0, Number.POSITIVE_INFINITY), /^RangeError: n: /);
      assert.throws(() => share(1, 5, 1), /^RangeError: level: /);
    });

    it('counts past 2^31', () => {
      const result = share(3e9, 6e9);
      assert.ok(result.kind === 'estimate');
      assertClose(result.value, 0.5, 1e-12);
      assertCloseInterval(result.interval, [0.4999873, 0.5000127], 1e-7);
    });
  });
}

describe('shares against R', () => {
  for (const { id, input, expected, tol_rel } of cases.filter((each) => each.expected.status === 'ok')) {
    it(`agrees on ${id}`, () => {
      const n = input.n_eff ?? input.n;
      const wilson = wilsonShare(input.p === undefined ? input.x : input.p * n, n, input.conf);
      assert.ok(wilson.kind === 'estimate');
      assert.equal(wilson.n, n);
      assertClose(wilson.value, input.p ?? expected.p, tol_rel);
      assertCloseInterval(wilson.interval, expected.wilson, tol_rel);
      if (expected.clopper_pearson === undefined) return;
      const exact = clopperPearsonShare(input.x, input.n, input.conf);
      assert.ok(exact.kind === 'estimate');
      assertCloseInterval(exact.interval, expected.clopper_pearson, tol_rel);
      const middle = jeffreysShare(input.x, input.n, input.conf);
      assert.ok(middle.kind === 'estimate');
      assertCloseInterval(middle.interval, expected.jeffreys ?? [], tol_rel);
    });
  }

  it('has only whole respondents where the interval is of counts, and any number where n is effective', () => {
    assert.equal(wilsonShare(2.5, 7.5).kind, 'estimate');
    for (const share of [clopperPearsonShare, jeffreysShare]) {
      assert.throws(() => share(2.5, 7), /^RangeError: x: /);
      assert.throws(() => share(2, 7.5), /^RangeError: n: /);
    }
  });

  it('has the interval of Jeffreys inside the strict one', () => {
    forAll([fc.integer({ min: 1, max: 500 }), fc.nat(500)], (n, part) => {
      const x = part % (n + 1);
      const [middle, strict] = [jeffreysShare(x, n), clopperPearsonShare(x, n)];
      assert.ok(middle.kind === 'estimate' && strict.kind === 'estimate');
      assert.ok(strict.interval.lower <= middle.interval.lower);
      assert.ok(middle.interval.upper <= strict.interval.upper);
    });
  });
});
