/** Cluster-robust differences replace those that take answers as independent, for a whole panel. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ClusteredPair, ReleaseContent } from '../../../analysis/disclosure/release.ts';
import { clusteredOutcomes, clusteredPair } from '../../../analysis/results/comparison/clustered-pairs.ts';
import { fivePoints, scoreOutcome, shareOutcome, tested } from '../../support/some-comparisons.ts';

const RELEASED: ClusteredPair = {
  first: 'role:a',
  second: 'role:b',
  difference: 0.18,
  lower: 0.02,
  upper: 0.33,
  level: 0.95,
  p: 0.031,
  n: 73,
};

const CONTENT: Pick<ReleaseContent, 'comparisons'> = {
  comparisons: { role: { 'gap:ethics': [RELEASED] } },
};

describe('the cluster-robust difference of two groups', () => {
  const named = (first: string, second: string) =>
    clusteredPair(CONTENT, { breakdown: 'role', measure: 'gap:ethics', first, second });

  it('is read as the release has it', () => {
    assert.deepEqual(named('role:a', 'role:b'), {
      difference: {
        kind: 'estimate',
        value: 0.18,
        interval: { lower: 0.02, upper: 0.33, level: 0.95, method: 'cr2-satterthwaite' },
        n: 73,
      },
      test: { kind: 'test', test: 'cr2-difference', statistic: 0.18, p: 0.031, n: 73 },
    });
  });

  it('is turned round where the release has the second group first', () => {
    const { difference, test } = named('role:b', 'role:a') ?? {};
    assert.ok(difference?.kind === 'estimate' && test?.kind === 'test');
    assert.equal(difference.value, -0.18);
    assert.deepEqual([difference.interval.lower, difference.interval.upper], [-0.33, -0.02]);
    assert.deepEqual([test.statistic, test.p], [-0.18, 0.031]);
  });

  it('is missing where the release has none', () => {
    assert.equal(named('role:a', 'role:c'), undefined);
    assert.equal(
      clusteredPair({}, { breakdown: 'role', measure: 'gap:ethics', first: 'role:a', second: 'role:b' }),
      undefined,
    );
  });
});

describe('a panel', () => {
  const outcomes = [
    tested(shareOutcome('gap:ethics', { 'role:a': [20, 37], 'role:b': [13, 36] })),
    tested(scoreOutcome('x', { 'role:a': fivePoints(5, 9, 9), 'role:b': fivePoints(3, 9, 12) })),
  ];
  const pair = clusteredPair(CONTENT, {
    breakdown: 'role',
    measure: 'gap:ethics',
    first: 'role:a',
    second: 'role:b',
  });

  it('has the differences of the release in all of its pairs, and no interval that takes answers as independent', () => {
    const clustered = clusteredOutcomes(outcomes, () => pair);
    assert.deepEqual(
      clustered?.map(({ pairs }) => [pairs[0]?.difference, pairs[0]?.test]),
      [
        [pair?.difference, pair?.test],
        [pair?.difference, pair?.test],
      ],
    );
    assert.equal(clustered?.[1]?.pairs[0]?.delta?.kind, 'point');
  });

  it('compares a pair that has none by nothing, and is clustered all the same', () => {
    const some = clusteredOutcomes(outcomes, ({ measure }) => (measure === 'gap:ethics' ? pair : undefined));
    assert.deepEqual(
      some?.map(({ pairs }) => [pairs[0]?.difference.kind, pairs[0]?.test.kind]),
      [
        ['estimate', 'test'],
        ['not-estimable', 'not-estimable'],
      ],
    );
  });

  it('takes answers as independent where the release has no difference at all', () => {
    assert.equal(
      clusteredOutcomes(outcomes, () => undefined),
      undefined,
    );
  });
});
