/** Golden topic `distributions`: points of the normal, t, beta, chi-square and F distributions. */

import {
  betaCdf,
  betaQuantile,
  chiSquareUpperTail,
  fQuantile,
  fUpperTail,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from '../../../analysis/distributions/distributions.ts';
import type { JsonObject, OracleFile, OracleTopic } from '../topic.ts';

type DistributionFunction = (...arguments_: [number, number, number]) => number;

/** By the format's name of the function; each takes its arguments in the format's order. */
const FUNCTIONS: Readonly<Record<string, DistributionFunction>> = {
  normal_cdf: normalCdf,
  normal_quantile: normalQuantile,
  t_cdf: tCdf,
  t_quantile: tQuantile,
  beta_cdf: betaCdf,
  beta_quantile: betaQuantile,
  chi2_upper_tail: chiSquareUpperTail,
  f_quantile: fQuantile,
  f_upper_tail: fUpperTail,
};

interface Point {
  readonly fn: string;
  readonly args: readonly (number | string)[];
}

export const distributions: OracleTopic = {
  topic: 'distributions',
  calculations: [{ takes: (input) => 'n' in input, calculate: gridValues }],
};

/** The input of a grid says only how many points there are; the points themselves stand with what is expected. */
function gridValues(input: JsonObject, file: OracleFile): JsonObject {
  const points = file.cases.find((each) => each.input === input)?.expected.values;
  if (!Array.isArray(points) || points.length !== input.n) {
    throw new RangeError(`there are not ${JSON.stringify(input.n)} points`);
  }
  return { values: (points as readonly (Point & JsonObject)[]).map(valueAt) };
}

function valueAt({ fn, args }: Point): JsonObject {
  const calculate = Object.hasOwn(FUNCTIONS, fn) ? FUNCTIONS[fn] : undefined;
  if (calculate === undefined) throw new RangeError(`there is no function ${fn}`);
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = args.map(Number);
  return { fn, args, value: calculate(first, second, third) };
}
