/** Families: one for each panel, and pairs are looked at only where all groups together differ. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { TestResult } from '../../../analysis/estimates/estimate.ts';
import { holm } from '../../../analysis/estimates/multiplicity/holm.ts';
import {
  adjustClustered,
  adjustIndependent,
} from '../../../analysis/results/comparison/adjust-comparisons.ts';
import { fivePoints, scoreOutcome, shareOutcome, tested } from '../../support/some-comparisons.ts';

const pOf = ({ test }: { readonly test: TestResult }) => (test.kind === 'test' ? test.p : undefined);

const DIFFERING = scoreOutcome('a', {
  x: fivePoints(10, 16, 9, 2, 0),
  y: fivePoints(4, 12, 14, 6, 1),
  z: fivePoints(1, 3, 10, 12, 4),
});
const ALIKE = scoreOutcome('b', {
  x: fivePoints(5, 9, 9, 9, 5),
  y: fivePoints(5, 9, 9, 9, 5),
  z: fivePoints(4, 7, 8, 7, 4),
});

describe('a panel of two groups', () => {
  const outcomes = [
    tested(shareOutcome('gap:a', { x: [26, 37], y: [9, 36] })),
    tested(shareOutcome('gap:b', { x: [15, 37], y: [10, 36] })),
    tested(shareOutcome('gap:c', { x: [0, 37], y: [0, 36] })),
  ];
  const comparison = adjustIndependent(outcomes);

  it('is one family of the tests that could be made', () => {
    assert.equal(comparison.design, 'independent');
    assert.equal(comparison.familySize, 2);
    const [a, b] = outcomes.map(({ pairs }) => pairs.map(pOf)[0]);
    const adjusted = comparison.outcomes.map(({ pairs }) => pairs[0]?.adjustedP);
    assert.deepEqual(adjusted, [...holm([a, b]), null]);
  });

  it('gives each pair its verdict', () => {
    assert.deepEqual(
      comparison.outcomes.map(({ pairs }) => pairs[0]?.verdict),
      ['above', 'unclear', 'unclear'],
    );
  });
});

describe('a panel of three groups', () => {
  const outcomes = [DIFFERING, ALIKE].map(tested);
  const [differing, alike] = adjustIndependent(outcomes).outcomes;

  it('has the tests of all groups together as its family', () => {
    assert.equal(adjustIndependent(outcomes).familySize, 2);
    const planned = outcomes.map(({ overall }) => (overall === null ? undefined : pOf(overall)));
    assert.deepEqual([differing?.overall?.adjustedP, alike?.overall?.adjustedP], holm(planned));
  });

  it('has pairs only where all groups together differ', () => {
    assert.equal(differing?.overall?.verdict, 'differ');
    assert.equal(differing?.pairs.length, 3);
    assert.equal(alike?.overall?.verdict, 'unclear');
    assert.deepEqual(alike?.pairs, []);
  });

  it('adjusts the pairs of an outcome as a family of their own', () => {
    const raw = outcomes[0]?.pairs.map(pOf) ?? [];
    assert.deepEqual(
      differing?.pairs.map(({ adjustedP }) => adjustedP),
      holm(raw),
    );
  });

  it('looks at no pair of an outcome that another test of the family makes unclear', () => {
    const alone = scoreOutcome('c', {
      x: fivePoints(8, 10, 9, 5, 2),
      y: fivePoints(5, 8, 11, 8, 2),
      z: fivePoints(3, 5, 10, 9, 5),
    });
    const single = adjustIndependent([tested(alone)]).outcomes[0];
    assert.equal(single?.overall?.verdict, 'differ');
    const many = adjustIndependent([alone, ALIKE, ALIKE, ALIKE].map(tested)).outcomes[0];
    assert.equal(many?.overall?.verdict, 'unclear');
    assert.deepEqual(many?.pairs, []);
  });
});

describe('a panel of cluster-robust differences', () => {
  const comparison = adjustClustered([DIFFERING, ALIKE].map(tested));

  it('has every pair of every outcome in one family, and no test of all groups together', () => {
    const raw = [DIFFERING, ALIKE].flatMap((outcome) => tested(outcome).pairs.map(pOf));
    assert.equal(comparison.design, 'clustered');
    assert.equal(comparison.familySize, 6);
    assert.deepEqual(
      comparison.outcomes.flatMap(({ pairs }) => pairs.map(({ adjustedP }) => adjustedP)),
      holm(raw),
    );
    assert.ok(comparison.outcomes.every(({ overall }) => overall === null));
  });
});
