/** Any number of coders, some codes missing: Krippendorff's alpha. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { coincidencesOf } from '../../../../analysis/estimates/agreement/coincidences.ts';
import {
  type CodeMetric,
  type KrippendorffAlpha,
  krippendorffAlpha,
} from '../../../../analysis/estimates/agreement/krippendorff-alpha.ts';
import type { Code } from '../../../../analysis/estimates/agreement/level-places.ts';
import { givenCodes, ratingCounts } from '../../../../analysis/estimates/agreement/rating-counts.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertMatches, assertReason, goldenCases, numberOf } from '../../../support/golden.ts';
import { LEVELS, someUnits, type Units } from './some-codes.ts';

interface Input {
  readonly raters_by_units: readonly (readonly (number | null)[])[];
  readonly metric: CodeMetric;
}

interface Expected {
  readonly status: string;
  readonly reason?: string;
  readonly alpha?: number;
  readonly n_pairable?: number;
}

const cases = goldenCases<Input, Expected>('agreement').filter(({ id }) => id.startsWith('krippendorff'));

const METRICS = ['nominal', 'ordinal', 'interval'] as const;

function alphaOf(units: Units, metric: CodeMetric, levels: readonly Code[] = LEVELS) {
  return krippendorffAlpha(ratingCounts(units, levels), metric);
}

function unitsOf(coders: Input['raters_by_units']): Units {
  return (coders[0] ?? []).map((_, unit) => coders.map((codes) => codes[unit] ?? undefined));
}

type Distance = (one: number, other: number) => number;

function distanceOf(metric: CodeMetric, pairable: readonly number[]): Distance {
  if (metric === 'nominal') return (one, other) => (one === other ? 0 : 1);
  if (metric === 'interval') return (one, other) => (one - other) ** 2;
  const ofCode = (code: number) => pairable.filter((each) => each === code).length;
  return (one, other) => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    const between = pairable.filter((each) => each >= low && each <= high).length;
    return one === other ? 0 : (between - (ofCode(low) + ofCode(high)) / 2) ** 2;
  };
}

/** One less observed over expected disagreement, over all pairs of codes, one by one. */
function byPairs(units: Units, metric: CodeMetric): number {
  const coded = units
    .map((codes) => codes.filter((code) => typeof code === 'number'))
    .filter((codes) => codes.length > 1);
  const pairable = coded.flat();
  const distance = distanceOf(metric, pairable);
  const apart = (codes: readonly number[]) =>
    codes.reduce((sum, one) => sum + codes.reduce((row, other) => row + distance(one, other), 0), 0);
  const observed = coded.reduce((sum, codes) => sum + apart(codes) / (codes.length - 1), 0) / pairable.length;
  return 1 - observed / (apart(pairable) / (pairable.length * (pairable.length - 1)));
}

function assertSame(other: KrippendorffAlpha, result: KrippendorffAlpha): void {
  assert.equal(other.units, result.units);
  assert.equal(other.pairable, result.pairable);
  if (result.alpha.kind === 'point') assertClose(numberOf(other.alpha), result.alpha.value, 1e-9);
  else assert.deepEqual(other.alpha, result.alpha);
}

describe('krippendorffAlpha', () => {
  for (const { id, input, expected, tol_rel } of cases) {
    it(`agrees with R and with print: ${id}`, () => {
      const result = alphaOf(unitsOf(input.raters_by_units), input.metric, [1, 2, 3, 4, 5]);
      assertMatches(result.alpha, expected.alpha, tol_rel);
      if (expected.status === 'undefined') assertReason(result.alpha, expected.reason);
      else assertClose(result.pairable, expected.n_pairable ?? 0, tol_rel);
    });
  }

  for (const metric of METRICS) {
    it(`is what going through the pairs of codes one by one gives: ${metric}`, () => {
      forAll([someUnits], (units) => {
        const { alpha, codesUsed } = alphaOf(units, metric);
        if (alpha.kind === 'not-estimable') assert.ok(codesUsed < 2);
        else {
          assertClose(alpha.value, byPairs(units, metric), 1e-9);
          assert.ok(alpha.value <= 1);
        }
      });
    });

    it(`does not depend on the order of units or coders, nor on units with one code: ${metric}`, () => {
      forAll([someUnits], (units) => {
        const result = alphaOf(units, metric);
        const alone = [1, ...(units[0] ?? [1, 1]).slice(1).map(() => undefined)];
        const others = [
          alphaOf(units.toReversed(), metric),
          alphaOf(
            units.map((codes) => codes.toReversed()),
            metric,
          ),
          alphaOf([...units, alone], metric),
        ];
        for (const other of others) assertSame(other, result);
      });
    });
  }

  it('does not mind how codes are named, for nominal, nor that their order is turned round, for any', () => {
    forAll([someUnits], (units) => {
      const names: readonly Code[] = ['time', 'policy', 'training', 'equipment'];
      const renamed = units.map((codes) =>
        codes.map((code) => (typeof code === 'number' ? names[code - 1] : undefined)),
      );
      assert.deepEqual(alphaOf(renamed, 'nominal', names), alphaOf(units, 'nominal'));
      for (const metric of METRICS) {
        const turned = alphaOf(units, metric, LEVELS.toReversed()).alpha;
        const straight = alphaOf(units, metric).alpha;
        if (straight.kind === 'point') assertClose(numberOf(turned), straight.value, 1e-9);
      }
    });
  });

  it('does not mind a stretched and moved scale, for interval', () => {
    forAll([someUnits], (units) => {
      const moved = (code: Code | undefined) => (typeof code === 'number' ? 10 * code - 7 : undefined);
      const other = alphaOf(
        units.map((codes) => codes.map(moved)),
        'interval',
        LEVELS.map((level) => 10 * level - 7),
      ).alpha;
      const { alpha } = alphaOf(units, 'interval');
      if (alpha.kind === 'point') assertClose(numberOf(other), alpha.value, 1e-9);
    });
  });

  it('is 1 when all coders agree on different codes', () => {
    for (const metric of METRICS) {
      const units = [
        [1, 1, 1],
        [2, 2, undefined],
        [4, 4, 4],
      ];
      assert.equal(numberOf(alphaOf(units, metric).alpha), 1);
    }
  });

  it('says why there is none', () => {
    for (const metric of METRICS) {
      assertReason(alphaOf([], metric).alpha, 'no_pairable_values');
      assertReason(alphaOf([[1], [2]], metric).alpha, 'no_pairable_values');
      assertReason(alphaOf([[undefined, undefined]], metric).alpha, 'no_pairable_values');
      const same = alphaOf(
        [
          [3, 3],
          [3, 3],
          [1, undefined],
        ],
        metric,
      );
      assertReason(same.alpha, 'no_variation');
      assert.equal(same.codesUsed, 1);
      assert.equal(same.units, 2);
    }
  });

  it('refuses codes without numbers for interval', () => {
    assert.throws(() => alphaOf([['a', 'b']], 'interval', ['a', 'b']), /^RangeError: levels\[0\]/);
    assert.throws(() => alphaOf([], 'interval', [1, Number.NaN]), /^RangeError: levels\[1\]/);
    assert.throws(() => alphaOf([], 'interval', [1, 1e200]), /^RangeError: levels\[1\]/);
  });
});

describe('coincidencesOf', () => {
  it('has the published table of coincidences', () => {
    const units = unitsOf(cases[0]?.input.raters_by_units ?? []);
    const { units: pairable, totals, table } = coincidencesOf(ratingCounts(units, [1, 2, 3, 4, 5]));
    assert.equal(pairable, 11);
    assert.deepEqual(totals, [9, 13, 10, 5, 3]);
    assertClose(table[0]?.[1] ?? 0, 4 / 3, 1e-12);
    assertClose(table[1]?.[2] ?? 0, 4 / 3, 1e-12);
    assert.equal(table[3]?.[4], 0);
    assert.equal(table[0]?.[0], 0);
  });
});

describe('givenCodes', () => {
  it('counts the codes of each unit, and refuses more than there are coders', () => {
    const patterns = [
      { counts: [1, 1], units: 4 },
      { counts: [0, 1], units: 2 },
    ];
    const ratings = { levels: ['a', 'b'], coders: 2, patterns };
    assert.deepEqual(
      givenCodes(ratings).map(({ given }) => given),
      [2, 1],
    );
    assert.throws(() => givenCodes({ ...ratings, coders: 1 }), /^RangeError: patterns\[0\]: 2/);
    assert.throws(() => givenCodes({ ...ratings, levels: ['a'] }), /^RangeError: patterns\[0\].counts/);
  });
});
