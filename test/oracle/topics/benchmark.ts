/** Golden topic `benchmark`: funnel limits, empirical Bayes and random intercepts of institutions. */

import {
  betaBinomialShrinkage,
  type ShrunkShares,
} from '../../../analysis/estimates/benchmark/beta-binomial-shrinkage.ts';
import { type FunnelPoint, funnelLimits } from '../../../analysis/estimates/benchmark/funnel-limits.ts';
import { pooledCount } from '../../../analysis/estimates/benchmark/institution-counts.ts';
import { normalShrinkage, type ShrunkMeans } from '../../../analysis/estimates/benchmark/normal-shrinkage.ts';
import {
  type RestrictedIntercept,
  randomIntercept,
} from '../../../analysis/estimates/benchmark/random-intercept.ts';
import type { ClusterTables } from '../../../analysis/estimates/clusters/cluster-tables.ts';
import type { AnyEstimate, NotEstimable } from '../../../analysis/estimates/estimate.ts';
import type { Json, JsonObject, OracleTopic } from '../topic.ts';

type Numbers = readonly number[];

export const benchmark: OracleTopic = {
  topic: 'benchmark',
  calculations: [
    { takes: (input) => 'y' in input && 'n' in input && 's' in input, calculate: normal },
    { takes: (input) => 'x' in input && 'n' in input && 'p0' in input, calculate: funnel },
    { takes: (input) => 'x' in input && 'n' in input, calculate: betaBinomial },
    { takes: (input) => 'groups' in input || 'tables' in input, calculate: multilevel },
  ],
  fieldTolerances: { REML: 1e-4, PM: 1e-4, reml: 1e-4 },
};

function funnel(input: JsonObject): JsonObject {
  const result = funnelLimits(institutionsOf(input), input.p0 as number);
  if (result.kind === 'not-estimable') return undefinedFor(result);
  return { status: 'ok', institutions: result.points.map(pointOf) };
}

function pointOf(point: FunnelPoint | NotEstimable): JsonObject {
  if (point.kind === 'not-estimable') {
    return { n: point.n, p: null, lo95: null, hi95: null, lo998: null, hi998: null, z: null };
  }
  return {
    n: point.n,
    p: point.share,
    lo95: point.inner.lower,
    hi95: point.inner.upper,
    lo998: point.outer.lower,
    hi998: point.outer.upper,
    z: point.z,
  };
}

function betaBinomial(input: JsonObject): JsonObject {
  const institutions = institutionsOf(input);
  const result = betaBinomialShrinkage(institutions, levelOf(input));
  if (result.kind === 'shrunk-shares') return sharesOf(result);
  const { x, n } = pooledCount(institutions);
  return { ...undefinedFor(result), mu: n === 0 ? null : x / n };
}

function sharesOf(result: ShrunkShares): JsonObject {
  return {
    status: 'ok',
    mu: result.mean,
    rho: result.correlation,
    prior_strength_M: result.priorStrength,
    raw: result.raw.map(numberOf),
    eb: result.shrunk.map(numberOf),
    ci_lo: result.shrunk.map((each) => limitOf(each, 'lower')),
    ci_hi: result.shrunk.map((each) => limitOf(each, 'upper')),
  };
}

function normal(input: JsonObject): JsonObject {
  const sizes = input.n as Numbers;
  const institutions = (input.y as Numbers).map((mean, place) => ({ mean, n: sizes[place] ?? Number.NaN }));
  const result = normalShrinkage(institutions, input.s as number, levelOf(input));
  if (result.kind === 'not-estimable') return undefinedFor(result);
  return {
    status: 'ok',
    Q: result.test.kind === 'test' ? result.test.statistic : null,
    I2_pct: 100 * result.iSquared,
    DL: meansOf(result.derSimonianLaird),
    REML: meansOf(result.restrictedLikelihood),
    PM: meansOf(result.pauleMandel),
  };
}

function meansOf({ betweenVariance, mean, shrinkage, shrunk }: ShrunkMeans): JsonObject {
  return { tau2: betweenVariance, mu: mean, shrink_B: shrinkage, eb: shrunk.map(numberOf) };
}

function multilevel(input: JsonObject): JsonObject {
  const result = randomIntercept(clustersOf(input), levelOf(input));
  const fit = result.restricted;
  return {
    ...(fit.kind === 'not-estimable' ? undefinedFor(fit) : { status: 'ok', reml: fitOf(fit) }),
    n: result.n,
    MSB: numberOf(result.betweenMeanSquare),
    MSW: numberOf(result.withinMeanSquare),
    n0: numberOf(result.meanSize),
    sigma2_between_anova: numberOf(result.betweenVariance),
    icc1: numberOf(result.icc),
    raw_means: result.rawMeans.map(numberOf),
  };
}

function fitOf(fit: RestrictedIntercept): JsonObject {
  return {
    mu: fit.mean,
    sigma2_between: fit.betweenVariance,
    sigma2_within: fit.withinVariance,
    partial_pooled: fit.partiallyPooled.map(numberOf),
    tol_rel: 1e-4,
  };
}

/** Tables as they are; lists of answers, one list for each institution, counted. null is a missing answer. */
function clustersOf(input: JsonObject): ClusterTables {
  if ('tables' in input) {
    return { values: input.values as Numbers, tables: input.tables as readonly Numbers[] };
  }
  const groups = (input.groups as readonly (readonly (number | null)[])[]).map((group) =>
    group.filter((answer): answer is number => answer !== null),
  );
  const values = [...new Set(groups.flat())];
  const places = new Map(values.map((value, place) => [value, place]));
  const tables = groups.map((group) => {
    const counts = values.map(() => 0);
    for (const answer of group) {
      const place = places.get(answer) ?? -1;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return counts;
  });
  return { values, tables };
}

function institutionsOf(input: JsonObject) {
  const sizes = input.n as Numbers;
  return (input.x as Numbers).map((x, place) => ({ x, n: sizes[place] ?? Number.NaN }));
}

function levelOf(input: JsonObject): number | undefined {
  return typeof input.conf === 'number' ? input.conf : undefined;
}

function undefinedFor({ reason }: NotEstimable): JsonObject {
  return { status: 'undefined', reason: reason.replaceAll('-', '_') };
}

function numberOf(estimate: AnyEstimate): Json {
  return estimate.kind === 'not-estimable' ? null : estimate.value;
}

function limitOf(estimate: AnyEstimate, end: 'lower' | 'upper'): Json {
  return estimate.kind === 'estimate' ? estimate.interval[end] : null;
}
