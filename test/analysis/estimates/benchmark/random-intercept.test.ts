/** Random intercepts of institutions: the likelihood with its matrices written out, balanced designs, where it ends. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';

import {
  type RestrictedIntercept,
  randomIntercept,
} from '../../../../analysis/estimates/benchmark/random-intercept.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { type Answer, answersIn, FIVE_POINTS, someTables } from '../clusters/some-clusters.ts';
import { assertDrawn } from './some-institutions.ts';

type Tables = readonly (readonly number[])[];

const ofTables = (tables: Tables, level?: number) => randomIntercept({ values: FIVE_POINTS, tables }, level);

function fitted(tables: Tables, level?: number): RestrictedIntercept {
  const { restricted } = ofTables(tables, level);
  assert.ok(restricted.kind === 'restricted-intercept');
  return restricted;
}

/** -2 log restricted likelihood of answers with covariance V: log |V| + log(1'V^-1 1) + r'V^-1 r. */
function deviance(answers: readonly Answer[], between: number, within: number): number {
  const covariance = answers.map((one, i) =>
    answers.map((other, j) => (one.institution === other.institution ? between : 0) + (i === j ? within : 0)),
  );
  const factor = choleskyOf(covariance);
  const ones = solved(
    factor,
    answers.map(() => 1),
  );
  const values = solved(
    factor,
    answers.map(({ value }) => value),
  );
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, entry, place) => sum + entry * (b[place] ?? 0), 0);
  const information = dot(ones, ones);
  const logDeterminant = factor.reduce((sum, row, place) => sum + 2 * Math.log(row[place] ?? Number.NaN), 0);
  return logDeterminant + Math.log(information) + dot(values, values) - dot(ones, values) ** 2 / information;
}

function choleskyOf(matrix: Tables): number[][] {
  const factor: number[][] = [];
  matrix.forEach((row, i) => {
    const own = solved(factor, row.slice(0, i));
    const rest = own.reduce((sum, entry) => sum - entry ** 2, row[i] ?? 0);
    factor.push([...own, Math.sqrt(rest)]);
  });
  return factor;
}

/** The solution of a lower triangular system. */
function solved(factor: Tables, right: readonly number[]): number[] {
  const result: number[] = [];
  factor.forEach((row, i) => {
    const known = result.reduce((sum, entry, place) => sum + entry * (row[place] ?? 0), 0);
    result.push(((right[i] ?? 0) - known) / (row[i] ?? Number.NaN));
  });
  return result;
}

describe('randomIntercept', () => {
  it('has a restricted likelihood, of the full covariance matrix, that no other variances exceed', () => {
    const someFactor = fc.double({ min: 0.5, max: 2, noNaN: true });
    forAll([someTables(4, 2), someFactor, someFactor], (tables, betweenFactor, withinFactor) => {
      const { restricted } = ofTables(tables);
      if (restricted.kind === 'not-estimable') return;
      const answers = answersIn({ values: FIVE_POINTS, tables });
      const { betweenVariance, withinVariance } = restricted;
      const least = deviance(answers, betweenVariance, withinVariance);
      const others = [
        [betweenVariance * betweenFactor, withinVariance],
        [betweenVariance, withinVariance * withinFactor],
        [betweenVariance * betweenFactor, withinVariance * withinFactor],
        [betweenVariance + (betweenFactor - 0.5) * withinVariance, withinVariance],
      ] as const;
      for (const [between, within] of others) {
        assert.ok(least <= deviance(answers, between, within) + 1e-9);
      }
    });
  });

  it('is the analysis of variance when sizes are equal and institutions differ by more than chance', () => {
    const tables = [
      [3, 1, 0, 0, 0],
      [0, 0, 2, 1, 1],
      [0, 0, 0, 1, 3],
      [1, 2, 1, 0, 0],
    ];
    const result = ofTables(tables);
    const fit = fitted(tables);
    assertClose(fit.betweenVariance, numberOf(result.betweenVariance), 1e-9);
    assertClose(fit.withinVariance, numberOf(result.withinMeanSquare), 1e-9);
    assertClose(fit.icc, numberOf(result.icc), 1e-9);
    assertClose(fit.mean, 2.9375, 1e-12);
  });

  it('puts each mean between its own and the common one, and inside its interval', () => {
    forAll([someTables(6)], (tables) => {
      const { rawMeans, restricted } = ofTables(tables);
      if (restricted.kind === 'not-estimable') return;
      assert.ok(restricted.icc >= 0 && restricted.icc <= 1);
      restricted.partiallyPooled.forEach((each, place) => {
        const raw = rawMeans[place];
        if (each.kind === 'not-estimable' || raw?.kind !== 'point') return;
        assertDrawn(each, raw.value, restricted.mean);
        if (each.kind === 'estimate') assert.equal(each.interval.method, 'normal-posterior');
      });
    });
  });

  it('does not depend on the order of institutions or values, nor on institutions without respondents', () => {
    forAll([someTables(5)], (tables) => {
      const before = ofTables(tables).restricted;
      const turned = tables.map((table) => table.toReversed()).toReversed();
      const after = randomIntercept({
        values: FIVE_POINTS.toReversed(),
        tables: [[0, 0, 0, 0, 0], ...turned],
      }).restricted;
      assert.equal(after.kind, before.kind);
      if (before.kind === 'not-estimable' || after.kind === 'not-estimable') return;
      assertClose(after.mean, before.mean, 1e-7);
      assertClose(after.betweenVariance, before.betweenVariance, 1e-7);
      assertReason(after.partiallyPooled[0] ?? { kind: 'nothing' }, 'no_data');
    });
  });

  it('moves and stretches with the values', () => {
    const tables = [
      [3, 1, 0, 0, 0],
      [0, 0, 2, 1, 1],
      [0, 0, 0, 1, 1],
      [1, 2, 1, 0, 0],
    ];
    const before = fitted(tables);
    const { restricted: after } = randomIntercept({
      values: FIVE_POINTS.map((value) => 25 * value - 25),
      tables,
    });
    assert.ok(after.kind === 'restricted-intercept');
    assertClose(after.mean, 25 * before.mean - 25, 1e-9);
    assertClose(after.betweenVariance, 625 * before.betweenVariance, 1e-9);
    assertClose(after.icc, before.icc, 1e-9);
  });

  it('gives everybody the common mean, without an interval, where institutions differ no more than chance makes them', () => {
    const fit = fitted([
      [2, 0, 2, 0, 0],
      [1, 0, 1, 0, 0],
      [3, 0, 3, 0, 0],
    ]);
    assert.equal(fit.betweenVariance, 0);
    for (const each of fit.partiallyPooled) assert.deepEqual([each.kind, numberOf(each)], ['point', 2]);
  });

  it('counts respondents past 2^31', () => {
    const tables = [
      [3, 1, 0, 0, 0],
      [0, 0, 2, 1, 1],
      [0, 0, 0, 1, 1],
    ].map((table) => table.map((count) => count * 2 ** 33));
    const { rawMeans } = ofTables(tables);
    // With so many in each, institutions' means are known: the variance between is theirs, and nothing is drawn.
    const fit = fitted(tables);
    const means = [1.25, 3.75, 4.5];
    const centre = 9.5 / 3;
    assertClose(fit.betweenVariance, means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / 2, 1e-6);
    fit.partiallyPooled.forEach((each, place) => {
      assertClose(numberOf(each), numberOf(rawMeans[place] ?? each), 1e-8);
    });
  });

  it('says so where it cannot be told, and still gives the raw means', () => {
    const reasonOf = (tables: Tables) => ofTables(tables).restricted;
    assertReason(reasonOf([]), 'no_data');
    assertReason(reasonOf([[0, 0, 0, 0, 0]]), 'no_data');
    assertReason(reasonOf([[1, 2, 0, 0, 0]]), 'groups_lt_2');
    assertReason(
      reasonOf([
        [1, 0, 0, 0, 0],
        [0, 1, 0, 0, 0],
      ]),
      'n_lt_2',
    );
    const alike = ofTables([
      [2, 0, 0, 0, 0],
      [0, 3, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
    assertReason(alike.restricted, 'zero_variance');
    assert.deepEqual(alike.rawMeans.slice(0, 2).map(numberOf), [1, 2]);
    assertReason(alike.rawMeans[2] ?? { kind: 'nothing' }, 'no_data');
  });

  it('refuses what is no count and no level, by name', () => {
    assert.throws(() => ofTables([[1, 2, 0, 0]]), /^RangeError: tables\[0\]/);
    assert.throws(() => ofTables([[1, 2, 0, 0, 0.5]]), /^RangeError: tables\[0\]\[4\]/);
    assert.throws(() => ofTables([[1, 2, 0, 0, 1]], 2), /^RangeError: level/);
  });
});
