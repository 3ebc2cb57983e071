/** McNemar's test and Holm's adjustment. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { holm } from '../../../../analysis/estimates/multiplicity/holm.ts';
import { mcnemar } from '../../../../analysis/estimates/paired/mcnemar.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, goldenCases } from '../../../support/golden.ts';

describe('holm', () => {
  type Input = { readonly p: readonly (number | null)[] };
  type Expected = { readonly holm: readonly (number | null)[] };
  for (const { id, input, expected, tol_rel } of goldenCases<Input, Expected>('p_adjust')) {
    it(`agrees with R: ${id}`, () => {
      const adjusted = holm(input.p.map((p) => p ?? undefined));
      assert.equal(adjusted.length, expected.holm.length);
      adjusted.forEach((p, place) => {
        const wanted = expected.holm[place] ?? null;
        if (wanted === null) assert.equal(p, undefined);
        else assertClose(p ?? Number.NaN, wanted, tol_rel);
      });
    });
  }

  it('never makes a p value smaller, keeps their order, and stays within 1', () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 20 });
    forAll([pValues], (ps) => {
      const adjusted = holm(ps).map((p) => p ?? Number.NaN);
      ps.forEach((p, i) => {
        assert.ok((adjusted[i] ?? 0) >= p && (adjusted[i] ?? 2) <= 1);
        ps.forEach((q, j) => {
          if (p < q) assert.ok((adjusted[i] ?? 2) <= (adjusted[j] ?? -1));
        });
      });
    });
  });

  it('refuses what is not a p value', () => {
    assert.throws(() => holm([0.5, 1.2]), RangeError);
    assert.throws(() => holm([Number.NaN]), RangeError);
  });
});

describe('mcnemar', () => {
  type Input = { readonly b: number; readonly c: number };
  type Expected = { readonly status: string; readonly reason?: string; readonly exact_p: number };
  const cases = goldenCases<Input, Expected>('trend_nonresponse').filter(({ id }) =>
    id.startsWith('mcnemar'),
  );
  for (const { id, input, expected, tol_rel } of cases) {
    it(`agrees with R: ${id}`, () => {
      const result = mcnemar(input.b, input.c);
      if (expected.status === 'undefined') {
        assertReason(result, expected.reason);
        return;
      }
      assert.ok(result.kind === 'test');
      assert.equal(result.n, input.b + input.c);
      assertClose(result.p, expected.exact_p, tol_rel);
    });
  }

  it('gives the textbook values of the binomial with few discordant pairs', () => {
    const p = (b: number, c: number) => {
      const result = mcnemar(b, c);
      return result.kind === 'test' ? result.p : Number.NaN;
    };
    assertClose(p(5, 0), 2 / 32, 1e-12);
    assertClose(p(0, 6), 2 / 64, 1e-12);
    assertClose(p(1, 7), 18 / 256, 1e-12);
    assert.equal(p(4, 4), 1);
  });

  it('does not mind which fact comes first', () => {
    forAll([fc.nat(300), fc.nat(300)], (b, c) => {
      const [result, swapped] = [mcnemar(b, c), mcnemar(c, b)];
      if (result.kind === 'test')
        assert.ok(swapped.kind === 'test' && swapped.p === result.p && result.p <= 1);
      else assert.equal(swapped.kind, 'not-estimable');
    });
  });
});
