/** Golden topic `bca_fixed_resamples`: the BCa interval of a mean, given which answers each resample holds. */

import { bcaInterval } from '../../../analysis/estimates/describe/bca-interval.ts';
import { mean } from '../../../analysis/estimates/describe/mean.ts';
import type { Json, JsonObject, OracleTopic } from '../topic.ts';
import { levelOf, numbers, valueIn } from './two-groups.ts';

export const bcaFixedResamples: OracleTopic = {
  topic: 'bca_fixed_resamples',
  calculations: [
    { takes: ({ x, resamples }) => Array.isArray(x) && resamples !== undefined, calculate: bca },
  ],
};

function bca({ x, resamples, conf }: JsonObject): JsonObject {
  const values = numbers(x);
  const counts = toCounts(values);
  const means = resampledPlaces(resamples, values.length).flatMap((places) => {
    const resampled = places.map((place) => values[place] ?? Number.NaN);
    return valueIn(mean(toCounts(resampled))) ?? [];
  });
  const [centre, found] = [valueIn(mean(counts)), bcaInterval(counts, means, levelOf(conf))];
  if (found.kind === 'not-estimable') {
    return { status: 'undefined', reason: found.reason.replaceAll('-', '_'), n: found.n, mean: centre };
  }
  return {
    status: 'ok',
    n: found.n,
    mean: found.value,
    z0: found.biasCorrection,
    acceleration: found.acceleration,
    adjusted_probs: found.adjustedProbabilities,
    bca: [found.interval.lower, found.interval.upper],
  };
}

/** Rows of places from 0, or all of them: `all_5^5` is every resample of 5 answers, the first place fastest. */
function resampledPlaces(resamples: Json | undefined, n: number): readonly (readonly number[])[] {
  if (Array.isArray(resamples)) return (resamples as readonly Json[]).map(numbers);
  if (resamples !== `all_${n}^${n}`)
    throw new TypeError(`there are no resamples ${JSON.stringify(resamples)}`);
  return Array.from({ length: n ** n }, (_, resample) =>
    Array.from({ length: n }, (_, place) => Math.floor(resample / n ** place) % n),
  );
}

function toCounts(values: readonly number[]): readonly (readonly [number, number])[] {
  return values.map((value) => [value, 1] as const);
}
