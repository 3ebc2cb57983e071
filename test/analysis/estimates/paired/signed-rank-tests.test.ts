/** Tests of paired differences: Wilcoxon, exact and normal, Pratt, and the sign test. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { TestResult } from '../../../../analysis/estimates/estimate.ts';
import { pairDifferences } from '../../../../analysis/estimates/paired/paired-gap.ts';
import { prattSignedRank } from '../../../../analysis/estimates/paired/pratt-signed-rank.ts';
import { signTest } from '../../../../analysis/estimates/paired/sign-test.ts';
import { signedRanks } from '../../../../analysis/estimates/paired/signed-ranks.ts';
import { wilcoxonSignedRank } from '../../../../analysis/estimates/paired/wilcoxon-signed-rank.ts';
import { wilcoxonZ } from '../../../../analysis/estimates/paired/wilcoxon-z.ts';
import type { ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { pairedCases, someDifferences, testedCases } from './paired-cases.ts';

/** Relative, so that small p values are compared too. */
function assertP(result: TestResult, expected: number): void {
  assert.ok(result.kind === 'test');
  assertClose(result.p / expected, 1, 1e-8, 'p over its value in R');
}

function mirrored(differences: ValueCounts): ValueCounts {
  return differences.map(([difference, count]) => [-difference, count]);
}

describe('wilcoxonSignedRank', () => {
  for (const { id, table, expected } of testedCases) {
    it(`agrees with R: ${id}`, () => {
      const differences = pairDifferences(table);
      const normal = wilcoxonSignedRank(differences, 0);
      assert.ok(normal.kind === 'test');
      assert.equal(normal.test, 'wilcoxon-signed-rank-normal');
      assert.equal(normal.statistic, expected.V_pos);
      assertP(normal, expected.p_asymptotic_cc);

      const chosen = wilcoxonSignedRank(differences);
      assert.ok(chosen.kind === 'test');
      if (expected.p_exact_permutation === null) {
        assert.deepEqual(chosen, normal);
        return;
      }
      assert.equal(chosen.test, 'wilcoxon-signed-rank-exact');
      assertP(chosen, expected.p_exact_permutation);
    });
  }

  it('is exact: every assignment of signs is counted', () => {
    forAll(
      [someDifferences],
      (differences) => {
        const result = wilcoxonSignedRank(differences);
        if (result.kind === 'not-estimable') {
          assert.ok(differences.every(([difference]) => difference === 0));
          return;
        }
        assertClose(result.p, bruteForceP(differences), 1e-12);
      },
      40,
    );
  });

  it('does not underflow and stays quick with 100,000 pairs', () => {
    const result = wilcoxonSignedRank([
      [1, 50_200],
      [-1, 49_800],
    ]);
    assert.ok(result.kind === 'test');
    assert.ok(result.p > 0.2 && result.p < 0.21);
  });

  it('is close to the normal approximation where both can be had', () => {
    const differences: ValueCounts = [
      [2, 70],
      [1, 90],
      [-1, 80],
      [-3, 45],
    ];
    const [exact, normal] = [wilcoxonSignedRank(differences, 400), wilcoxonSignedRank(differences)];
    assert.ok(exact.kind === 'test' && normal.kind === 'test');
    assert.equal(exact.test, 'wilcoxon-signed-rank-exact');
    assert.equal(normal.test, 'wilcoxon-signed-rank-normal');
    assertClose(exact.p, normal.p, 0.005);
  });

  it('bounds the work of the exact p', () => {
    assert.throws(() => wilcoxonSignedRank([[1, 5]], 401), /^RangeError: exactUpTo/);
    assert.throws(() => wilcoxonSignedRank([[1, 5]], -1), /^RangeError: exactUpTo/);
  });
});

describe('wilcoxonZ and prattSignedRank', () => {
  for (const { id, table, expected, tol_rel } of testedCases) {
    it(`agree with R: ${id}`, () => {
      const differences = pairDifferences(table);
      assertClose(numberOf(wilcoxonZ(differences)), expected.z_cc, tol_rel);
      const pratt = prattSignedRank(differences);
      assert.ok(pratt.kind === 'test');
      assertClose(pratt.statistic, expected.pratt_z, tol_rel);
      assertP(pratt, expected.pratt_p);
    });
  }

  it('are one and the same without zeros and ties, but for the continuity', () => {
    const differences: ValueCounts = [
      [1, 1],
      [-2, 1],
      [3, 1],
      [4, 1],
    ];
    // V+ = 8, V- = 2; variance 4 * 5 * 9 / 24 = 7.5.
    assertClose(numberOf(wilcoxonZ(differences)), 2.5 / Math.sqrt(7.5), 1e-12);
    const pratt = prattSignedRank(differences);
    assert.ok(pratt.kind === 'test');
    assertClose(pratt.statistic, 3 / Math.sqrt(7.5), 1e-12);
  });
});

describe('signTest', () => {
  for (const { id, table, expected } of testedCases) {
    it(`agrees with R: ${id}`, () => {
      const result = signTest(pairDifferences(table));
      assertP(result, expected.sign_test_p);
      assert.ok(result.kind === 'test');
      assert.equal(result.test, 'sign-test-exact');
      assert.equal(result.statistic, expected.n_pos);
      assert.equal(result.n, expected.n_pairs);
    });
  }
});

describe('tests of paired differences', () => {
  const tests = [wilcoxonSignedRank, prattSignedRank, signTest];

  it('do not depend on the order of respondents, nor p on the direction', () => {
    forAll([someDifferences], (differences) => {
      for (const test of tests) {
        const result = test(differences);
        assert.deepEqual(test(differences.toReversed()), result);
        const other = test(mirrored(differences));
        assert.equal(other.kind, result.kind);
        if (result.kind !== 'test' || other.kind !== 'test') continue;
        assertClose(other.p, result.p, 1e-12);
        assert.ok(result.p > 0 && result.p <= 1);
      }
    });
  });

  it('take respondents counted together or one by one', () => {
    forAll([someDifferences], (differences) => {
      const together = new Map<number, number>();
      for (const [difference, count] of differences)
        together.set(difference, (together.get(difference) ?? 0) + count);
      for (const test of tests) assert.deepEqual(test([...together]), test(differences));
    });
  });

  it('say why there is none', () => {
    for (const test of tests) {
      assertReason(test([]), 'no_data');
      assertReason(test([[1, 0]]), 'no_data');
      assertReason(test([[0, 7]]), 'all_zero_differences');
    }
  });

  it('refuse what is no difference or no count, and say where', () => {
    for (const test of tests) {
      assert.throws(() => test([[1, -2]]), /^RangeError: differences\[0\]/);
      assert.throws(
        () =>
          test([
            [1, 2],
            [Number.POSITIVE_INFINITY, 2],
          ]),
        /^RangeError: differences\[1\]/,
      );
    }
  });

  it('count respondents past 2^31', () => {
    for (const test of tests) {
      const result = test([
        [1, 2 ** 40],
        [0, 2 ** 41],
        [-1, 2 ** 40 + 2 ** 22],
      ]);
      assert.ok(result.kind === 'test');
      assert.equal(result.n, 2 ** 42 + 2 ** 22);
      // A difference of 2^22 where the standard deviation is sqrt(2^41 + 2^22): z = 2.828.
      assertClose(result.p, 0.0046777, 1e-5);
    }
  });
});

describe('signedRanks', () => {
  it('adds up to the ranks of all differences that are not zero', () => {
    for (const { table, expected } of testedCases) {
      const { positiveSum, negativeSum } = signedRanks(pairDifferences(table));
      assert.equal(positiveSum, expected.V_pos);
      assert.equal(negativeSum, expected.V_neg);
    }
  });

  it('counts the pairs of no difference apart', () => {
    for (const { table, expected } of pairedCases) {
      const { n, zero, nonZero } = signedRanks(pairDifferences(table));
      assert.equal(n, expected.n_pairs);
      assert.equal(zero, expected.n_zero ?? 0);
      assert.equal(nonZero, expected.n_nonzero ?? 0);
    }
  });

  it('gives zeros the lowest ranks when they are ranked', () => {
    const differences: ValueCounts = [
      [0, 3],
      [2, 1],
      [-1, 2],
    ];
    const ranksOf = (zeros: 'dropped' | 'ranked') =>
      signedRanks(differences, zeros).ranks.map(({ rank }) => rank);
    assert.deepEqual(ranksOf('dropped'), [1.5, 3]);
    assert.deepEqual(ranksOf('ranked'), [4.5, 6]);
  });
});

/** P(|V* - E| >= |V - E|) by going through all assignments of signs. */
function bruteForceP(differences: ValueCounts): number {
  const { ranks: sizes, positiveSum } = signedRanks(differences);
  const ranks = sizes.flatMap(({ rank, positive, negative }) =>
    Array.from({ length: positive + negative }, () => rank),
  );
  const expected = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  let asFar = 0;
  for (let signs = 0; signs < 2 ** ranks.length; signs += 1) {
    const v = ranks.reduce((sum, rank, i) => sum + (signs & (1 << i) ? rank : 0), 0);
    if (Math.abs(v - expected) >= Math.abs(positiveSum - expected) - 1e-9) asFar += 1;
  }
  return asFar / 2 ** ranks.length;
}
