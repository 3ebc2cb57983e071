/** Two coders: Cohen's kappa, its interval, and what stands beside it. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import {
  AGREEMENT_CODES_FROM,
  AGREEMENT_UNITS_FROM,
} from '../../../../analysis/estimates/agreement/agreement-gate.ts';
import { cohenKappa } from '../../../../analysis/estimates/agreement/cohen-kappa.ts';
import { confusionTable } from '../../../../analysis/estimates/agreement/confusion-table.ts';
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
  readonly a: readonly (string | null)[];
  readonly b: readonly (string | null)[];
  readonly levels: readonly string[];
}

interface Expected {
  readonly status: string;
  readonly reason?: string;
  readonly n: number;
  readonly observed_agreement: number;
  readonly expected_agreement?: number;
  readonly kappa?: number;
  readonly se?: number;
  readonly ci?: readonly number[];
  readonly kappa_quadratic?: number;
  readonly pabak?: number;
}

const cases = goldenCases<Input, Expected>('agreement').filter(({ id }) => id.startsWith('cohen'));

type Confusion = readonly (readonly number[])[];

const someTables: fc.Arbitrary<Confusion> = fc
  .integer({ min: 1, max: 4 })
  .chain((k) =>
    fc.array(fc.array(fc.nat(9), { minLength: k, maxLength: k }), { minLength: k, maxLength: k }),
  );

function transposed(table: Confusion): Confusion {
  return table.map((_, column) => table.map((row) => row[column] ?? 0));
}

/** The same table with its codes in the order of `places`. */
function reordered(table: Confusion, places: readonly number[]): Confusion {
  return places.map((row) => places.map((column) => table[row]?.[column] ?? 0));
}

const FIGURES = [
  'observedAgreement',
  'expectedAgreement',
  'kappa',
  'standardError',
  'quadraticKappa',
  'pabak',
] as const;

function assertSame(first: Confusion, second: Confusion, figures: readonly (typeof FIGURES)[number][]): void {
  const [one, other] = [cohenKappa(first), cohenKappa(second)];
  assert.equal(one.codesUsed, other.codesUsed);
  for (const figure of figures) {
    const [before, after] = [one[figure], other[figure]];
    assert.equal(after.kind, before.kind);
    if (before.kind === 'point') assertClose(numberOf(after), before.value, 1e-9, figure);
    else assert.deepEqual(after, before);
  }
}

describe('cohenKappa', () => {
  for (const { id, input, expected, tol_rel } of cases) {
    it(`agrees with R: ${id}`, () => {
      const [first, second] = [input.a, input.b].map((codes) => codes.map((code) => code ?? undefined));
      const result = cohenKappa(confusionTable(first ?? [], second ?? [], input.levels));
      assert.equal(result.n, expected.n);
      assertMatches(result.observedAgreement, expected.observed_agreement, tol_rel);
      assertMatches(result.kappa, expected.kappa, tol_rel);
      assertMatches(result.standardError, expected.se, tol_rel);
      assertMatches(result.quadraticKappa, expected.kappa_quadratic, tol_rel);
      if (expected.status === 'undefined') {
        assertReason(result.kappa, expected.reason);
        assertReason(result.interval, expected.reason);
        return;
      }
      assertMatches(result.expectedAgreement, expected.expected_agreement, tol_rel);
      assertMatches(result.pabak, expected.pabak, tol_rel);
      assert.ok(result.interval.kind === 'estimate');
      assert.equal(result.interval.interval.method, 'kappa-normal');
      assertCloseInterval(result.interval.interval, expected.ci ?? [], tol_rel);
    });
  }

  it('gives for the example of Fleiss, Cohen and Everitt what R gives', () => {
    // Their table of 1969 in counts of 200, as the help of psych has it; R 4.2.2, psych 2.2.9, cohen.kappa(table).
    const result = cohenKappa([
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ]);
    assertClose(numberOf(result.kappa), 0.4285714, 1e-7);
    assertClose(numberOf(result.standardError), 0.053711, 1e-6);
    assertClose(numberOf(result.quadraticKappa), 0.5666667, 1e-7);
  });

  it('does not mind which coder comes first', () => {
    forAll([someTables], (table) => {
      assertSame(table, transposed(table), FIGURES);
    });
  });

  it('does not mind the order of codes, but for the weights', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    forAll([someTables, order], (table, places) => {
      const kept = places.filter((place) => place < table.length);
      const unweighted = FIGURES.filter((figure) => figure !== 'quadraticKappa');
      assertSame(table, reordered(table, kept), unweighted);
      assertSame(table, reordered(table, table.map((_, place) => place).toReversed()), FIGURES);
    });
  });

  it('does not mind a code that nobody gave', () => {
    forAll([someTables], (table) => {
      const withUnused = [...table.map((row) => [...row, 0]), [...table.map(() => 0), 0]];
      assertSame(table, withUnused, FIGURES);
    });
  });

  it('keeps its bounds, and has two codes of equal weight for quadratic', () => {
    forAll([someTables], (table) => {
      const result = cohenKappa(table);
      if (result.kappa.kind === 'not-estimable') return;
      assert.ok(result.kappa.value >= -1 && result.kappa.value <= 1);
      assert.ok(numberOf(result.pabak) >= -1 && numberOf(result.pabak) <= 1);
      assert.ok(numberOf(result.quadraticKappa) <= 1 + 1e-12);
      if (table.length === 2) assertClose(numberOf(result.quadraticKappa), result.kappa.value, 1e-9);
    });
  });

  it('is 1 at perfect agreement, without an interval', () => {
    const result = cohenKappa([
      [7, 0, 0],
      [0, 5, 0],
      [0, 0, 1],
    ]);
    assertClose(numberOf(result.kappa), 1, 1e-12);
    assert.equal(numberOf(result.standardError), 0);
    assertReason(result.interval, 'zero_variance');
  });

  it('keeps observed agreement and PABAK when there was one code alone', () => {
    const result = cohenKappa([
      [9, 0],
      [0, 0],
    ]);
    assert.equal(result.codesUsed, 1);
    assert.ok(result.codesUsed < AGREEMENT_CODES_FROM && result.n < AGREEMENT_UNITS_FROM);
    assertReason(result.kappa, 'no_variation');
    assert.equal(numberOf(result.observedAgreement), 1);
    assert.equal(numberOf(result.pabak), 1);
  });

  it('says that nobody coded', () => {
    for (const table of [
      [],
      [[0]],
      [
        [0, 0],
        [0, 0],
      ],
    ]) {
      const result = cohenKappa(table);
      for (const figure of FIGURES) assertReason(result[figure], 'no_data');
      assertReason(result.interval, 'no_data');
    }
  });

  it('takes counts past 2^31', () => {
    const large = [
      [2 ** 40, 2 ** 38],
      [2 ** 38, 2 ** 40],
    ];
    const small = [
      [4, 1],
      [1, 4],
    ];
    assertSame(large, small, ['observedAgreement', 'expectedAgreement', 'kappa', 'pabak']);
  });

  it('refuses what is no square table of counts, and says where', () => {
    assert.throws(() => cohenKappa([[1, 2]]), /^RangeError: table\[0\]/);
    assert.throws(() => cohenKappa([[1, 2], [3]]), /^RangeError: table\[1\]/);
    assert.throws(() => cohenKappa([[1.5]]), /^RangeError: table\[0\]\[0\]/);
    assert.throws(() => cohenKappa([[1]], 0), /^RangeError: level/);
    const tooMany = [
      [2 ** 52, 1],
      [1, 2 ** 52],
    ];
    assert.throws(() => cohenKappa(tooMany), /^RangeError: table: /);
  });
});

describe('confusionTable', () => {
  it('drops units that either coder left without a code', () => {
    const table = confusionTable(['a', 'b', undefined, 'a'], ['a', undefined, 'b', 'b'], ['a', 'b']);
    assert.deepEqual(table, [
      [1, 1],
      [0, 0],
    ]);
  });

  it('does not depend on the order of units', () => {
    const codes = fc.array(fc.tuple(fc.constantFrom('a', 'b', undefined), fc.constantFrom('a', 'b')));
    forAll([codes], (units) => {
      const of = (each: typeof units) =>
        confusionTable(
          each.map(([first]) => first),
          each.map(([, second]) => second),
          ['a', 'b'],
        );
      assert.deepEqual(of(units.toReversed()), of(units));
    });
  });

  it('refuses codes that are no levels, and lists of different lengths', () => {
    assert.throws(() => confusionTable(['a'], ['c'], ['a', 'b']), /^RangeError: second\[0\]: c/);
    assert.throws(() => confusionTable(['a'], [], ['a', 'b']), /^RangeError: second/);
    assert.throws(() => confusionTable(['a'], ['a'], ['a', 'a']), /^RangeError: levels/);
  });
});
