/** Shares with their intervals: Wilson and Clopper-Pearson. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { clopperPearsonShare } from '../../../../analysis/estimates/describe/clopper-pearson-share.ts';
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
}

const cases = goldenCases<Input, Expected>('proportion_ci');

for (const [name, share] of Object.entries({ wilsonShare, clopperPearsonShare })) {
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
      assert.throws(() => share(6, 5), RangeError);
      assert.throws(() => share(-1, 5), RangeError);
      assert.throws(() => share(Number.NaN, 5), RangeError);
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
    });
  }
});
