/** Several coders who all coded every unit: Fleiss' kappa. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fleissKappa } from '../../../../analysis/estimates/agreement/fleiss-kappa.ts';
import { ratingCounts } from '../../../../analysis/estimates/agreement/rating-counts.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertMatches, assertReason, goldenCases, numberOf } from '../../../support/golden.ts';
import { completeUnits, LEVELS, someUnits, type Units } from './some-codes.ts';

interface Input {
  readonly ratings: readonly (readonly number[])[];
}

interface Expected {
  readonly status: string;
  readonly reason?: string;
  readonly kappa?: number;
  readonly p_bar?: number;
  readonly p_e?: number;
}

const cases = goldenCases<Input, Expected>('agreement').filter(({ id }) => id.startsWith('fleiss'));

function kappaOf(units: Units) {
  return fleissKappa(ratingCounts(units, LEVELS));
}

/** Share of ordered pairs of codes that are the same: of two coders in one unit, and drawn from all with return. */
function byPairs(units: Units): { readonly observed: number; readonly expected: number } {
  const shareAlike = (pairs: readonly (readonly [unknown, unknown])[]) =>
    pairs.filter(([one, other]) => one === other).length / pairs.length;
  const all = units.flat();
  return {
    observed: shareAlike(
      units.flatMap((codes) =>
        codes.flatMap((one, i) => codes.flatMap((other, j) => (i === j ? [] : [[one, other] as const]))),
      ),
    ),
    expected: shareAlike(all.flatMap((one) => all.map((other) => [one, other] as const))),
  };
}

describe('fleissKappa', () => {
  for (const { id, input, expected, tol_rel } of cases) {
    it(`agrees with R: ${id}`, () => {
      const result = kappaOf(input.ratings);
      assertMatches(result.kappa, expected.kappa, tol_rel);
      if (expected.status === 'undefined') {
        assertReason(result.kappa, expected.reason);
        assert.equal(numberOf(result.observedAgreement), 1);
        return;
      }
      assertMatches(result.observedAgreement, expected.p_bar, tol_rel);
      assertMatches(result.expectedAgreement, expected.p_e, tol_rel);
    });
  }

  it('is what counting the pairs of codes one by one gives', () => {
    forAll([someUnits], (units) => {
      const complete = completeUnits(units);
      const result = kappaOf(units);
      assert.equal(result.n, complete.length);
      if (result.kappa.kind === 'not-estimable') {
        assert.ok(new Set(complete.flat()).size < 2);
        return;
      }
      const { observed, expected } = byPairs(complete);
      assertClose(numberOf(result.observedAgreement), observed, 1e-12);
      assertClose(numberOf(result.expectedAgreement), expected, 1e-12);
      assertClose(result.kappa.value, (observed - expected) / (1 - expected), 1e-9);
      assert.ok(result.kappa.value <= 1 && result.kappa.value >= -1);
    });
  });

  it('does not depend on the order of units, coders or codes', () => {
    forAll([someUnits], (units) => {
      const result = kappaOf(units);
      const others = [
        kappaOf(units.toReversed()),
        kappaOf(units.map((codes) => codes.toReversed())),
        fleissKappa(ratingCounts(units, LEVELS.toReversed())),
      ];
      for (const other of others) {
        assert.equal(other.kappa.kind, result.kappa.kind);
        if (result.kappa.kind === 'point') assertClose(numberOf(other.kappa), result.kappa.value, 1e-12);
      }
    });
  });

  it('says why there is none', () => {
    assertReason(kappaOf([]).kappa, 'no_data');
    assertReason(kappaOf([[1, undefined, 2]]).kappa, 'no_data');
    assertReason(kappaOf([[1], [2]]).kappa, 'no_pairable_values');
    assertReason(
      kappaOf([
        [3, 3],
        [3, 3],
      ]).kappa,
      'no_variation',
    );
  });

  it('counts units past 2^31', () => {
    const patterns = [
      { counts: [3, 0], units: 2 ** 33 },
      { counts: [1, 2], units: 2 ** 33 },
    ];
    const few = patterns.map(({ counts }) => ({ counts, units: 1 }));
    const ratings = { levels: ['a', 'b'], coders: 3 };
    const result = fleissKappa({ ...ratings, patterns });
    assert.equal(result.n, 2 ** 34);
    assertClose(numberOf(result.kappa), numberOf(fleissKappa({ ...ratings, patterns: few }).kappa), 1e-12);
  });

  it('refuses counts that are none, of another length, and more codes than coders', () => {
    const withPattern = (counts: readonly number[], units = 1) =>
      fleissKappa({ levels: ['a', 'b'], coders: 2, patterns: [{ counts, units }] });
    assert.throws(() => withPattern([2, -1]), /^RangeError: patterns\[0\].counts\[1\]/);
    assert.throws(() => withPattern([2]), /^RangeError: patterns\[0\].counts/);
    assert.throws(() => withPattern([2, 1]), /^RangeError: patterns\[0\]: 3 codes of 2/);
    assert.throws(() => withPattern([1, 1], 0.5), /^RangeError: patterns\[0\].units/);
    assert.throws(() => fleissKappa({ levels: [], coders: 1.5, patterns: [] }), /^RangeError: coders/);
  });
});

describe('ratingCounts', () => {
  it('counts the codes of each unit, leaves missing ones out, and units that are coded alike together', () => {
    const units = [
      ['a', 'b', 'a'],
      [undefined, 'b', undefined],
      ['b', 'a', 'a'],
    ];
    assert.deepEqual(ratingCounts(units, ['a', 'b']), {
      levels: ['a', 'b'],
      coders: 3,
      patterns: [
        { counts: [2, 1], units: 2 },
        { counts: [0, 1], units: 1 },
      ],
    });
  });

  it('refuses rows of different lengths, codes that are no levels, and levels that come twice', () => {
    assert.throws(() => ratingCounts([['a'], ['a', 'b']], ['a', 'b']), /^RangeError: units\[1\]/);
    assert.throws(() => ratingCounts([['a', 'c']], ['a', 'b']), /^RangeError: units\[0\]\[1\]: c/);
    assert.throws(() => ratingCounts([], ['a', 'a']), /^RangeError: levels/);
  });
});
