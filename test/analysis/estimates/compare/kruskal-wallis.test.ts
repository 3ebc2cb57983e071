/** Kruskal-Wallis and Dunn: the textbook formula, two groups as a special case, and what they must not depend on. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { dunn } from '../../../../analysis/estimates/compare/dunn.ts';
import { kruskalWallis } from '../../../../analysis/estimates/compare/kruskal-wallis.ts';
import { mannWhitney } from '../../../../analysis/estimates/compare/mann-whitney.ts';
import type { ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { counted, oneByOne, someAnswers, times, withValues } from './some-groups.ts';

const someGroups = fc.array(someAnswers(0, 10), { minLength: 2, maxLength: 6 });

function statisticOf(groups: readonly ValueCounts[]): number {
  const { test } = kruskalWallis(groups);
  assert.ok(test.kind === 'test', 'there is no test');
  return test.statistic;
}

/** H from ranks that are counted pair by pair, and the usual correction for ties. */
function textbookH(groups: readonly (readonly number[])[]): number {
  const all = groups.flat();
  const n = all.length;
  const rankOf = (value: number) =>
    all.reduce((sum, other) => sum + (other < value ? 1 : other === value ? 0.5 : 0), 0) + 0.5;
  const ranks = groups.filter((group) => group.length > 0).map((group) => group.map(rankOf));
  const squares = ranks.reduce(
    (sum, each) => sum + each.reduce((total, rank) => total + rank, 0) ** 2 / each.length,
    0,
  );
  const ties = [...new Set(all)]
    .map((value) => all.filter((each) => each === value).length)
    .reduce((sum, t) => sum + t ** 3 - t, 0);
  return ((12 / (n * (n + 1))) * squares - 3 * (n + 1)) / (1 - ties / (n ** 3 - n));
}

function isEstimable(groups: readonly (readonly number[])[]): boolean {
  return groups.filter((group) => group.length > 0).length > 1 && new Set(groups.flat()).size > 1;
}

describe('kruskalWallis', () => {
  it('is the textbook formula, groups without respondents left out', () => {
    forAll([someGroups], (groups) => {
      const { test } = kruskalWallis(groups.map(counted));
      assert.equal(test.kind, isEstimable(groups) ? 'test' : 'not-estimable');
      if (test.kind === 'test') assertClose(test.statistic, textbookH(groups), 1e-9);
    });
  });

  it('has the square of z as H for two groups, and the same p', () => {
    forAll([someAnswers(1, 20), someAnswers(1, 20)], (first, second) => {
      const { normal } = mannWhitney(counted(first), counted(second));
      const { test } = kruskalWallis([counted(first), counted(second)]);
      if (normal.kind === 'not-estimable') {
        assert.deepEqual(test, normal);
        return;
      }
      assert.ok(test.kind === 'test');
      assertClose(test.statistic, normal.statistic ** 2, 1e-9);
      assertClose(test.p, normal.p, 1e-9);
    });
  });

  it('does not depend on the order of groups and respondents, how they are counted, or the distance of values', () => {
    forAll([someGroups.filter(isEstimable)], (groups) => {
      const h = statisticOf(groups.map(oneByOne));
      assertClose(statisticOf(groups.map((group) => counted(group.toReversed()))), h, 1e-9);
      assertClose(statisticOf(groups.map(counted).toReversed()), h, 1e-9);
      const grows = (answer: number) => answer ** 3 + 1e6;
      assertClose(statisticOf(groups.map((group) => withValues(counted(group), grows))), h, 1e-9);
      assertClose(
        statisticOf(groups.map((group) => withValues(counted(group), (answer) => -answer))),
        h,
        1e-9,
      );
    });
  });

  it('keeps epsilon squared from 0 to 1, eta squared at most as large, and mean ranks inside the ranks', () => {
    forAll([someGroups.filter(isEstimable)], (groups) => {
      const { epsilonSquared, etaSquared, groups: ranked, n } = kruskalWallis(groups.map(counted));
      const epsilon = numberOf(epsilonSquared);
      assert.ok(epsilon >= 0 && epsilon <= 1);
      if (etaSquared.kind === 'point') assert.ok(etaSquared.value <= epsilon + 1e-9);
      assert.ok(ranked.every(({ meanRank }) => meanRank >= 1 && meanRank <= n));
      assertClose(
        ranked.reduce((sum, group) => sum + group.n * group.meanRank, 0),
        (n * (n + 1)) / 2,
        1e-9,
      );
    });
  });

  it('tells the places of the groups that have respondents', () => {
    const { groups, degreesOfFreedom } = kruskalWallis([counted([1, 2]), [], counted([3]), [[4, 0]]]);
    assert.deepEqual(groups, [
      { place: 0, n: 2, meanRank: 1.5 },
      { place: 2, n: 1, meanRank: 3 },
    ]);
    assert.equal(degreesOfFreedom, 1);
  });

  it('has epsilon squared 1 where the groups explain every rank', () => {
    assert.equal(numberOf(kruskalWallis([[[1, 3]], [[2, 7]], [[5, 2]]]).epsilonSquared), 1);
  });

  it('says why there is no test', () => {
    for (const groups of [
      [],
      [[]],
      [[], []],
      [counted([1, 2, 3])],
      [counted([1, 2]), [[3, 0]]],
    ] satisfies ValueCounts[][]) {
      const result = kruskalWallis(groups);
      assertReason(result.test, 'groups_lt_2');
      assertReason(result.epsilonSquared, 'groups_lt_2');
      assert.deepEqual(dunn(groups), []);
    }
    const tied = [[[2, 3]], [[2, 1]]] satisfies ValueCounts[];
    assertReason(kruskalWallis(tied).test, 'all_tied');
    assert.deepEqual(dunn(tied), []);
    assertReason(kruskalWallis([counted([1]), counted([2])]).etaSquared, 'n_lt_2');
  });

  it('keeps epsilon squared past 2^31 respondents', () => {
    const groups = [counted([1, 2, 2, 3]), counted([2, 3, 4, 4]), counted([5, 5, 4, 3])];
    const many = groups.map((group) => times(group, 1e9));
    const between = statisticOf(many) / (12e9 - 1);
    assertClose(numberOf(kruskalWallis(many).epsilonSquared), between, 1e-12);
    assertClose(between, numberOf(kruskalWallis(groups).epsilonSquared), 1e-9);
  });

  it('refuses what is no value and no number of respondents, by name', () => {
    assert.throws(() => kruskalWallis([[], [[1, -2]]]), /^RangeError: groups\[1\]\[0\]: -2/);
    assert.throws(() => dunn([[], [[1, 0.5]]]), /^RangeError: groups\[1\]\[0\]: 0.5/);
  });
});

describe('dunn', () => {
  it('has one pair for every two groups that have respondents, by their places', () => {
    const pairs = dunn([counted([1, 2]), [], counted([3]), counted([2, 5])]);
    assert.deepEqual(
      pairs.map(({ first, second }) => [first, second]),
      [
        [0, 2],
        [0, 3],
        [2, 3],
      ],
    );
  });

  it('is the z of Mann-Whitney for two groups', () => {
    forAll([someAnswers(1, 20), someAnswers(1, 20)], (first, second) => {
      const { normal } = mannWhitney(counted(first), counted(second));
      const [pair] = dunn([counted(first), counted(second)]);
      assert.equal(pair === undefined, normal.kind === 'not-estimable');
      if (normal.kind !== 'test' || pair === undefined) return;
      assertClose(pair.z, normal.statistic, 1e-9);
      assertClose(pair.p, normal.p, 1e-9);
    });
  });

  it('changes the signs and keeps p when the order of the groups is turned', () => {
    forAll([someGroups], (groups) => {
      const pairs = dunn(groups.map(counted));
      const turned = dunn(groups.map(counted).toReversed()).toReversed();
      const last = groups.length - 1;
      for (const { first, second, z, p } of pairs) {
        const other = turned.find((pair) => pair.first === last - second && pair.second === last - first);
        assert.ok(other);
        assertClose(other.z, -z, 1e-9);
        assertClose(other.p, p, 1e-9);
      }
      assert.equal(turned.length, pairs.length);
    });
  });
});
