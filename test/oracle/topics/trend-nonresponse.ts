/** Golden topic `trend_nonresponse`: the trend of a share over waves, McNemar, and early against late answers. */

import { standardisedMeanDifference } from '../../../analysis/estimates/compare/standardised-mean-difference.ts';
import { mcnemar } from '../../../analysis/estimates/paired/mcnemar.ts';
import { mcnemarChiSquare } from '../../../analysis/estimates/paired/mcnemar-chi-square.ts';
import { mcnemarMidP } from '../../../analysis/estimates/paired/mcnemar-mid-p.ts';
import { cochranArmitage } from '../../../analysis/estimates/trend/cochran-armitage.ts';
import type { JsonObject, OracleTopic } from '../topic.ts';
import {
  levelOf,
  numbers,
  pIn,
  statisticIn,
  statusOf,
  twoGroupFields,
  valueIn,
  valuesOf,
} from './two-groups.ts';

export const trendNonresponse: OracleTopic = {
  topic: 'trend_nonresponse',
  calculations: [
    { takes: (input) => 'x' in input && 'n' in input, calculate: trendOverWaves },
    { takes: (input) => 'b' in input && 'c' in input, calculate: linkedChange },
    { takes: (input) => 'early' in input && 'late' in input, calculate: earlyAndLate },
  ],
};

function trendOverWaves({ x, n }: JsonObject): JsonObject {
  const { shares, test } = cochranArmitage(numbers(x), numbers(n));
  return { ...statusOf(test), p: shares.map(valueIn), chi2_trend: statisticIn(test), p_value: pIn(test) };
}

function linkedChange({ b, c }: JsonObject): JsonObject {
  const [first, second] = [Number(b), Number(c)];
  const exact = mcnemar(first, second);
  return {
    ...statusOf(exact),
    exact_p: pIn(exact),
    chi2_cc: statisticIn(mcnemarChiSquare(first, second)),
    midp: pIn(mcnemarMidP(first, second)),
  };
}

function earlyAndLate({ early, late, conf }: JsonObject): JsonObject {
  const [first, second] = [valuesOf(early), valuesOf(late)];
  return {
    smd: valueIn(standardisedMeanDifference(first, second)),
    ...twoGroupFields(first, second, levelOf(conf)),
  };
}
