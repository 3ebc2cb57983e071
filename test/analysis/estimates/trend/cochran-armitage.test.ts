/** The trend of a share over waves: the golden cases, two waves as a special case, order, and when there is no test. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { twoShareTest } from '../../../../analysis/estimates/compare/two-share-test.ts';
import { cochranArmitage } from '../../../../analysis/estimates/trend/cochran-armitage.ts';
import { differences } from '../../../oracle/differences.ts';
import type { JsonObject } from '../../../oracle/topic.ts';
import { trendNonresponse } from '../../../oracle/topics/trend-nonresponse.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, goldenCases, numberOf } from '../../../support/golden.ts';

const someWave = fc
  .integer({ min: 0, max: 40 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((x) => ({ x, n })));
const someWaves = fc.array(someWave, { minLength: 2, maxLength: 6 });

type Waves = readonly { readonly x: number; readonly n: number }[];

function trendOf(waves: Waves) {
  return cochranArmitage(
    waves.map(({ x }) => x),
    waves.map(({ n }) => n),
  );
}

/** N r^2, r the correlation of wave and fact over respondents, one row each. */
function fromRows(waves: Waves): number {
  const rows = waves.flatMap(({ x, n }, wave) =>
    Array.from({ length: n }, (_, place) => ({ wave, fact: place < x ? 1 : 0 })),
  );
  const meanOf = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + pick(row), 0) / rows.length;
  const [wave, fact] = [meanOf((row) => row.wave), meanOf((row) => row.fact)];
  const shared = meanOf((row) => (row.wave - wave) * (row.fact - fact));
  return (
    (rows.length * shared ** 2) /
    (meanOf((row) => (row.wave - wave) ** 2) * meanOf((row) => (row.fact - fact) ** 2))
  );
}

describe('trend_nonresponse', () => {
  const cases = goldenCases<JsonObject, JsonObject>('trend_nonresponse');
  for (const { id, input, expected, tol_rel } of cases) {
    it(`agrees with R: ${id}`, () => {
      const calculation = trendNonresponse.calculations.find(({ takes }) => takes(input));
      assert.ok(calculation);
      const got = calculation.calculate(input, { meta: { topic: 'trend_nonresponse' }, cases });
      const rules = { tolerance: tol_rel, fieldTolerances: {}, notCompared: [] };
      assert.deepEqual(differences(expected, got, rules), []);
    });
  }
});

describe('cochranArmitage', () => {
  it('is N times the squared correlation of wave and fact, respondent by respondent', () => {
    forAll([someWaves], (waves) => {
      const { test } = trendOf(waves);
      if (test.kind === 'test') assertClose(test.statistic, fromRows(waves), 1e-9);
    });
  });

  it('is the square of the pooled z for two waves', () => {
    forAll([someWave, someWave], (first, second) => {
      const { test } = trendOf([first, second]);
      const pooled = twoShareTest(first, second);
      assert.equal(test.kind, pooled.kind);
      if (test.kind === 'test' && pooled.kind === 'test')
        assertClose(test.statistic, pooled.statistic ** 2, 1e-9);
    });
  });

  it('is the same backwards, and for the respondents not counted', () => {
    forAll([someWaves], (waves) => {
      const { test } = trendOf(waves);
      for (const other of [waves.toReversed(), waves.map(({ x, n }) => ({ x: n - x, n }))]) {
        const mirrored = trendOf(other).test;
        assert.equal(mirrored.kind, test.kind);
        if (test.kind === 'test' && mirrored.kind === 'test') {
          assertClose(mirrored.statistic, test.statistic, 1e-9);
          assertClose(mirrored.p, test.p, 1e-9);
        }
      }
    });
  });

  it('grows with the respondents while the shares stay, and has p from 0 to 1', () => {
    forAll([someWaves], (waves) => {
      const { test } = trendOf(waves);
      const tenfold = trendOf(waves.map(({ x, n }) => ({ x: 10 * x, n: 10 * n }))).test;
      if (test.kind !== 'test') {
        assert.equal(tenfold.kind, 'not-estimable');
        return;
      }
      assert.ok(test.statistic >= 0 && test.p >= 0 && test.p <= 1);
      assert.ok(tenfold.kind === 'test');
      assertClose(tenfold.statistic, 10 * test.statistic, 1e-9);
    });
  });

  it('is 0 with p 1 where all waves have the same share', () => {
    const { test, shares } = cochranArmitage([1, 2, 3], [2, 4, 6]);
    assert.ok(test.kind === 'test');
    assertClose(test.statistic, 0, 1e-15);
    assertClose(test.p, 1, 1e-7);
    assert.deepEqual(shares.map(numberOf), [0.5, 0.5, 0.5]);
  });

  it('keeps the score of a wave that nobody answered', () => {
    const gap = cochranArmitage([5, 0, 9, 20], [20, 0, 20, 20]);
    const without = cochranArmitage([5, 9, 20], [20, 20, 20]);
    assert.ok(gap.test.kind === 'test' && without.test.kind === 'test');
    assert.notEqual(gap.test.statistic, without.test.statistic);
    assertReason(gap.shares[1] ?? { kind: 'absent' }, 'no_data');
  });

  it('says why there is no test', () => {
    assertReason(cochranArmitage([], []).test, 'no_data');
    assertReason(cochranArmitage([0, 0], [0, 0]).test, 'no_data');
    assertReason(cochranArmitage([3, 0], [9, 0]).test, 'groups_lt_2');
    assertReason(cochranArmitage([0, 0, 0], [9, 8, 7]).test, 'zero_variance');
    assertReason(cochranArmitage([9, 8], [9, 8]).test, 'zero_variance');
  });

  it('counts on past 2^31 respondents', () => {
    const { test } = cochranArmitage([5e9, 5e9 + 1e5, 5e9 + 2e5], [1e10, 1e10, 1e10]);
    assert.ok(test.kind === 'test');
    assertClose(test.statistic, 8, 1e-3);
  });

  it('refuses what is not x of n in every wave, by name', () => {
    assert.throws(() => cochranArmitage([1], [2, 3]), /^RangeError: x: 1 entries where 2/);
    assert.throws(() => cochranArmitage([1, 4], [2, 3]), /^RangeError: x\[1\]: 4 of 3/);
    assert.throws(() => cochranArmitage([-1], [2]), /^RangeError: x\[0\]: -1/);
    assert.throws(() => cochranArmitage([1], [2.5]), /^RangeError: n\[0\]: 2.5/);
  });
});
