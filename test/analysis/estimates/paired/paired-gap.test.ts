/** Gaps inside respondents: the mean, the share with a gap, and the signed-rank test. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { matchedRankBiserial } from '../../../../analysis/estimates/paired/matched-rank-biserial.ts';
import { mcnemar } from '../../../../analysis/estimates/paired/mcnemar.ts';
import { pairDifferences, pairedGap } from '../../../../analysis/estimates/paired/paired-gap.ts';
import { signedRanks } from '../../../../analysis/estimates/paired/signed-ranks.ts';
import { wilcoxonSignedRank } from '../../../../analysis/estimates/paired/wilcoxon-signed-rank.ts';
import type { ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import type { PairTable } from '../../../../analysis/tables/tables.ts';
import { forAll } from '../../../support/for-all.ts';
import {
  assertClose,
  assertCloseInterval,
  assertMatches,
  assertReason,
  goldenCases,
  numberOf,
} from '../../../support/golden.ts';

interface Input {
  readonly importance: readonly (number | null)[];
  readonly preparedness: readonly (number | null)[];
}

interface Expected {
  readonly status: string;
  readonly reason?: string;
  readonly n_pairs: number;
  readonly mean_diff?: number;
  readonly sd_diff?: number | null;
  readonly n_pos?: number;
  readonly n_neg?: number;
  readonly pct_pos?: number;
  readonly t_ci_diff: readonly (number | null)[];
  readonly V_pos: number;
  readonly V_neg: number;
  readonly p_asymptotic_cc: number;
  readonly p_exact_permutation: number | null;
  readonly matched_rank_biserial?: number;
  readonly sign_test_p: number;
}

function aPairTable(pairs: readonly (readonly [number | null, number | null])[]): PairTable {
  const counts = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]);
  for (const [first, second] of pairs) {
    const row = counts[(first ?? 0) - 1];
    if (row !== undefined && second !== null) row[second - 1] = (row[second - 1] ?? 0) + 1;
  }
  return { kind: 'pair', id: 'module', counts, secondUnknown: [0, 0, 0, 0, 0] };
}

const cases = goldenCases<Input, Expected>('paired_gap').map((each) => ({
  ...each,
  table: aPairTable(each.input.importance.map((first, i) => [first, each.input.preparedness[i] ?? null])),
}));

const okCases = cases.filter((each) => each.expected.status === 'ok');

const someDifferences: fc.Arbitrary<ValueCounts> = fc
  .array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 12 })
  .map((differences) => differences.map((difference) => [difference, 1] as const));

describe('pairedGap', () => {
  for (const { id, table, expected, tol_rel } of cases) {
    it(`agrees with R: ${id}`, () => {
      const result = pairedGap(table);
      assert.equal(result.n, expected.n_pairs);
      assertMatches(result.mean, expected.mean_diff, tol_rel);
      assertMatches(result.withGap, expected.pct_pos, tol_rel);
      assertMatches(result.rankBiserial, expected.matched_rank_biserial, tol_rel);
      assert.equal(result.positive, expected.n_pos ?? 0);
      if (result.n > 0) assertMatches(result.standardDeviation, expected.sd_diff, tol_rel);
    });
  }

  for (const { id, table, expected, tol_rel } of okCases) {
    it(`has R's interval: ${id}`, () => {
      const { gap } = pairedGap(table);
      if (expected.t_ci_diff[0] === null) {
        assertReason(gap, 'n_lt_2');
        return;
      }
      assert.ok(gap.kind === 'estimate');
      assertCloseInterval(gap.interval, expected.t_ci_diff, tol_rel);
    });
  }

  it('says why there is no test', () => {
    const without = cases.filter((each) => each.expected.status === 'undefined');
    assert.equal(without.length, 2);
    for (const { table, expected } of without) {
      assertReason(pairedGap(table).test, expected.reason);
      assertReason(pairedGap(table).rankBiserial, expected.reason);
    }
  });

  it('keeps the mean of a gap that is the same for everyone, though it has no interval', () => {
    const result = pairedGap(
      aPairTable([
        [5, 3],
        [4, 2],
        [3, 1],
      ]),
    );
    assertReason(result.gap, 'zero_variance');
    assert.equal(numberOf(result.mean), 2);
  });
});

describe('wilcoxonSignedRank', () => {
  for (const { id, table, expected, tol_rel } of okCases) {
    it(`agrees with R: ${id}`, () => {
      const differences = pairDifferences(table);
      const normal = wilcoxonSignedRank(differences, 0);
      assert.ok(normal.kind === 'test');
      assert.equal(normal.test, 'wilcoxon-signed-rank-normal');
      assert.equal(normal.statistic, expected.V_pos);
      assertClose(normal.p, expected.p_asymptotic_cc, tol_rel);
      assertClose(normal.p / expected.p_asymptotic_cc, 1, 1e-8, 'p over its value in R');

      const chosen = wilcoxonSignedRank(differences);
      assert.ok(chosen.kind === 'test');
      if (expected.p_exact_permutation === null) {
        assert.deepEqual(chosen, normal);
        return;
      }
      assert.equal(chosen.test, 'wilcoxon-signed-rank-exact');
      assertClose(chosen.p, expected.p_exact_permutation, tol_rel);
      assertClose(chosen.p / expected.p_exact_permutation, 1, 1e-8, 'p over its value in R');
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

  it('does not depend on the order of respondents, nor its p on the direction', () => {
    forAll([someDifferences], (differences) => {
      const result = wilcoxonSignedRank(differences);
      assert.deepEqual(wilcoxonSignedRank(differences.toReversed()), result);
      const mirrored = wilcoxonSignedRank(differences.map(([difference, count]) => [-difference, count]));
      if (result.kind === 'test')
        assert.ok(mirrored.kind === 'test' && Math.abs(mirrored.p - result.p) < 1e-12);
    });
  });

  it('does not underflow and stays quick with 100,000 pairs', () => {
    const result = wilcoxonSignedRank([
      [1, 50_200],
      [-1, 49_800],
    ]);
    assert.ok(result.kind === 'test');
    assert.ok(result.p > 0.2 && result.p < 0.21);
  });
});

describe('signedRanks', () => {
  it('adds up to the ranks of all differences that are not zero', () => {
    for (const { table, expected } of okCases) {
      const ranks = signedRanks(pairDifferences(table));
      assert.equal(
        ranks.reduce((sum, each) => sum + each.rank * each.positive, 0),
        expected.V_pos,
      );
      assert.equal(
        ranks.reduce((sum, each) => sum + each.rank * each.negative, 0),
        expected.V_neg,
      );
    }
  });
});

describe('matchedRankBiserial', () => {
  it('is 1 when every difference is positive, -1 when every one is negative, 0 when they balance', () => {
    assert.equal(
      numberOf(
        matchedRankBiserial([
          [3, 2],
          [1, 5],
        ]),
      ),
      1,
    );
    assert.equal(numberOf(matchedRankBiserial([[-3, 2]])), -1);
    assert.equal(
      numberOf(
        matchedRankBiserial([
          [-3, 2],
          [3, 2],
        ]),
      ),
      0,
    );
  });
});

describe('mcnemar as a sign test', () => {
  for (const { id, expected, tol_rel } of okCases) {
    it(`agrees with R: ${id}`, () => {
      const result = mcnemar(expected.n_pos ?? 0, expected.n_neg ?? 0);
      assert.ok(result.kind === 'test');
      assertClose(result.p, expected.sign_test_p, tol_rel);
      assertClose(result.p / expected.sign_test_p, 1, 1e-8, 'p over its value in R');
    });
  }
});

/** P(|V* - E| >= |V - E|) by going through all assignments of signs. */
function bruteForceP(differences: ValueCounts): number {
  const ranks = signedRanks(differences).flatMap(({ rank, positive, negative }) =>
    Array.from({ length: positive + negative }, () => rank),
  );
  const expected = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  const observed = signedRanks(differences).reduce((sum, { rank, positive }) => sum + rank * positive, 0);
  let asFar = 0;
  for (let signs = 0; signs < 2 ** ranks.length; signs += 1) {
    const v = ranks.reduce((sum, rank, i) => sum + (signs & (1 << i) ? rank : 0), 0);
    if (Math.abs(v - expected) >= Math.abs(observed - expected) - 1e-9) asFar += 1;
  }
  return asFar / 2 ** ranks.length;
}
