/** Golden topic `clustered`: means, shares and differences of respondents within institutions. */

import { clusteredDifference } from '../../../analysis/estimates/clusters/clustered-difference.ts';
import { clusteredMean } from '../../../analysis/estimates/clusters/clustered-mean.ts';
import type { Estimate, TestResult } from '../../../analysis/estimates/estimate.ts';
import type { Json, JsonObject, OracleTopic } from '../topic.ts';

type Tables = readonly (readonly number[])[];

/** Anything of ours that has a value or a reason. */
interface Outcome {
  readonly kind: string;
  readonly value?: number;
  readonly reason?: string;
}

export const clustered: OracleTopic = {
  topic: 'clustered',
  calculations: [
    { takes: (input) => 'tables_a' in input && 'tables_b' in input, calculate: difference },
    { takes: (input) => 'tables' in input, calculate: mean },
  ],
};

function mean(input: JsonObject): JsonObject {
  const result = clusteredMean({ values: valuesOf(input), tables: input.tables as Tables }, levelOf(input));
  return {
    ...statusOf(result.interval),
    n: result.n,
    clusters: result.clusters,
    mean: numberOf(result.mean),
    se_naive: numberOf(result.naiveStandardError),
    se_cr2: numberOf(result.standardError),
    df_satterthwaite: numberOf(result.degreesOfFreedom),
    ci_cr2: limitsOf(result.interval),
    se_linearised: numberOf(result.linearisedStandardError),
    ci_linearised: limitsOf(result.linearised),
    deff_cr2: numberOf(result.designEffect),
    icc1: numberOf(result.icc),
    n0: numberOf(result.meanSize),
  };
}

/** The format's difference is b minus a; ours is first minus second. */
function difference(input: JsonObject): JsonObject {
  const [a, b] = [input.tables_a as Tables, input.tables_b as Tables];
  const result = clusteredDifference(valuesOf(input), b, a, levelOf(input));
  return {
    ...statusOf(result.difference),
    n1: result.n2,
    n2: result.n1,
    clusters: result.clusters,
    diff: numberOf(result.point),
    se_cr2: numberOf(result.standardError),
    df_satterthwaite: numberOf(result.degreesOfFreedom),
    t: testOf(result.test, 'statistic'),
    p: testOf(result.test, 'p'),
    ci_cr2: limitsOf(result.difference),
  };
}

function valuesOf(input: JsonObject): readonly number[] {
  return input.values as readonly number[];
}

function levelOf(input: JsonObject): number | undefined {
  return typeof input.conf === 'number' ? input.conf : undefined;
}

function statusOf({ kind, reason }: Outcome): JsonObject {
  if (kind !== 'not-estimable') return { status: 'ok' };
  return { status: 'undefined', reason: (reason ?? '').replaceAll('-', '_') };
}

function numberOf({ value }: Outcome): Json {
  return value ?? null;
}

function limitsOf(estimate: Estimate): Json {
  return estimate.kind === 'estimate' ? [estimate.interval.lower, estimate.interval.upper] : null;
}

function testOf(result: TestResult, field: 'statistic' | 'p'): Json {
  return result.kind === 'test' ? result[field] : null;
}
