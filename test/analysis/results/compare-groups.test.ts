/** Comparisons of groups: which test and which effect sizes, and that nothing depends on the order but the sign. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as fc from 'fast-check';

import { cliffsDelta } from '../../../analysis/estimates/compare/cliffs-delta.ts';
import { dunn } from '../../../analysis/estimates/compare/dunn.ts';
import { hedgesG } from '../../../analysis/estimates/compare/hedges-g.ts';
import { mannWhitney } from '../../../analysis/estimates/compare/mann-whitney.ts';
import { newcombeDifference } from '../../../analysis/estimates/compare/newcombe-difference.ts';
import { welchDifference } from '../../../analysis/estimates/compare/welch.ts';
import type { TestResult } from '../../../analysis/estimates/estimate.ts';
import type { TestedPair } from '../../../analysis/results/comparison/comparisons.ts';
import { forAll } from '../../support/for-all.ts';
import { fivePoints, scoreOutcome, shareOutcome, tested } from '../../support/some-comparisons.ts';

const LOW = fivePoints(10, 16, 9, 2, 0);
const MIDDLE = fivePoints(4, 12, 14, 6, 1);
const HIGH = fivePoints(1, 3, 10, 12, 4);

const nameOf = (test: TestResult | undefined) => (test?.kind === 'test' ? test.test : test?.reason);

describe('two groups of scores', () => {
  const { overall, pairs, groups } = tested(scoreOutcome('x', { low: LOW, high: HIGH }));
  const [pair] = pairs;

  it('are one pair, tested by Mann-Whitney', () => {
    assert.deepEqual(groups, ['low', 'high']);
    assert.equal(overall, null);
    assert.equal(pairs.length, 1);
    assert.deepEqual(pair?.test, mannWhitney(LOW, HIGH).test);
    assert.equal(nameOf(pair?.test), 'mann-whitney-exact');
  });

  it('have the difference of means by Welch, with Cliff’s delta and Hedges’ g', () => {
    assert.deepEqual(pair?.difference, welchDifference(LOW, HIGH).difference);
    assert.deepEqual(pair?.delta, cliffsDelta(LOW, HIGH));
    assert.deepEqual(pair?.hedgesG, hedgesG(LOW, HIGH));
    assert.ok(pair?.difference.kind === 'estimate' && pair.difference.value < 0, 'first less second');
  });

  it('are not tested where all gave one answer, and say why', () => {
    const same = tested(scoreOutcome('x', { a: fivePoints(0, 30), b: fivePoints(0, 25) }));
    assert.equal(nameOf(same.pairs[0]?.test), 'all-tied');
    assert.equal(same.pairs[0]?.difference.kind, 'not-estimable');
  });
});

describe('three groups of scores', () => {
  const { overall, pairs } = tested(scoreOutcome('x', { low: LOW, middle: MIDDLE, high: HIGH }));

  it('are tested together by Kruskal-Wallis, with epsilon squared', () => {
    assert.equal(nameOf(overall?.test), 'kruskal-wallis');
    assert.equal(overall?.effectName, 'epsilon-squared');
    assert.ok(overall?.effect.kind === 'point' && overall.effect.value > 0.1);
  });

  it('are compared pair by pair by Dunn among the ranks of all three', () => {
    assert.deepEqual(
      pairs.map(({ first, second }) => [first, second]),
      [
        ['low', 'middle'],
        ['low', 'high'],
        ['middle', 'high'],
      ],
    );
    const expected = dunn([LOW, MIDDLE, HIGH]);
    for (const [place, { first, second }] of [
      { first: 0, second: 1 },
      { first: 0, second: 2 },
      { first: 1, second: 2 },
    ].entries()) {
      const test = pairs[place]?.test;
      assert.equal(nameOf(test), 'dunn');
      const p = expected.find((each) => each.first === first && each.second === second)?.p;
      assert.equal(test?.kind === 'test' ? test.p : undefined, p);
    }
  });
});

describe('groups of shares', () => {
  it('are tested by chi-square where all expected counts are 5 or more, and exactly where not', () => {
    const testOf = (shares: Parameters<typeof shareOutcome>[1]) => tested(shareOutcome('gap:x', shares));
    assert.equal(nameOf(testOf({ a: [12, 30], b: [20, 30] }).pairs[0]?.test), 'chi-square');
    assert.equal(nameOf(testOf({ a: [1, 30], b: [4, 30] }).pairs[0]?.test), 'fisher-exact');
    const three = testOf({ a: [1, 30], b: [4, 30], c: [3, 25] });
    assert.equal(nameOf(three.overall?.test), 'fisher-freeman-halton');
    assert.equal(three.overall?.effectName, 'cramers-v-bias-corrected');
  });

  it('have Newcombe’s difference, which is the effect', () => {
    const [pair] = tested(shareOutcome('gap:x', { a: [12, 30], b: [20, 30] })).pairs;
    assert.deepEqual(pair?.difference, newcombeDifference({ x: 12, n: 30 }, { x: 20, n: 30 }));
    assert.deepEqual([pair?.delta, pair?.hedgesG], [null, null]);
  });

  it('have a difference but no test where nobody is counted', () => {
    const [pair] = tested(shareOutcome('gap:x', { a: [0, 30], b: [0, 25] })).pairs;
    assert.equal(pair?.difference.kind, 'estimate');
    assert.equal(pair?.test.kind, 'not-estimable');
  });
});

describe('the order of the groups', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 5, maxLength: 5 });
  const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);

  const turns = (pair: TestedPair | undefined, turned: TestedPair | undefined) => {
    assert.ok(pair?.difference.kind === 'estimate' && turned?.difference.kind === 'estimate');
    close(pair.difference.value, -turned.difference.value);
    close(pair.difference.interval.lower, -turned.difference.interval.upper);
    assert.ok(pair.test.kind === 'test' && turned.test.kind === 'test');
    close(pair.test.p, turned.test.p);
  };

  it('turns the sign of differences of scores and leaves p', () => {
    forAll([counts, counts], (one, other) => {
      const [a, b] = [fivePoints(...one), fivePoints(...other)];
      turns(tested(scoreOutcome('x', { a, b })).pairs[0], tested(scoreOutcome('x', { b, a })).pairs[0]);
    });
  });

  it('turns the sign of differences of shares and leaves p', () => {
    const share = fc.integer({ min: 1, max: 22 }).map((x) => [x, 23] as const);
    forAll([share, share], (a, b) => {
      turns(
        tested(shareOutcome('gap:x', { a, b })).pairs[0],
        tested(shareOutcome('gap:x', { b, a })).pairs[0],
      );
    });
  });
});
