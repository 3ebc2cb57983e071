/** Golden topic `agreement_within`: r_wg of one institution's answers to one item. */

import { withinGroupAgreement } from '../../../analysis/estimates/clusters/within-group-agreement.ts';
import { codeCounts, type ValueCounts } from '../../../analysis/estimates/value-counts.ts';
import type { JsonObject, OracleTopic } from '../topic.ts';

export const agreementWithin: OracleTopic = {
  topic: 'agreement_within',
  calculations: [
    { takes: (input) => 'x' in input, calculate: (input) => agreement(input, answerCounts(input)) },
    { takes: (input) => 'counts' in input, calculate: (input) => agreement(input, tableCounts(input)) },
  ],
};

function agreement(input: JsonObject, counts: ValueCounts): JsonObject {
  const result = withinGroupAgreement(counts, Number(input.options));
  const reason =
    result.agreement.kind === 'point'
      ? { status: 'ok' }
      : { status: 'undefined', reason: result.agreement.reason.replaceAll('-', '_') };
  return {
    ...reason,
    n: result.n,
    variance: result.variance.kind === 'point' ? result.variance.value : null,
    expected_variance: result.expectedVariance,
    rwg: result.agreement.kind === 'point' ? result.agreement.value : null,
  };
}

/** One answer each; null is a missing one. */
function answerCounts(input: JsonObject): ValueCounts {
  const answers = input.x as readonly (number | null)[];
  return answers.flatMap((answer) => (answer === null ? [] : [[answer, 1] as const]));
}

/** counts[code - 1], or in the order of `values`. */
function tableCounts(input: JsonObject): ValueCounts {
  const counts = input.counts as readonly number[];
  const values = input.values as readonly number[] | undefined;
  if (values === undefined) return codeCounts(counts);
  return counts.map((count, place) => [values[place] ?? Number.NaN, count] as const);
}
