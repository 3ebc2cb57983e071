/** Differences of two groups from the same institutions: CR2 as defined, exchange of the groups, where it ends. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { clusteredDifference } from '../../../../analysis/estimates/clusters/clustered-difference.ts';
import { clusteredMean } from '../../../../analysis/estimates/clusters/clustered-mean.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertCloseInterval, assertReason, numberOf } from '../../../support/golden.ts';
import { fullMatrixCr2 } from './full-matrix-cr2.ts';
import { answersIn, FIVE_POINTS, someTables } from './some-clusters.ts';

type Tables = readonly (readonly number[])[];

const ofTables = (first: Tables, second: Tables, level?: number) =>
  clusteredDifference(FIVE_POINTS, first, second, level);

const NOBODY = [0, 0, 0, 0, 0];

describe('clusteredDifference', () => {
  it('has the variance and degrees of freedom of the full matrices', () => {
    forAll([someTables(4, 1), someTables(4, 1)], (first, second) => {
      const result = ofTables(first, second);
      if (result.difference.kind !== 'estimate') return;
      const groups = [first, second].map((tables) => answersIn({ values: FIVE_POINTS, tables }));
      const answers = groups.flat();
      const [n1, n2] = [result.n1, result.n2];
      const { variance, df } = fullMatrixCr2({
        design: answers.map((_, place) => (place < n1 ? [1, 0] : [0, 1])),
        outcome: answers.map(({ value }) => value),
        clusters: answers.map(({ institution }) => institution),
        contrast: [1, -1],
        bread: [
          [1 / n1, 0],
          [0, 1 / n2],
        ],
      });
      assertClose(numberOf(result.standardError) ** 2, variance, 1e-9);
      assertClose(numberOf(result.degreesOfFreedom), df, 1e-9);
    });
  });

  it('agrees with R where an institution has one of the two groups only', () => {
    // R 4.2.2, clubSandwich 0.5.8: conf_int(lm(y ~ g), vcov = vcovCR(lm(y ~ g), cluster = j, type = "CR2"))
    const first = [[2, 1, 0, 0, 0], [0, 3, 1, 0, 0], NOBODY, [0, 0, 1, 2, 0]];
    const second = [NOBODY, [0, 0, 2, 2, 1], [0, 1, 0, 0, 3], [0, 0, 0, 1, 1]];
    const result = ofTables(second, first);
    assertClose(numberOf(result.point), 1.6909090909090911, 1e-12);
    assertClose(numberOf(result.standardError), 0.54791930432710345, 1e-9);
    assertClose(numberOf(result.degreesOfFreedom), 2.4299434604706098, 1e-9);
    assert.deepEqual([result.n1, result.n2, result.clusters], [11, 10, 4]);
  });

  it('is the difference of the means, in the middle of its interval, with the p of its t', () => {
    forAll([someTables(5), someTables(5)], (first, second) => {
      const { difference, point, test } = ofTables(first, second);
      if (difference.kind !== 'estimate') return;
      const means = [first, second].map((tables) => clusteredMean({ values: FIVE_POINTS, tables }).mean);
      const [one = 0, other = 0] = means.map(numberOf);
      assertClose(difference.value, one - other, 1e-12);
      assertClose(numberOf(point), one - other, 1e-12);
      assertClose((difference.interval.lower + difference.interval.upper) / 2, one - other, 1e-9);
      assert.ok(test.kind === 'test' && test.p >= 0 && test.p <= 1);
      // 0 lies inside the interval exactly when p is above 1 - level.
      const isZeroInside = difference.interval.lower < 0 && difference.interval.upper > 0;
      assert.equal(isZeroInside, test.p > 0.05);
    });
  });

  it('changes its sign and nothing else when the groups are exchanged', () => {
    forAll([someTables(5), someTables(5)], (first, second) => {
      const [one, other] = [ofTables(first, second), ofTables(second, first)];
      if (one.difference.kind !== 'estimate' || other.difference.kind !== 'estimate') {
        assert.equal(one.difference.kind, other.difference.kind);
        return;
      }
      const { lower, upper } = one.difference.interval;
      assertCloseInterval(other.difference.interval, [-upper, -lower], 1e-9);
      assertClose(numberOf(other.degreesOfFreedom), numberOf(one.degreesOfFreedom), 1e-9);
      assert.ok(one.test.kind === 'test' && other.test.kind === 'test');
      assertClose(other.test.p, one.test.p, 1e-9);
    });
  });

  it('does not depend on the order of institutions', () => {
    forAll([someTables(5), someTables(5)], (first, second) => {
      const before = ofTables(first, second);
      const after = ofTables([NOBODY, ...first.toReversed()], [NOBODY, ...second.toReversed()]);
      assert.equal(after.clusters, before.clusters);
      assert.equal(after.difference.kind, before.difference.kind);
      if (before.difference.kind !== 'estimate') return;
      assertClose(numberOf(after.standardError), numberOf(before.standardError), 1e-9);
      assertClose(numberOf(after.degreesOfFreedom), numberOf(before.degreesOfFreedom), 1e-9);
    });
  });

  it('has at least one degree of freedom', () => {
    forAll([someTables(4, 2), someTables(4, 2)], (first, second) => {
      const { degreesOfFreedom } = ofTables(first, second);
      if (degreesOfFreedom.kind === 'point') assert.ok(degreesOfFreedom.value >= 1 - 1e-9);
    });
  });

  it('counts respondents past 2^31', () => {
    const first = [
      [2, 1, 0, 0, 0],
      [0, 3, 1, 0, 0],
      [0, 0, 1, 2, 0],
    ];
    const second = [
      [0, 1, 0, 0, 1],
      [0, 0, 2, 2, 1],
      [0, 0, 0, 1, 1],
    ];
    const times = (tables: Tables) => tables.map((table) => table.map((count) => count * 2 ** 33));
    const [few, many] = [ofTables(first, second), ofTables(times(first), times(second))];
    assertClose(numberOf(many.standardError), numberOf(few.standardError), 1e-12);
    assertClose(numberOf(many.degreesOfFreedom), numberOf(few.degreesOfFreedom), 1e-12);
  });
});

describe('clusteredDifference where there is no interval', () => {
  const some = [
    [1, 0, 1, 0, 0],
    [0, 0, 0, 1, 1],
  ];

  it('says that a group has nobody', () => {
    for (const result of [ofTables(some, [NOBODY, NOBODY]), ofTables([], [])]) {
      for (const each of [result.point, result.difference, result.test]) assertReason(each, 'no_data');
    }
  });

  it('knows the difference and no interval when a group comes from one institution', () => {
    const { point, difference, test, standardError } = ofTables(some, [NOBODY, [0, 2, 2, 0, 0]]);
    assertClose(numberOf(point), 0.75, 1e-12);
    for (const each of [difference, test, standardError]) assertReason(each, 'groups_lt_2');
  });

  it('has no interval of width 0 when the groups differ alike everywhere', () => {
    const first = [
      [0, 1, 0, 1, 0],
      [0, 0, 2, 0, 0],
    ];
    const second = [
      [1, 0, 1, 0, 0],
      [0, 2, 0, 0, 0],
    ];
    const { point, difference, test } = ofTables(first, second);
    assertClose(numberOf(point), 1, 1e-12);
    for (const each of [difference, test]) assertReason(each, 'zero_variance');
  });
});

describe('clusteredDifference refuses', () => {
  const some = [
    [1, 0, 1, 0, 0],
    [0, 0, 0, 1, 1],
  ];
  const refused = (first: Tables, second: Tables, message: RegExp, level?: number) =>
    assert.throws(() => ofTables(first, second, level), { name: 'RangeError', message });

  it('groups of unlike institutions, what is no count, and no level, by name', () => {
    refused(some, some.slice(1), /^second/);
    refused([[1, 0, 1, 0]], [[1, 0, 1, 0]], /^first\[0\]/);
    refused(some, [NOBODY, [0, 0, 0, 0, -1]], /^second\[1\]\[4\]/);
    refused([NOBODY, [0, 0, 0, 0, 1.5]], some, /^first\[1\]\[4\]/);
    refused(some, some, /^level/, 0);
    assert.throws(() => clusteredDifference([1, Number.NaN], [[1, 1]], [[1, 1]]), /^RangeError: values\[1\]/);
  });
});
