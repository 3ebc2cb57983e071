/** ICC(1): the analysis of variance respondent by respondent, its bounds, and where there is none. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { intraclassCorrelation } from '../../../../analysis/estimates/clusters/intraclass-correlation.ts';
import { forAll } from '../../../support/for-all.ts';
import { assertClose, assertReason, numberOf } from '../../../support/golden.ts';
import { answersIn, FIVE_POINTS, someTables } from './some-clusters.ts';

const ofTables = (tables: readonly (readonly number[])[]) =>
  intraclassCorrelation({ values: FIVE_POINTS, tables });

const meanOf = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;

/** Mean squares from a list of answers for each institution. */
function meanSquares(groups: readonly (readonly number[])[]) {
  const all = groups.flat();
  const centre = meanOf(all);
  const between = groups.flatMap((group) => group.map(() => (meanOf(group) - centre) ** 2));
  const within = groups.flatMap((group) => group.map((value) => (value - meanOf(group)) ** 2));
  const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
  return { between: sum(between) / (groups.length - 1), within: sum(within) / (all.length - groups.length) };
}

describe('intraclassCorrelation', () => {
  it('is the analysis of variance of the answers one by one', () => {
    forAll([someTables(5)], (tables) => {
      const answers = answersIn({ values: FIVE_POINTS, tables });
      const groups = tables
        .map((_, place) =>
          answers.filter(({ institution }) => institution === place).map(({ value }) => value),
        )
        .filter((group) => group.length > 0);
      const result = ofTables(tables);
      if (result.icc.kind !== 'point') return;
      const { between, within } = meanSquares(groups);
      assertClose(numberOf(result.betweenMeanSquare), between, 1e-9);
      assertClose(numberOf(result.withinMeanSquare), within, 1e-9);
      const variance = numberOf(result.betweenVariance);
      assertClose(result.icc.value, variance / (variance + within), 1e-9);
    });
  });

  it('stays from -1 / (n0 - 1) to 1', () => {
    forAll([someTables(4)], (tables) => {
      const { icc, meanSize } = ofTables(tables);
      if (icc.kind !== 'point') return;
      assert.ok(icc.value <= 1 && icc.value >= -1 / (numberOf(meanSize) - 1) - 1e-12);
    });
  });

  it('is 1 when colleagues give one answer, and least when all institutions have one mean', () => {
    assert.equal(
      numberOf(
        ofTables([
          [2, 0, 0, 0, 0],
          [0, 0, 3, 0, 0],
        ]).icc,
      ),
      1,
    );
    assertClose(
      numberOf(
        ofTables([
          [2, 0, 2, 0, 0],
          [1, 0, 1, 0, 0],
        ]).icc,
      ),
      -1 / (8 / 3 - 1),
      1e-12,
    );
  });

  it('has the size of the institutions as n0 when it is one for all', () => {
    assertClose(
      numberOf(
        ofTables([
          [2, 0, 1, 0, 0],
          [1, 0, 1, 0, 1],
          [0, 0, 0, 0, 3],
        ]).meanSize,
      ),
      3,
      1e-12,
    );
  });

  it('has no value, and a reason, where it cannot be told', () => {
    assertReason(ofTables([[0, 0, 0, 0, 0]]).icc, 'no_data');
    assertReason(ofTables([[1, 2, 3, 0, 0]]).icc, 'groups_lt_2');
    assertReason(
      ofTables([
        [0, 2, 0, 0, 0],
        [0, 5, 0, 0, 0],
      ]).icc,
      'zero_variance',
    );
    const single = ofTables([
      [1, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
    ]);
    assertReason(single.icc, 'n_lt_2');
    assertReason(single.withinMeanSquare, 'n_lt_2');
    assert.equal(numberOf(single.betweenMeanSquare), 0.5);
    assert.equal(numberOf(single.meanSize), 1);
  });

  it('refuses what is no count, by name', () => {
    assert.throws(() => ofTables([[1, 2, 3, 0, -1]]), /^RangeError: tables\[0\]\[4\]/);
  });
});
