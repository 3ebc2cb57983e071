/** Distributions: as accurate as R over the ranges that surveys reach. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import {
  betaCdf,
  betaQuantile,
  chiSquareUpperTail,
  fQuantile,
  fUpperTail,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from '../../../analysis/distributions/distributions.ts';
import { forAll } from '../../support/for-all.ts';
import { assertClose, goldenCases } from '../../support/golden.ts';

interface Point {
  readonly fn: string;
  readonly args: readonly number[];
  readonly value: number;
}

type Distribution = (x: number, a: number, b: number) => number;

const FUNCTIONS: Readonly<Record<string, Distribution>> = {
  normal_cdf: normalCdf,
  normal_quantile: normalQuantile,
  t_cdf: tCdf,
  t_quantile: tQuantile,
  beta_cdf: betaCdf,
  beta_quantile: betaQuantile,
  chi2_upper_tail: chiSquareUpperTail,
  f_quantile: fQuantile,
  f_upper_tail: fUpperTail,
};

describe('distributions', () => {
  const [grid] = goldenCases<unknown, { readonly values: readonly Point[] }>('distributions');
  const points = grid?.expected.values ?? [];

  for (const [name, distribution] of Object.entries(FUNCTIONS)) {
    it(`agrees with R on ${name}`, () => {
      const ofFunction = points.filter((point) => point.fn === name);
      assert.ok(ofFunction.length > 0);
      for (const { args, value } of ofFunction) {
        const [x = Number.NaN, a = Number.NaN, b = Number.NaN] = args;
        assertClose(distribution(x, a, b), value, grid?.tol_rel ?? 0, `${name}(${args.join(', ')})`);
      }
    });
  }

  it('keeps the relative precision of small tails', () => {
    const tails = points.filter(
      ({ fn, value }) => /^(normal_cdf|t_cdf|chi2)/.test(fn) && value > 0 && value < 1e-6,
    );
    assert.ok(tails.length > 5);
    for (const { fn, args, value } of tails) {
      const [x = Number.NaN, a = Number.NaN, b = Number.NaN] = args;
      const ratio = (FUNCTIONS[fn]?.(x, a, b) ?? 0) / value;
      assertClose(ratio, 1, 1e-10, `${fn}(${args.join(', ')}) over its value in R`);
    }
  });

  it('has quantiles that undo the cumulative probabilities', () => {
    forAll(
      [fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 400 })],
      (p, df) => {
        assertClose(normalCdf(normalQuantile(p)), p, 1e-12);
        assertClose(tCdf(tQuantile(p, df), df), p, 1e-12);
        assertClose(betaCdf(betaQuantile(p, df, 3), df, 3), p, 1e-12);
        assertClose(1 - fUpperTail(fQuantile(p, df, 7), df, 7), p, 1e-10);
      },
    );
  });

  it('refuses arguments outside the domain instead of answering NaN', () => {
    assert.throws(() => normalCdf(Number.NaN), RangeError);
    assert.throws(() => normalQuantile(0), RangeError);
    assert.throws(() => normalQuantile(1), RangeError);
    assert.throws(() => tCdf(1, 0), RangeError);
    assert.throws(() => tQuantile(0.5, -1), RangeError);
    assert.throws(() => betaCdf(Number.NaN, 1, 1), RangeError);
    assert.throws(() => betaQuantile(1.1, 1, 1), RangeError);
    assert.throws(() => chiSquareUpperTail(-1, 1), RangeError);
    assert.throws(() => fQuantile(0.5, 0, 1), RangeError);
    assert.throws(() => fUpperTail(-1, 1, 1), RangeError);
  });
});
