/** Weighted shares and means, beyond the golden cases. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import { meanInterval } from '../../../../analysis/estimates/describe/mean-interval.ts';
import { standardError } from '../../../../analysis/estimates/describe/standard-error.ts';
import { wilsonShare } from '../../../../analysis/estimates/describe/wilson-share.ts';
import { codeCounts, type ValueCounts } from '../../../../analysis/estimates/value-counts.ts';
import { rakedMean } from '../../../../analysis/estimates/weights/raked-mean.ts';
import { weightedMean } from '../../../../analysis/estimates/weights/weighted-mean.ts';
import { weightedShare } from '../../../../analysis/estimates/weights/weighted-share.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertCloseInterval, numberOf } from '../../../support/golden.ts';

const codes = fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }).map(codeCounts);
const weight = fc.double({ min: 0.1, max: 10, noNaN: true });
const someGroups = fc.array(fc.record({ weight, counts: codes }), { minLength: 2, maxLength: 6 });
const someShares = fc.array(
  fc
    .tuple(weight, fc.integer({ min: 1, max: 50 }), fc.nat(50))
    .map(([each, n, part]) => ({ weight: each, n, x: part % (n + 1) })),
  { minLength: 1, maxLength: 6 },
);
const TWO_FIVES: ValueCounts = [
  [1, 5],
  [5, 5],
];

describe('weightedShare', () => {
  it("is the unweighted share with Wilson's interval when all weights are equal", () => {
    forAll([weight, fc.integer({ min: 1, max: 90 }), fc.nat(90)], (each, n, part) => {
      const x = part % (n + 1);
      const [weighted, plain] = [weightedShare([{ weight: each, x, n }]), wilsonShare(x, n)];
      assert.ok(weighted.kind === 'estimate' && plain.kind === 'estimate');
      assert.equal(weighted.interval.method, 'weighted-wilson');
      assert.equal(weighted.n, n);
      assertClose(weighted.value, plain.value, 1e-12);
      assertCloseInterval(weighted.interval, [plain.interval.lower, plain.interval.upper], 1e-9);
    });
  });

  it('stays from 0 to 1 around the share, and mirrors', () => {
    forAll([someShares], (groups) => {
      const result = weightedShare(groups);
      const mirrored = weightedShare(groups.map((group) => ({ ...group, x: group.n - group.x })));
      assert.ok(result.kind === 'estimate' && mirrored.kind === 'estimate');
      const { lower, upper } = result.interval;
      assert.ok(0 <= lower && lower <= result.value && result.value <= upper && upper <= 1);
      assertClose(mirrored.value, 1 - result.value, 1e-9);
      assertCloseInterval(mirrored.interval, [1 - upper, 1 - lower], 1e-9);
    });
  });

  it('depends neither on the order of groups, nor on the scale of weights', () => {
    forAll([someShares, fc.constantFrom(1e-3, 7)], (groups, scale) => {
      const scaled = groups.map((group) => ({ ...group, weight: group.weight * scale })).toReversed();
      const [result, other] = [weightedShare(groups), weightedShare(scaled)];
      assert.ok(result.kind === 'estimate' && other.kind === 'estimate');
      assertClose(other.value, result.value, 1e-9);
      assertCloseInterval(other.interval, [result.interval.lower, result.interval.upper], 1e-9);
    });
  });

  it('leaves respondents of weight 0 out, and has no value without others', () => {
    const counted = { weight: 2, x: 3, n: 9 };
    assert.deepEqual(weightedShare([counted, { weight: 0, x: 5, n: 5 }]), weightedShare([counted]));
    const none = { kind: 'not-estimable', reason: 'no-data', n: 0 };
    assert.deepEqual(weightedShare([{ weight: 0, x: 5, n: 5 }]), none);
    assert.deepEqual(weightedShare([{ weight: 1, x: 0, n: 0 }]), none);
    assert.deepEqual(weightedShare([]), none);
  });

  it('refuses what is no group, by name', () => {
    const refused = [
      [{ weight: -1, x: 1, n: 2 }, /^RangeError: groups\[0\].weight: /],
      [{ weight: 1, x: 3, n: 2 }, /^RangeError: groups\[0\].x: /],
      [{ weight: 1, x: 0.5, n: 2 }, /^RangeError: groups\[0\].x: /],
      [{ weight: 1, x: 1, n: Number.NaN }, /^RangeError: groups\[0\].n: /],
    ] as const;
    for (const [group, message] of refused) assert.throws(() => weightedShare([group]), message);
    assert.throws(() => weightedShare([{ weight: 1, x: 1, n: 2 }], 1), /^RangeError: level: /);
  });
});

describe('weightedMean', () => {
  it("is the mean with Student's t interval when all weights are equal", () => {
    forAll([weight, codes], (each, counts) => {
      const [weighted, plain] = [weightedMean([{ weight: each, counts }]), meanInterval(counts)];
      if (plain.kind === 'not-estimable') {
        assert.deepEqual(weighted.interval, plain);
        return;
      }
      assert.ok(weighted.interval.kind === 'estimate');
      assert.equal(weighted.interval.interval.method, 'weighted-linearised');
      assertClose(weighted.interval.value, plain.value, 1e-9);
      assertCloseInterval(weighted.interval.interval, [plain.interval.lower, plain.interval.upper], 1e-9);
      assertClose(numberOf(weighted.standardError), numberOf(standardError(counts)), 1e-9);
    });
  });

  it('depends neither on the order, nor on the scale of weights, nor on how groups are split', () => {
    forAll([someGroups, fc.constantFrom(1e-90, 5, 1e90)], (groups, scale) => {
      const split = groups
        .toReversed()
        .flatMap((group) => group.counts.map((pair) => ({ weight: group.weight * scale, counts: [pair] })));
      const [result, other] = [weightedMean(groups), weightedMean(split)];
      assert.equal(other.n, result.n);
      for (const part of ['mean', 'unweighted', 'standardError'] as const) {
        assert.equal(other[part].kind, result[part].kind);
        if (result[part].kind === 'point') assertClose(numberOf(other[part]), numberOf(result[part]), 1e-9);
      }
    });
  });

  it('lies within the values, and between the unweighted means of its groups', () => {
    forAll([someGroups], (groups) => {
      const { mean } = weightedMean(groups);
      if (mean.kind === 'not-estimable') return;
      assert.ok(mean.value >= 1 - 1e-12 && mean.value <= 5 + 1e-12);
    });
  });

  it('leaves respondents of weight 0 out of all but the unweighted mean', () => {
    const counted = { weight: 2, counts: TWO_FIVES };
    const { unweighted, ...rest } = weightedMean([counted, { weight: 0, counts: [[5, 10]] }]);
    const { unweighted: _, ...alone } = weightedMean([counted]);
    assert.deepEqual(rest, alone);
    assert.equal(numberOf(unweighted), 4);
  });

  it('says which part has no value, and why', () => {
    const none = { kind: 'not-estimable', reason: 'no-data', n: 0 };
    const allZero = weightedMean([{ weight: 0, counts: TWO_FIVES }]);
    assert.deepEqual([allZero.mean, allZero.standardError, allZero.interval], [none, none, none]);
    assert.equal(numberOf(allZero.unweighted), 3);
    assert.deepEqual(weightedMean([]).unweighted, none);

    const one = weightedMean([{ weight: 3, counts: [[4, 1]] }]);
    assert.equal(numberOf(one.mean), 4);
    assert.deepEqual(one.interval, { kind: 'not-estimable', reason: 'n-lt-2', n: 1 });

    const equal = weightedMean([
      { weight: 3, counts: [[0.1, 7]] },
      { weight: 0.7, counts: [[0.1, 3]] },
    ]);
    assert.equal(numberOf(equal.standardError), 0);
    assert.deepEqual(equal.interval, { kind: 'not-estimable', reason: 'zero-variance', n: 10 });

    const dominated = weightedMean([
      { weight: 1000, counts: [[4, 1]] },
      { weight: 1, counts: TWO_FIVES },
    ]);
    assert.ok(numberOf(dominated.standardError) > 0);
    assert.deepEqual(dominated.interval, { kind: 'not-estimable', reason: 'n-lt-2', n: 11 });
  });

  it('refuses what is no group, by name', () => {
    assert.throws(
      () => weightedMean([{ weight: -1, counts: TWO_FIVES }]),
      /^RangeError: groups\[0\].weight: /,
    );
    assert.throws(
      () => weightedMean([{ weight: Number.NaN, counts: TWO_FIVES }]),
      /^RangeError: groups\[0\].weight: /,
    );
    assert.throws(
      () => weightedMean([{ weight: 1, counts: [[1, 0.5]] }]),
      /^RangeError: groups\[0\].counts\[0\]: /,
    );
    assert.throws(() => weightedMean([{ weight: 1, counts: TWO_FIVES }], 0), /^RangeError: level: /);
  });

  it('takes more groups than a call takes arguments', () => {
    const groups = Array.from({ length: 200_000 }, (_, place) => ({
      weight: 1 + (place % 2),
      counts: [[place % 3, 1]] as const,
    }));
    assertClose(numberOf(weightedMean(groups).mean), 1, 1e-5);
  });
});

describe('rakedMean', () => {
  const groups = [
    {
      categories: ['a', 'x'],
      weight: 0.8,
      counts: [
        [1, 4],
        [2, 6],
      ] as ValueCounts,
    },
    {
      categories: ['a', 'y'],
      weight: 1.6,
      counts: [
        [2, 3],
        [4, 5],
      ] as ValueCounts,
    },
    {
      categories: ['b', 'x'],
      weight: 0.6,
      counts: [
        [3, 7],
        [5, 2],
      ] as ValueCounts,
    },
    {
      categories: ['b', 'y'],
      weight: 1.2,
      counts: [
        [4, 5],
        [5, 4],
      ] as ValueCounts,
    },
  ];
  const withCategories = (toCategories: (categories: readonly string[]) => readonly string[]) =>
    rakedMean(groups.map((group) => ({ ...group, categories: toCategories(group.categories) })));

  it('has the weighted mean, and an error from what the margins do not explain', () => {
    const [result, plain] = [rakedMean(groups), weightedMean(groups)];
    assert.deepEqual(result.mean, plain.mean);
    assert.ok(numberOf(result.standardError) < numberOf(plain.standardError));
    assert.ok(result.interval.kind === 'estimate' && result.interval.interval.method === 'raked-linearised');
  });

  it('is the error of equal weights when one margin has one category', () => {
    const alike = groups.map((group) => ({ ...group, categories: ['all'], weight: 1 }));
    assertClose(numberOf(rakedMean(alike).standardError), numberOf(weightedMean(alike).standardError), 1e-12);
  });

  it('does not depend on the names or the order of categories, or on a margin that says the same twice', () => {
    const known = numberOf(rakedMean(groups).standardError);
    const others = [
      withCategories(([first = '', second = '']) => [second, first]),
      withCategories((names) => names.map((name) => (name === 'a' ? 'z' : name))),
      withCategories(([first = '', second = '']) => [first, second, first]),
      withCategories(([first = '', second = '']) => [first, second === 'x' ? 'a' : 'b']),
      rakedMean(groups.toReversed()),
    ];
    for (const { standardError: other } of others) assertClose(numberOf(other), known, 1e-12);
  });

  it('has no interval when the margins explain every value', () => {
    const explained = groups.map((group, place) => ({
      ...group,
      counts: [[[1, 3, 4, 6][place] ?? 0, 8]] as ValueCounts,
    }));
    const { interval, mean } = rakedMean(explained);
    assert.equal(mean.kind, 'point');
    assert.deepEqual(interval, { kind: 'not-estimable', reason: 'zero-variance', n: 32 });
  });

  it('leaves respondents of weight 0 out, with their categories', () => {
    const stranger = { categories: ['c', 'x'], weight: 0, counts: TWO_FIVES };
    const { unweighted: _, ...rest } = rakedMean([...groups, stranger]);
    const { unweighted: __, ...alone } = rakedMean(groups);
    assert.deepEqual(rest, alone);
  });

  it('has no value for nobody', () => {
    assert.equal(rakedMean([]).mean.kind, 'not-estimable');
  });

  it('refuses groups of different margins, by name', () => {
    assert.throws(
      () => rakedMean([...groups, { categories: ['a'], weight: 1, counts: [] }]),
      /^RangeError: groups\[4\].categories: /,
    );
  });
});
