/** The mean weighted discrepancy score (Borich). */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { borichScore } from '../../../../analysis/estimates/needs/borich-score.ts';
import type { PairTable } from '../../../../analysis/tables/tables.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';

type Pair = readonly [importance: number, availability: number];

function aNeed(pairs: readonly Pair[]): PairTable {
  const counts = Array.from({ length: 5 }, () => [0, 0, 0]);
  for (const [importance, availability] of pairs) {
    const row = counts[importance - 1];
    if (row !== undefined) row[availability - 1] = (row[availability - 1] ?? 0) + 1;
  }
  return { kind: 'pair', id: 'need', counts, secondUnknown: [0, 0, 0, 0, 9] };
}

const somePairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 })), {
  minLength: 1,
  maxLength: 30,
});

describe('borichScore', () => {
  it('is the mean discrepancy times the mean importance', () => {
    // Importance 5, 4, 3: mean 4. Discrepancies 4, 2, 0: mean 2, standard deviation 2; t(0.975, 2) = 4.30265.
    const result = borichScore(
      aNeed([
        [5, 1],
        [4, 2],
        [3, 3],
      ]),
    );
    assert.equal(result.n, 3);
    assert.equal(numberOf(result.importance), 4);
    assert.equal(numberOf(result.discrepancy), 2);
    assert.equal(numberOf(result.score), 8);
    assert.ok(result.interval.kind === 'estimate');
    assert.equal(result.interval.value, 8);
    assert.equal(result.interval.interval.method, 'student-t');
    assertClose(result.interval.interval.lower, 4 * (2 - (4.302652729911275 * 2) / Math.sqrt(3)), 1e-9);
    assertClose(result.interval.interval.upper, 4 * (2 + (4.302652729911275 * 2) / Math.sqrt(3)), 1e-9);
  });

  it('is what Borich adds up respondent by respondent, within its bounds, in any order', () => {
    forAll([somePairs], (pairs) => {
      const importance = pairs.reduce((sum, [first]) => sum + first, 0) / pairs.length;
      const scores = pairs.map(([first, second]) => (first - second) * importance);
      const expected = scores.reduce((sum, score) => sum + score, 0) / pairs.length;
      const result = borichScore(aNeed(pairs));
      assertClose(numberOf(result.score), expected, 1e-12);
      assert.ok(Math.abs(numberOf(result.score)) <= 20);
      assert.deepEqual(borichScore(aNeed(pairs.toReversed())), result);
      if (result.interval.kind === 'estimate') {
        assert.ok(result.interval.interval.lower < expected && expected < result.interval.interval.upper);
      }
    });
  });

  it('says why there is none', () => {
    assertReason(borichScore(aNeed([])).score, 'no_data');
    assertReason(borichScore(aNeed([])).interval, 'no_data');
    assertReason(borichScore(aNeed([[5, 1]])).interval, 'n_lt_2');
    const same = borichScore(
      aNeed([
        [5, 2],
        [4, 1],
      ]),
    );
    assertReason(same.interval, 'zero_variance');
    assert.equal(numberOf(same.score), 13.5);
  });

  it('refuses a table that is none, and a level', () => {
    const table = { ...aNeed([]), counts: [[1, -1]] };
    assert.throws(() => borichScore(table), /^RangeError: counts\[0\]\[1\]/);
    assert.throws(() => borichScore(aNeed([]), 0), /^RangeError: level/);
  });
});
