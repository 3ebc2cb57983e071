/** Raking: the margins are met, and where they cannot be, it says why. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import {
  type PopulationMargin,
  type Raking,
  type RakingCell,
  type RakingOptions,
  rake,
} from '../../../../analysis/estimates/weights/rake.ts';
import { trimmedWeights, USUAL_TRIM } from '../../../../analysis/estimates/weights/trimmed-weights.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose } from '../../../support/golden.ts';

const ROLES = ['clinical', 'lecturer', 'senior'];
const REGIONS = ['A', 'B'];
const CATEGORIES = ROLES.flatMap((role) => REGIONS.map((region) => [role, region]));

function cellsOf(counts: readonly number[]): readonly RakingCell[] {
  return CATEGORIES.map((categories, place) => ({ categories, n: counts[place] ?? 0 }));
}

function marginsOf(roles: readonly number[], regions: readonly number[]): readonly PopulationMargin[] {
  const by = (names: readonly string[], figures: readonly number[]) =>
    Object.fromEntries(names.map((name, place) => [name, figures[place] ?? 0]));
  return [
    { name: 'role', population: by(ROLES, roles) },
    { name: 'region', population: by(REGIONS, regions) },
  ];
}

function raked(
  cells: readonly RakingCell[],
  margins: readonly PopulationMargin[],
  options?: RakingOptions,
): Raking {
  const result = rake(cells, margins, options);
  assert.ok(result.kind === 'raking', `is ${result.kind === 'raking' ? '' : result.reason}`);
  return result;
}

function weightedShare(
  cells: readonly RakingCell[],
  weights: readonly number[],
  margin: number,
  category: string,
) {
  let [inside, all] = [0, 0];
  cells.forEach(({ categories, n }, place) => {
    const weight = (weights[place] ?? 0) * n;
    all += weight;
    if (categories[margin] === category) inside += weight;
  });
  return inside / all;
}

const someCells = fc.array(fc.integer({ min: 5, max: 200 }), { minLength: 6, maxLength: 6 }).map(cellsOf);
const people = fc.integer({ min: 20, max: 900 });
const someMargins = fc
  .tuple(fc.tuple(people, people, people), fc.tuple(people, people))
  .map(([roles, regions]) => marginsOf(roles, regions));

describe('rake', () => {
  it('meets every margin, with mean weight 1', () => {
    forAll([someCells, someMargins], (cells, margins) => {
      const { weights, n, rounds, largestDeviation } = raked(cells, margins);
      assert.ok(rounds <= 500 && largestDeviation < 1e-10);
      margins.forEach(({ population }, margin) => {
        const total = Object.values(population).reduce((sum, each) => sum + each, 0);
        for (const [category, figure] of Object.entries(population)) {
          assertClose(weightedShare(cells, weights, margin, category), figure / total, 1e-9);
        }
      });
      const sum = cells.reduce((total, cell, place) => total + cell.n * (weights[place] ?? 0), 0);
      assertClose(sum / n, 1, 1e-9);
    });
  });

  it('leaves the association of the margins among the respondents as it was', () => {
    forAll([someCells, someMargins], (cells, margins) => {
      const [a = 0, b = 0, c = 0, d = 0] = raked(cells, margins).weights;
      assertClose((a * d) / (b * c), 1, 1e-7);
    });
  });

  it('takes counts and shares of the population alike', () => {
    const cells = cellsOf([10, 20, 30, 40, 50, 60]);
    const counts = raked(cells, marginsOf([350, 400, 250], [70, 30]));
    const shares = raked(cells, marginsOf([0.35, 0.4, 0.25], [0.7, 0.3]));
    counts.weights.forEach((weight, place) => {
      assertClose(shares.weights[place] ?? 0, weight, 1e-9);
    });
  });

  it('gives respondents of one cell one weight, however the cell is split and in whatever order', () => {
    forAll([someCells, someMargins], (cells, margins) => {
      const whole = raked(cells, margins);
      const split = cells.flatMap(({ categories, n }) => [
        { categories, n: 2 },
        { categories, n: n - 2 },
      ]);
      const { weights } = raked(split.toReversed(), margins);
      weights.toReversed().forEach((weight, place) => {
        assertClose(weight, whole.weights[Math.floor(place / 2)] ?? Number.NaN, 1e-7);
      });
    });
  });

  it('is post-stratification with one margin, in one round', () => {
    const result = raked(
      [
        { categories: ['yes'], n: 30 },
        { categories: ['no'], n: 10 },
      ],
      [{ name: 'member', population: { yes: 1, no: 1 } }],
    );
    assert.equal(result.rounds, 1);
    assertClose(result.weights[0] ?? 0, 2 / 3, 1e-12);
    assertClose(result.weights[1] ?? 0, 2, 1e-12);
  });

  it('refuses a category of the population in which nobody answered, and names it', () => {
    assert.deepEqual(rake(cellsOf([10, 20, 0, 0, 50, 60]), marginsOf([1, 1, 1], [1, 1])), {
      kind: 'not-estimable',
      reason: 'empty-population-cell',
      n: 140,
      empty: [{ margin: 'role', category: 'lecturer', n: 0 }],
    });
  });

  it('names the categories of fewer than five, which must be collapsed', () => {
    const result = raked(cellsOf([10, 20, 2, 2, 50, 60]), marginsOf([1, 1, 1], [1, 1]));
    assert.deepEqual(result.toCollapse, [{ margin: 'role', category: 'lecturer', n: 4 }]);
    assert.deepEqual(raked(cellsOf([9, 9, 2, 3, 9, 9]), marginsOf([1, 1, 1], [1, 1])).toCollapse, []);
  });

  it('says that margins which contradict the respondents cannot be met', () => {
    const onlyDiagonal = cellsOf([10, 0, 0, 10, 0, 0]).filter(({ categories }) => categories[0] !== 'senior');
    const margins = marginsOf([0.5, 0.5, 0], [0.9, 0.1]);
    const result = rake(onlyDiagonal, margins);
    assert.deepEqual(result, { kind: 'not-estimable', reason: 'not-converged', n: 20, empty: [] });
  });

  it('says so too where one margin leaves nobody for a category of another', () => {
    const result = rake(cellsOf([10, 0, 0, 10, 0, 10]), marginsOf([0, 0.5, 0.5], [0.5, 0.5]));
    assert.ok(result.kind === 'not-estimable');
    assert.equal(result.reason, 'not-converged');
  });

  it('gives weight 0 to respondents of a category that the population has not', () => {
    const { weights } = raked(cellsOf([10, 10, 10, 10, 3, 3]), marginsOf([0.5, 0.5, 0], [0.5, 0.5]));
    assert.deepEqual(weights.slice(4), [0, 0]);
    assertClose(weights[0] ?? 0, 46 / 40, 1e-9);
  });

  it('has no weights for nobody', () => {
    const nobody = { kind: 'not-estimable', reason: 'no-data', n: 0, empty: [] };
    assert.deepEqual(rake([], marginsOf([1, 1, 1], [1, 1])), nobody);
    assert.deepEqual(rake(cellsOf([0, 0, 0, 0, 0, 0]), marginsOf([1, 1, 1], [1, 1])), nobody);
  });

  it('takes more categories than a call takes arguments', () => {
    const names = Array.from({ length: 200_000 }, (_, place) => `c${place}`);
    const population = Object.fromEntries(names.map((name) => [name, 1]));
    const raked = rake(
      names.map((name) => ({ categories: [name], n: 1 })),
      [{ name: 'code', population }],
    );
    assert.ok(raked.kind === 'raking' && raked.rounds === 1);
  });

  it('counts past 2^31', () => {
    const { weights } = raked(cellsOf([3e9, 3e9, 3e9, 3e9, 3e9, 3e9]), marginsOf([1, 1, 2], [1, 1]));
    assertClose(weights[5] ?? 0, 1.5, 1e-9);
  });

  it('refuses what is no cell and no margin, by name', () => {
    const cells = cellsOf([1, 1, 1, 1, 1, 1]);
    const margins = marginsOf([1, 1, 1], [1, 1]);
    const wrong = [
      [cellsOf([1, -1, 1, 1, 1, 1]), margins, /^RangeError: cells\[1\].n: /],
      [cellsOf([1, 0.5, 1, 1, 1, 1]), margins, /^RangeError: cells\[1\].n: /],
      [[{ categories: ['clinical'], n: 1 }], margins, /^RangeError: cells\[0\].categories: /],
      [[{ categories: ['dean', 'A'], n: 1 }], margins, /^RangeError: cells\[0\]: .* no category dean/],
      [[{ categories: ['constructor', 'A'], n: 1 }], margins, /^RangeError: cells\[0\]: /],
      [cells, [], /^RangeError: margins: /],
      [cells, marginsOf([1, -1, 1], [1, 1]), /^RangeError: margins.role.lecturer: /],
      [cells, marginsOf([1, Number.NaN, 1], [1, 1]), /^RangeError: margins.role.lecturer: /],
      [cells, marginsOf([1, 1, 1], [0, 0]), /^RangeError: margins.region: /],
    ] as const;
    for (const [some, others, message] of wrong) assert.throws(() => rake(some, others), message);
  });
});

describe('trimming', () => {
  const cells = cellsOf([2, 300, 200, 20, 30, 40]);
  const margins = marginsOf([0.5, 0.3, 0.2], [0.8, 0.2]);

  it('holds weights within bounds around their mean, and says what it did and what it cost', () => {
    const free = raked(cells, margins);
    const { weights, trim, largestDeviation } = raked(cells, margins, { trim: USUAL_TRIM });
    assert.ok(Math.max(...free.weights) > 5 && free.trim === undefined);
    assert.ok(Math.min(...weights) >= 0.2 - 1e-9 && Math.max(...weights) <= 5 + 1e-9);
    assert.ok(trim !== undefined && trim.lowest === 0.2 && trim.highest === 5);
    assert.ok(trim.respondents > 0);
    assert.ok(largestDeviation > 0.01);
    const sum = cells.reduce((total, cell, place) => total + cell.n * (weights[place] ?? 0), 0);
    assertClose(sum / 592, 1, 1e-9);
  });

  it('changes nothing where all weights are within the bounds', () => {
    const even = cellsOf([50, 50, 50, 50, 50, 50]);
    const free = raked(even, margins);
    const held = raked(even, margins, { trim: USUAL_TRIM });
    assert.deepEqual(held.weights, free.weights);
    assert.equal(held.trim?.respondents, 0);
  });

  it('keeps the order of the weights, their mean, and the zeros', () => {
    const weights = fc.array(fc.double({ min: 0.001, max: 100, noNaN: true }), {
      minLength: 1,
      maxLength: 12,
    });
    forAll([weights], (positive) => {
      const given = [0, ...positive];
      const sizes = given.map((_, place) => place + 1);
      const { weights: held } = trimmedWeights(given, sizes, USUAL_TRIM);
      const total = (each: readonly number[]) =>
        each.reduce((sum, weight, place) => sum + weight * (place + 1), 0);
      assert.equal(held[0], 0);
      assertClose(total(held) / total(given), 1, 1e-9);
      given.forEach((weight, place) => {
        given.forEach((other, otherPlace) => {
          if (weight < other) assert.ok((held[place] ?? 0) <= (held[otherPlace] ?? 0));
        });
      });
    });
  });

  it('makes all weights equal between bounds of 1', () => {
    const { weights } = trimmedWeights([0.1, 0.2, 0.3], [7, 5, 3], { lowest: 1, highest: 1 });
    assert.equal(new Set(weights).size, 1);
  });

  it('refuses bounds that are not on either side of the mean, by name', () => {
    const held = (lowest: number, highest: number) => () =>
      trimmedWeights([1, 2], [1, 1], { lowest, highest });
    assert.throws(held(1.5, 5), /^RangeError: limits.lowest: /);
    assert.throws(held(Number.NaN, 5), /^RangeError: limits.lowest: /);
    assert.throws(held(0.2, 0.9), /^RangeError: limits.highest: /);
    assert.throws(held(0.2, Number.POSITIVE_INFINITY), /^RangeError: limits.highest: /);
    assert.throws(() => trimmedWeights([1, 2], [1]), /^RangeError: sizes: /);
    assert.throws(() => trimmedWeights([1, 2], [1, 0.5]), /^RangeError: sizes\[1\]: /);
    assert.throws(() => trimmedWeights([1, -2], [1, 1]), /^RangeError: weights\[1\]: /);
    assert.throws(() => trimmedWeights([1, 1e300], [1, 1]), /^RangeError: weights\[1\]: /);
    const margins = [{ name: 'role', population: { a: 1 } }];
    assert.throws(
      () => rake([], margins, { trim: { lowest: 2, highest: 5 } }),
      /^RangeError: limits.lowest: /,
    );
  });
});
