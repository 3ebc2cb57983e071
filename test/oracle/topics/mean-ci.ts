/** Golden topic `mean_ci`: a mean with Student's t interval. */

import { mean } from '../../../analysis/estimates/describe/mean.ts';
import { meanInterval } from '../../../analysis/estimates/describe/mean-interval.ts';
import { standardDeviation } from '../../../analysis/estimates/describe/standard-deviation.ts';
import { standardError } from '../../../analysis/estimates/describe/standard-error.ts';
import type { JsonObject, OracleTopic } from '../topic.ts';
import { levelOf, limitsIn, statusOf, valueIn, valuesOf } from './two-groups.ts';

export const meanCi: OracleTopic = {
  topic: 'mean_ci',
  calculations: [{ takes: ({ x }) => Array.isArray(x), calculate: meanOfValues }],
};

function meanOfValues({ x, conf }: JsonObject): JsonObject {
  const counts = valuesOf(x);
  const interval = meanInterval(counts, levelOf(conf));
  return {
    ...statusOf(interval),
    n: interval.n,
    mean: valueIn(mean(counts)),
    sd: valueIn(standardDeviation(counts)),
    se: valueIn(standardError(counts)),
    t_ci: limitsIn(interval),
  };
}
