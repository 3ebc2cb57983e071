/** Golden topic `contingency`: tests of independence, Cramer's V and adjusted residuals of a table of counts. */

import { adjustedResiduals } from '../../../analysis/estimates/contingency/adjusted-residuals.ts';
import { chiSquareTest } from '../../../analysis/estimates/contingency/chi-square-test.ts';
import { cramersV } from '../../../analysis/estimates/contingency/cramers-v.ts';
import { fisherExact } from '../../../analysis/estimates/contingency/fisher-exact.ts';
import { fisherFreemanHalton } from '../../../analysis/estimates/contingency/fisher-freeman-halton.ts';
import { occupiedTable } from '../../../analysis/estimates/contingency/occupied-table.ts';
import type { TestResult } from '../../../analysis/estimates/estimate.ts';
import type { Json, JsonObject, OracleTopic } from '../topic.ts';
import { numbers, pIn, statisticIn, statusOf, valueIn } from './two-groups.ts';

/** The format asks for exact p values of tables that are beyond the limit of the product. */
const STEPS_AT_MOST = 100_000_000;

export const contingency: OracleTopic = {
  topic: 'contingency',
  calculations: [{ takes: (input) => 'table' in input, calculate: ofTable }],
};

function ofTable({ table }: JsonObject): JsonObject {
  const counts = rows(table).map(numbers);
  const chiSquare = chiSquareTest(counts);
  const strength = cramersV(counts);
  const residuals = adjustedResiduals(counts);
  return {
    ...statusOf(chiSquare.test),
    n: chiSquare.n,
    rows_used: chiSquare.rows,
    cols_used: chiSquare.columns,
    chi2: statisticIn(chiSquare.test),
    df: chiSquare.degreesOfFreedom,
    p: pIn(chiSquare.test),
    min_expected: valueIn(chiSquare.smallestExpected),
    pct_expected_lt5: valueIn(chiSquare.shareBelowFive),
    fisher_p: pIn(exactTest(counts)),
    cramers_v: valueIn(strength.plain),
    cramers_v_bias_corrected: valueIn(strength.biasCorrected),
    adj_residuals: residuals.kind === 'residuals' ? residuals.values : null,
  };
}

function exactTest(counts: readonly (readonly number[])[]): TestResult {
  const occupied = occupiedTable(counts);
  if (occupied.kind === 'not-estimable') return occupied;
  const isTwoByTwo = occupied.rowTotals.length === 2 && occupied.columnTotals.length === 2;
  return isTwoByTwo ? fisherExact(occupied.cells) : fisherFreemanHalton(counts, STEPS_AT_MOST);
}

function rows(table: Json | undefined): readonly Json[] {
  if (!Array.isArray(table)) throw new TypeError('a table of counts is needed');
  return table as readonly Json[];
}
