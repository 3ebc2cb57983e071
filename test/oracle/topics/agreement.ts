/** Golden topic `agreement`: Cohen's kappa of two coders, Fleiss' kappa of several, Krippendorff's alpha. */

import { type CohenKappa, cohenKappa } from '../../../analysis/estimates/agreement/cohen-kappa.ts';
import { confusionTable } from '../../../analysis/estimates/agreement/confusion-table.ts';
import { fleissKappa } from '../../../analysis/estimates/agreement/fleiss-kappa.ts';
import {
  type CodeMetric,
  krippendorffAlpha,
} from '../../../analysis/estimates/agreement/krippendorff-alpha.ts';
import type { Code } from '../../../analysis/estimates/agreement/level-places.ts';
import { type RatingCounts, ratingCounts } from '../../../analysis/estimates/agreement/rating-counts.ts';
import type { Json, JsonObject, OracleTopic } from '../topic.ts';
import { levelOf, limitsIn, statusOf, valueIn } from './two-groups.ts';

const METRICS: readonly CodeMetric[] = ['nominal', 'ordinal', 'interval'];

export const agreement: OracleTopic = {
  topic: 'agreement',
  calculations: [
    { takes: ({ a, b }) => Array.isArray(a) && Array.isArray(b), calculate: twoCoders },
    { takes: ({ ratings }) => Array.isArray(ratings), calculate: severalCoders },
    { takes: (input) => Array.isArray(input.raters_by_units), calculate: codersWithGaps },
  ],
};

function twoCoders({ a, b, levels, conf }: JsonObject): JsonObject {
  const [first, second] = [codesOf(a), codesOf(b)];
  const table = confusionTable(first, second, levelsOf(levels, [first, second]));
  const found = cohenKappa(table, levelOf(conf));
  return {
    ...statusOf(found.kappa),
    n: found.n,
    observed_agreement: valueIn(found.observedAgreement),
    expected_agreement: valueIn(found.expectedAgreement),
    kappa: valueIn(found.kappa),
    se: valueIn(found.standardError),
    ci: kappaLimits(found),
    kappa_quadratic: valueIn(found.quadraticKappa),
    pabak: valueIn(found.pabak),
  };
}

/** Where the standard error is 0 the format has what arithmetic gives: both limits at kappa. */
function kappaLimits({ interval, kappa }: CohenKappa): readonly (number | null)[] {
  const isWithoutWidth = interval.kind === 'not-estimable' && interval.reason === 'zero-variance';
  return isWithoutWidth ? [valueIn(kappa), valueIn(kappa)] : limitsIn(interval);
}

function severalCoders({ ratings, levels }: JsonObject): JsonObject {
  const found = fleissKappa(countsOf(ratings, levels));
  return {
    ...statusOf(found.kappa),
    n: found.n,
    kappa: valueIn(found.kappa),
    p_bar: valueIn(found.observedAgreement),
    p_e: valueIn(found.expectedAgreement),
  };
}

function codersWithGaps({ raters_by_units, metric, levels }: JsonObject): JsonObject {
  const coders = raters_by_units as readonly (readonly Json[])[];
  const units = (coders[0] ?? []).map((_, unit) => coders.map((codes) => codes[unit] ?? null));
  const chosen = METRICS.find((each) => each === metric);
  if (chosen === undefined) throw new RangeError(`there is no metric ${JSON.stringify(metric)}`);
  const found = krippendorffAlpha(countsOf(units, levels), chosen);
  return { ...statusOf(found.alpha), alpha: valueIn(found.alpha), n_pairable: found.pairable };
}

function countsOf(units: Json | undefined, levels: Json | undefined): RatingCounts {
  const rows = (units as readonly Json[]).map(codesOf);
  return ratingCounts(rows, levelsOf(levels, rows));
}

/** null is a missing code. */
function codesOf(list: Json | undefined): readonly (Code | undefined)[] {
  return (list as readonly Json[]).map((each) => {
    if (typeof each === 'number' || typeof each === 'string') return each;
    if (each === null) return undefined;
    throw new TypeError(`${JSON.stringify(each)} is no code`);
  });
}

/** As stated; else all codes that were given, numbers by size and names by the alphabet. */
function levelsOf(
  stated: Json | undefined,
  rows: readonly (readonly (Code | undefined)[])[],
): readonly Code[] {
  if (Array.isArray(stated)) return codesOf(stated).filter((each) => each !== undefined);
  const given = [...new Set(rows.flat())].filter((each) => each !== undefined);
  return given.sort((a, b) => (a < b ? -1 : 1));
}
