/** Golden topic `two_groups`: Mann-Whitney with Cliff's delta, and Welch with Cohen's d and Hedges' g. */

import { cliffsDelta } from '../../../analysis/estimates/compare/cliffs-delta.ts';
import { cohensD } from '../../../analysis/estimates/compare/cohens-d.ts';
import { hedgesG } from '../../../analysis/estimates/compare/hedges-g.ts';
import { mannWhitney } from '../../../analysis/estimates/compare/mann-whitney.ts';
import { probabilityOfSuperiority } from '../../../analysis/estimates/compare/probability-of-superiority.ts';
import { welchDifference } from '../../../analysis/estimates/compare/welch.ts';
import type { AnyEstimate, NotEstimable, TestResult } from '../../../analysis/estimates/estimate.ts';
import type { ValueCounts } from '../../../analysis/estimates/value-counts.ts';
import type { Json, JsonObject, OracleTopic } from '../topic.ts';

export const twoGroups: OracleTopic = {
  topic: 'two_groups',
  calculations: [
    { takes: (input) => 'x' in input && 'y' in input, calculate: fromRows },
    { takes: (input) => 'x_counts' in input && 'y_counts' in input, calculate: fromCounts },
  ],
};

function fromRows({ x, y, conf }: JsonObject): JsonObject {
  return twoGroupFields(valuesOf(x), valuesOf(y), levelOf(conf));
}

/** For groups that are given as counts the format leaves Cliff's interval out. */
function fromCounts({ x_counts, y_counts, values, conf }: JsonObject): JsonObject {
  const counts = (each: Json | undefined): ValueCounts =>
    numbers(values).map((value, place) => [value, numbers(each)[place] ?? 0]);
  const fields = twoGroupFields(counts(x_counts), counts(y_counts), levelOf(conf));
  return { ...fields, mann_whitney: { ...(fields.mann_whitney as JsonObject), cliffs_delta_ci: null } };
}

/** Fields of two groups, which other topics have too. */
export function twoGroupFields(first: ValueCounts, second: ValueCounts, level?: number): JsonObject {
  return {
    mann_whitney: mannWhitneyFields(first, second, level),
    welch: welchFields(first, second, level),
  };
}

function mannWhitneyFields(first: ValueCounts, second: ValueCounts, level?: number): JsonObject {
  const found = mannWhitney(first, second);
  const delta = cliffsDelta(first, second, level);
  return {
    ...statusOf(found.test),
    n1: found.n1,
    n2: found.n2,
    U1: found.u1,
    U2: found.u2,
    tie_sum_t3_minus_t: found.tieSum,
    var_U: found.varianceOfU,
    z: statisticIn(found.normal),
    p_asymptotic: pIn(found.normal),
    z_cc: statisticIn(found.normalCorrected),
    p_asymptotic_cc: pIn(found.normalCorrected),
    p_exact_permutation: found.exact === undefined ? null : pIn(found.exact),
    cliffs_delta: valueIn(delta),
    cliffs_delta_ci: limitsIn(delta),
    prob_superiority: valueIn(probabilityOfSuperiority(first, second, level)),
    rank_biserial: valueIn(delta),
  };
}

function welchFields(first: ValueCounts, second: ValueCounts, level?: number): JsonObject {
  const found = welchDifference(first, second, level);
  return {
    ...statusOf(found.test),
    n1: found.n1,
    n2: found.n2,
    diff: valueIn(found.meanDifference),
    t: statisticIn(found.test),
    df: valueIn(found.degreesOfFreedom),
    p: pIn(found.test),
    ci: limitsIn(found.difference),
    cohens_d: valueIn(cohensD(first, second)),
    hedges_g: valueIn(hedgesG(first, second)),
  };
}

/** One respondent for each number; null is a missing answer. */
export function valuesOf(rows: Json | undefined): ValueCounts {
  return numbers(rows).map((value) => [value, 1] as const);
}

/** The numbers of a list; null is a missing answer, and anything else is not in the format. */
export function numbers(list: Json | undefined): readonly number[] {
  if (!Array.isArray(list)) throw new TypeError('a list of numbers is needed');
  return (list as readonly Json[]).flatMap((each) => {
    if (each !== null && typeof each !== 'number')
      throw new TypeError(`${JSON.stringify(each)} is no number`);
    return each ?? [];
  });
}

export function levelOf(conf: Json | undefined): number | undefined {
  return typeof conf === 'number' ? conf : undefined;
}

/** The reasons of the format are ours with underscores. */
export function statusOf(result: AnyEstimate | TestResult): JsonObject {
  if (result.kind !== 'not-estimable') return { status: 'ok' };
  return { status: 'undefined', reason: result.reason.replaceAll('-', '_') };
}

export function valueIn(result: AnyEstimate): number | null {
  return result.kind === 'not-estimable' ? null : result.value;
}

export function statisticIn(result: TestResult): number | null {
  return result.kind === 'test' ? result.statistic : null;
}

export function pIn(result: TestResult | NotEstimable): number | null {
  return result.kind === 'test' ? result.p : null;
}

/** [null, null] where the statistic has no interval. */
export function limitsIn(result: AnyEstimate): readonly (number | null)[] {
  return result.kind === 'estimate' ? [result.interval.lower, result.interval.upper] : [null, null];
}
