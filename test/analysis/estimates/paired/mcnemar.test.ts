/** Two facts about the same respondents: McNemar's test, exact, mid-p and by chi-square. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import type { TestResult } from '../../../../analysis/estimates/estimate.ts';
import { fairBinomialCdf } from '../../../../analysis/estimates/paired/fair-binomial.ts';
import { mcnemar } from '../../../../analysis/estimates/paired/mcnemar.ts';
import { mcnemarChiSquare } from '../../../../analysis/estimates/paired/mcnemar-chi-square.ts';
import { mcnemarMidP } from '../../../../analysis/estimates/paired/mcnemar-mid-p.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, goldenCases } from '../../../support/golden.ts';

const VARIANTS = [mcnemar, mcnemarMidP, mcnemarChiSquare];

function pOf(result: TestResult): number {
  assert.ok(result.kind === 'test');
  return result.p;
}

/** P(X = x) for x = 0..n, by Pascal's triangle. */
function fairBinomial(n: number): readonly number[] {
  let row = [1];
  for (let throws = 0; throws < n; throws += 1)
    row = [...row, 0].map((each, x) => (each + (row[x - 1] ?? 0)) / 2);
  return row;
}

describe('McNemar tests', () => {
  type Input = { readonly b: number; readonly c: number };
  type Expected = {
    readonly status: string;
    readonly reason?: string;
    readonly exact_p: number;
    readonly chi2_cc: number;
    readonly midp: number;
  };
  const cases = goldenCases<Input, Expected>('trend_nonresponse').filter(({ id }) =>
    id.startsWith('mcnemar'),
  );
  for (const { id, input, expected, tol_rel } of cases) {
    it(`agree with R: ${id}`, () => {
      const [exact, midP, chiSquare] = VARIANTS.map((variant) => variant(input.b, input.c));
      assert.ok(exact !== undefined && midP !== undefined && chiSquare !== undefined);
      if (expected.status === 'undefined') {
        for (const each of [exact, midP, chiSquare]) assertReason(each, expected.reason);
        return;
      }
      assert.ok(chiSquare.kind === 'test');
      assert.equal(exact.n, input.b + input.c);
      assertClose(pOf(exact), expected.exact_p, tol_rel);
      assertClose(pOf(midP), expected.midp, tol_rel);
      assertClose(chiSquare.statistic, expected.chi2_cc, tol_rel);
    });
  }

  it('are named for their variants', () => {
    assert.deepEqual(
      VARIANTS.map((variant) => variant(3, 11)).map((each) => each.kind === 'test' && each.test),
      ['mcnemar-exact', 'mcnemar-mid-p', 'mcnemar-chi-square'],
    );
  });

  it('give the textbook values of the binomial with few discordant pairs', () => {
    assertClose(pOf(mcnemar(5, 0)), 2 / 32, 1e-12);
    assertClose(pOf(mcnemar(0, 6)), 2 / 64, 1e-12);
    assertClose(pOf(mcnemar(1, 7)), 18 / 256, 1e-12);
    assert.equal(pOf(mcnemar(4, 4)), 1);
    assertClose(pOf(mcnemarMidP(5, 0)), 1 / 32, 1e-12);
    assertClose(pOf(mcnemarMidP(1, 7)), 10 / 256, 1e-12);
    assert.equal(pOf(mcnemarMidP(4, 4)), 1);
  });

  it('give at chi-square 3.5 the p value of its table', () => {
    assertClose(pOf(mcnemarChiSquare(3, 11)), 0.06136882, 1e-8);
  });

  it('add up the binomial', () => {
    forAll([fc.nat(30), fc.nat(30)], (b, c) => {
      if (b === c) return;
      const shares = fairBinomial(b + c);
      const fewer = Math.min(b, c);
      const below = shares.slice(0, fewer).reduce((sum, share) => sum + share, 0);
      assertClose(pOf(mcnemar(b, c)), Math.min(1, 2 * (below + (shares[fewer] ?? 0))), 1e-12);
      assertClose(pOf(mcnemarMidP(b, c)), 2 * below + (shares[fewer] ?? 0), 1e-12);
    });
  });

  it('do not mind which fact comes first, and mid-p is never above the exact p', () => {
    forAll([fc.nat(300), fc.nat(300)], (b, c) => {
      if (b + c === 0) return;
      for (const variant of VARIANTS) {
        assert.equal(pOf(variant(c, b)), pOf(variant(b, c)));
        assert.ok(pOf(variant(b, c)) >= 0 && pOf(variant(b, c)) <= 1);
      }
      assert.ok(pOf(mcnemarMidP(b, c)) <= pOf(mcnemar(b, c)));
    });
  });

  it('count respondents past 2^31', () => {
    // R 4.2.2: 2 * pbinom(2^33, 2^34 + 3 * 2^17, 0.5)
    assertClose(pOf(mcnemar(2 ** 33, 2 ** 33 + 3 * 2 ** 17)), 0.0027001680151617089, 1e-9);
    // R 4.2.2: 2 * pbinom(1e7, 20010000, 0.5)
    assertClose(pOf(mcnemar(1e7, 1e7 + 1e4)), 0.025398601132474819, 1e-9);
    assertClose(pOf(mcnemarMidP(2 ** 33, 2 ** 33 + 3 * 2 ** 17)), 0.0027001, 1e-6);
  });

  it('refuse what is no count, and say which', () => {
    for (const variant of VARIANTS) {
      assert.throws(() => variant(-1, 2), /^RangeError: firstOnly/);
      assert.throws(() => variant(1, 2.5), /^RangeError: secondOnly/);
      assert.throws(() => variant(1, Number.NaN), /^RangeError: secondOnly/);
    }
  });
});

describe('fairBinomialCdf', () => {
  it('is 0 below no heads and 1 from all heads on', () => {
    assert.equal(fairBinomialCdf(-1, 5), 0);
    assert.equal(fairBinomialCdf(5, 5), 1);
    assertClose(fairBinomialCdf(0, 5), 1 / 32, 1e-15);
  });
});
