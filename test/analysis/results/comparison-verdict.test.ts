/** Verdicts: four of them, decided by the adjusted test and the interval together. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as fc from 'fast-check';

import { notEstimable, pointEstimate, type ValueEstimate } from '../../../analysis/estimates/estimate.ts';
import {
  hasRoomFor,
  isInsideMargin,
  overallVerdict,
  pairVerdict,
} from '../../../analysis/results/comparison/comparison-verdict.ts';
import type { TestedPair } from '../../../analysis/results/comparison/comparisons.ts';
import { similarMargin } from '../../../analysis/results/comparison/similar-margin.ts';
import { forAll } from '../../support/for-all.ts';

function difference(lower: number, upper: number): ValueEstimate {
  const interval = { lower, upper, level: 0.95, method: 'welch' } as const;
  return { kind: 'estimate', value: (lower + upper) / 2, interval, n: 60 };
}

function aPair(lower: number, upper: number, delta: number | null = null): TestedPair {
  return {
    first: 'a',
    second: 'b',
    difference: difference(lower, upper),
    delta: delta === null ? null : pointEstimate(delta, 60),
    hedgesG: null,
    hasRoom: true,
    test: notEstimable('no-data', 0),
  };
}

const verdict = (pair: TestedPair, adjustedP: number | null) => pairVerdict({ ...pair, adjustedP }, 0.5);

describe('the verdict on two groups', () => {
  it('is clear only where the adjusted p is below 0.05 and the interval is on one side of 0', () => {
    assert.equal(verdict(aPair(0.1, 0.9), 0.049), 'above');
    assert.equal(verdict(aPair(-0.9, -0.1), 0.049), 'below');
    assert.equal(verdict(aPair(0.1, 0.9), 0.05), 'unclear');
    assert.equal(verdict(aPair(-0.1, 0.9), 0.01), 'unclear');
    assert.equal(verdict(aPair(0.1, 0.9), null), 'unclear');
  });

  it('is not clear where the ranks point the other way than the means', () => {
    assert.equal(verdict(aPair(0.1, 0.9, 0.3), 0.01), 'above');
    assert.equal(verdict(aPair(0.1, 0.9, -0.3), 0.01), 'unclear');
  });

  it('is similar only where the whole interval lies inside the margin', () => {
    assert.equal(verdict(aPair(-0.4, 0.4), 0.9), 'similar');
    assert.equal(verdict(aPair(-0.5, 0.4), 0.9), 'unclear');
    assert.equal(verdict(aPair(-0.4, 0.5), 0.9), 'unclear');
    assert.equal(verdict(aPair(-0.4, 0.4), null), 'similar');
  });

  it('is not similar where the interval leaves out 0, or where the adjusted test is clear', () => {
    assert.equal(verdict(aPair(0.1, 0.4), 0.2), 'unclear');
    assert.equal(verdict(aPair(-0.4, -0.1), null), 'unclear');
    assert.equal(verdict(aPair(0, 0.4), 0.2), 'similar');
    assert.equal(verdict(aPair(-0.4, 0.3), 0.01), 'unclear');
  });

  it('is not similar of shares that are nearer to an end than the margin', () => {
    assert.equal(verdict({ ...aPair(-0.1, 0.1), hasRoom: false }, 0.9), 'unclear');
    assert.equal(verdict({ ...aPair(0.1, 0.3), hasRoom: false }, 0.001), 'above');
    assert.ok(hasRoomFor(0.15, [0.15, 0.85]));
    assert.equal(hasRoomFor(0.15, [0.14, 0.5]), false);
    assert.equal(hasRoomFor(0.15, [0.5, 0.86]), false);
  });

  it('stays clear inside the margin, which is told beside it', () => {
    assert.equal(verdict(aPair(0.1, 0.3), 0.001), 'above');
    assert.ok(isInsideMargin(difference(0.1, 0.3), 0.5));
  });

  it('is unclear without a difference', () => {
    const pair = { ...aPair(0, 0), difference: notEstimable('zero-variance', 60) };
    assert.equal(verdict(pair, 0.001), 'unclear');
    assert.equal(isInsideMargin(pair.difference, 0.5), false);
  });

  it('turns with the groups', () => {
    const turned = { above: 'below', below: 'above', similar: 'similar', unclear: 'unclear' } as const;
    const end = fc.double({ min: -2, max: 2, noNaN: true });
    forAll([end, end, fc.double({ min: 0, max: 0.1, noNaN: true })], (one, other, p) => {
      const [lower, upper] = [Math.min(one, other), Math.max(one, other)];
      assert.equal(verdict(aPair(-upper, -lower), p), turned[verdict(aPair(lower, upper), p)]);
    });
  });
});

describe('the verdict on all groups together', () => {
  const inside = aPair(-0.2, 0.3);
  const outside = aPair(-0.2, 0.6);

  it('is a difference where the adjusted p is below 0.05, however the pairs lie', () => {
    assert.equal(overallVerdict({ adjustedP: 0.049 }, [inside], 0.5), 'differ');
  });

  it('is similar only where every pair lies inside the margin', () => {
    assert.equal(overallVerdict({ adjustedP: 0.3 }, [inside, inside, inside], 0.5), 'similar');
    assert.equal(overallVerdict({ adjustedP: 0.3 }, [inside, outside, inside], 0.5), 'unclear');
    assert.equal(overallVerdict({ adjustedP: null }, [outside], 0.5), 'unclear');
    assert.equal(overallVerdict({ adjustedP: 0.3 }, [inside, aPair(0.1, 0.3)], 0.5), 'unclear');
    assert.equal(overallVerdict({ adjustedP: 0.3 }, [{ ...inside, hasRoom: false }], 0.5), 'unclear');
  });
});

describe('the margin', () => {
  it('is 15 in 100, half a point of five, and as much of any other scale', () => {
    assert.equal(similarMargin('share'), 0.15);
    assert.equal(similarMargin({ minimum: 1, maximum: 5 }), 0.5);
    assert.equal(similarMargin({ minimum: 0, maximum: 12 }), 1.5);
    assert.equal(similarMargin({ minimum: 1, maximum: 7 }), 0.75);
  });
});
