/** Logarithms of Poisson probabilities: near the mean, far from it, and for large counts. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { logPoisson, poissonDeviance } from '../../../../analysis/estimates/contingency/log-poisson.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose } from '../../../support/golden.ts';

describe('logPoisson', () => {
  it('is what the definition gives for small counts', () => {
    forAll([fc.nat({ max: 60 }), fc.double({ min: 0.01, max: 80, noNaN: true })], (x, mean) => {
      let log = -mean;
      for (let factor = 1; factor <= x; factor += 1) log += Math.log(mean / factor);
      assertClose(logPoisson(x, mean), log, 1e-12);
    });
  });

  it('keeps its digits where the logarithms of factorials lose them', () => {
    for (const mean of [2 ** 31, 2 ** 52]) {
      // From the mean to one more the probability falls by mean / (mean + 1).
      assertClose(logPoisson(mean, mean), -Math.log(2 * Math.PI * mean) / 2 - 1 / (12 * mean), 1e-15);
      assert.ok(Math.abs(logPoisson(mean + 1, mean) - logPoisson(mean, mean)) < 1e-8);
    }
    assertClose(logPoisson(2 ** 40 + 2 ** 20, 2 ** 40) - logPoisson(2 ** 40, 2 ** 40), -0.5, 1e-5);
  });

  it('is 0 for nobody where nobody is expected', () => {
    assert.equal(Math.abs(logPoisson(0, 0)), 0);
  });
});

describe('poissonDeviance', () => {
  it('is 0 at the mean, and continuous where the series begins', () => {
    assert.equal(poissonDeviance(7, 7), 0);
    assert.equal(poissonDeviance(0, 3), 3);
    const border = (1.1 / 0.9) * 100;
    const [inside, outside] = [poissonDeviance(100, border - 1e-9), poissonDeviance(100, border + 1e-9)];
    assertClose(inside, outside, 1e-9);
  });
});
