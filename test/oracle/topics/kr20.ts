/** Golden topic `kr20`: right-or-wrong items, row by row. */

import { mean } from '../../../analysis/estimates/describe/mean.ts';
import { standardDeviation } from '../../../analysis/estimates/describe/standard-deviation.ts';
import type { AnyEstimate } from '../../../analysis/estimates/estimate.ts';
import { itemDifficulty } from '../../../analysis/estimates/reliability/item-difficulty.ts';
import { kr20 as kuderRichardson } from '../../../analysis/estimates/reliability/kr20.ts';
import { scaleScore } from '../../../analysis/scoring/scale-score.ts';
import { toProductTable, toValueCounts } from '../../support/golden.ts';
import type { JsonObject, OracleTopic } from '../topic.ts';

type Rows = readonly (readonly (number | null)[])[];

export const kr20: OracleTopic = {
  topic: 'kr20',
  calculations: [{ takes: (input) => 'items' in input, calculate: rightOrWrong }],
};

function rightOrWrong(input: JsonObject): JsonObject {
  const rows = input.items as Rows;
  const table = toProductTable(rows);
  const result = kuderRichardson(table, typeof input.conf === 'number' ? input.conf : 0.95);
  const totals = toValueCounts(rows.map(totalOf));
  const common = {
    n: table.n,
    k: table.itemIds.length,
    difficulty: itemDifficulty(table).map(valueOrNull),
    mean: valueOrNull(mean(totals)),
    sd: valueOrNull(standardDeviation(totals)),
  };
  if (result.kind === 'not-estimable') {
    return { status: 'undefined', reason: result.reason.replaceAll('-', '_'), ...common, kr20: null };
  }
  const { lower, upper } = result.interval;
  return { status: 'ok', ...common, kr20: result.value, feldt: [lower, upper] };
}

/** The sum over a complete row; null for any other. */
function totalOf(row: Rows[number]): number | null {
  const answers = row.filter((answer) => answer !== null);
  const total = answers.reduce((sum, answer) => sum + answer, 0);
  return scaleScore(total, answers.length, { method: 'sum', minimumAnswered: row.length }) ?? null;
}

function valueOrNull(result: AnyEstimate): number | null {
  return result.kind === 'not-estimable' ? null : result.value;
}
