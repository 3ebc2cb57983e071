/** Golden topic `scale_scores`: person means with answers left out and reverse items. */

import { mean } from '../../../analysis/estimates/describe/mean.ts';
import { rescaledTo100 } from '../../../analysis/estimates/describe/rescaled-score.ts';
import { standardDeviation } from '../../../analysis/estimates/describe/standard-deviation.ts';
import type { AnyEstimate } from '../../../analysis/estimates/estimate.ts';
import { respondentsIn } from '../../../analysis/estimates/value-counts.ts';
import { itemPoints } from '../../../analysis/scoring/item-points.ts';
import { leastAnswered, scaleScore } from '../../../analysis/scoring/scale-score.ts';
import { toValueCounts } from '../../support/golden.ts';
import { SMALL_INSTRUMENT } from '../../support/small-instrument.ts';
import type { JsonObject, OracleTopic } from '../topic.ts';

type Row = readonly (number | null)[];

interface Range {
  readonly lowest: number;
  readonly highest: number;
}

export const scaleScores: OracleTopic = {
  topic: 'scale_scores',
  calculations: [{ takes: (input) => 'items' in input, calculate: personMeans }],
};

function personMeans(input: JsonObject): JsonObject {
  const rows = input.items as readonly Row[];
  const range = { lowest: Number(input.scale_min ?? 1), highest: Number(input.scale_max ?? 5) };
  const minimumAnswered = Number(
    input.min_items ?? leastAnswered(rows[0]?.length ?? 0, Number(input.min_proportion ?? 0.5)),
  );
  const reversed = (input.reverse_items ?? []) as readonly number[];

  const scores = rows.map((row) => {
    const points = row.flatMap((answer, item) =>
      answer === null ? [] : [pointsOf(answer, reversed.includes(item), range)],
    );
    const total = points.reduce((sum, value) => sum + value, 0);
    return scaleScore(total, points.length, { method: 'mean', minimumAnswered }) ?? null;
  });
  const counts = toValueCounts(scores);
  const average = mean(counts);
  return {
    status: average.kind === 'point' ? 'ok' : 'undefined',
    reason: average.kind === 'point' ? null : average.reason.replaceAll('-', '_'),
    min_items: minimumAnswered,
    scores,
    n_scored: respondentsIn(counts),
    mean: valueOrNull(average),
    sd: valueOrNull(standardDeviation(counts)),
    pct0_100: scores.map((score) => (score === null ? null : rescaledTo100(score, range))),
  };
}

/** What an answer is worth on a scale whose options are the whole numbers from lowest to highest. */
function pointsOf(answer: number, isReversed: boolean, { lowest, highest }: Range): number {
  const values = Array.from({ length: highest - lowest + 1 }, (_, place) => lowest + place);
  const options = values.map((value) => `option${value}`);
  const points = itemPoints(
    {
      kind: 'likert',
      id: 'item',
      form: 'core',
      required: false,
      sensitive: false,
      sharedFact: false,
      offers: [],
      format: 'golden',
      keyed: isReversed ? 'reverse' : 'forward',
    },
    {
      id: 'scale',
      construct: 'golden',
      items: ['item'],
      method: 'mean',
      minimumAnswered: 1,
      points: Object.fromEntries(options.map((option, place) => [option, values[place] ?? Number.NaN])),
      minimum: lowest,
      maximum: highest,
    },
    { ...SMALL_INSTRUMENT, formats: { golden: { options } } },
  );
  return points[answer - lowest] ?? Number.NaN;
}

function valueOrNull(result: AnyEstimate): number | null {
  return result.kind === 'not-estimable' ? null : result.value;
}
