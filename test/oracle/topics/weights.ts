/** Golden topic `weights`: raking with a weighted mean, or the design effect of given weights. */

import { kishDesignEffect } from '../../../analysis/estimates/weights/kish-design-effect.ts';
import { type Raking, rake } from '../../../analysis/estimates/weights/rake.ts';
import { type RakedGroup, rakedMean } from '../../../analysis/estimates/weights/raked-mean.ts';
import { weightedMean } from '../../../analysis/estimates/weights/weighted-mean.ts';
import type { Json, JsonObject, OracleFile, OracleTopic } from '../topic.ts';
import { numbers, valueIn } from './two-groups.ts';

export const weights: OracleTopic = {
  topic: 'weights',
  calculations: [
    { takes: ({ w }) => Array.isArray(w), calculate: givenWeights },
    { takes: ({ margins, same_as }) => margins !== undefined || same_as !== undefined, calculate: raking },
  ],
};

/** Respondents of the same categories: their places in the columns, and their answers. */
interface Cell {
  readonly categories: readonly string[];
  readonly places: readonly number[];
}

function givenWeights({ w, y }: JsonObject): JsonObject {
  const given = numbers(w);
  const answers = answersOf(y, given.length);
  return {
    ...kishFields(given),
    ...meanFields(weightedMean(given.map((weight, place) => ({ weight, counts: answers[place] ?? [] })))),
  };
}

function raking(input: JsonObject, file: OracleFile): JsonObject {
  const { margins: given, y, trim, ...columns } = resolved(input, file);
  const margins = Object.entries(given as JsonObject).map(([name, population]) => ({
    name,
    population: population as Record<string, number>,
  }));
  const cells = cellsOf(margins.map(({ name }) => columns[name] as readonly string[]));
  const result = rake(
    cells.map(({ categories, places }) => ({ categories, n: places.length })),
    margins,
    toTrim(trim),
  );
  if (result.kind === 'not-estimable') {
    return { status: 'undefined', reason: result.reason.replaceAll('-', '_'), n: result.n };
  }
  return rakedFields(result, cells, answersOf(y, result.n));
}

/** A case that is the same as another but for what it says. */
function resolved({ same_as, ...own }: JsonObject, file: OracleFile): JsonObject {
  if (same_as === undefined) return own;
  const other = file.cases.find(({ id }) => id === same_as);
  if (other === undefined) throw new TypeError(`there is no case ${JSON.stringify(same_as)}`);
  return { ...resolved(other.input, file), ...own };
}

function toTrim(trim: Json | undefined) {
  if (trim === undefined || trim === null) return {};
  const [lowest = Number.NaN, highest = Number.NaN] = numbers(trim);
  return { trim: { lowest, highest } };
}

function cellsOf(columns: readonly (readonly string[])[]): readonly Cell[] {
  const rows = (columns[0] ?? []).map((_, place) => columns.map((column) => column[place] ?? ''));
  const placesByKey = Map.groupBy(rows.keys(), (place) => JSON.stringify(rows[place]));
  return [...placesByKey].map(([key, places]) => ({ categories: JSON.parse(key) as string[], places }));
}

/** One list for each respondent; null is a missing answer. */
function answersOf(y: Json | undefined, n: number): readonly (readonly (readonly [number, number])[])[] {
  const answers = Array.isArray(y) ? (y as readonly (number | null)[]) : [];
  return Array.from({ length: n }, (_, place) => {
    const answer = answers[place] ?? null;
    return answer === null ? [] : [[answer, 1] as const];
  });
}

function rakedFields(
  result: Raking,
  cells: readonly Cell[],
  answers: ReturnType<typeof answersOf>,
): JsonObject {
  const byPlace: number[] = [];
  const groups: readonly RakedGroup[] = cells.map(({ categories, places }, index) => {
    const weight = result.weights[index] ?? Number.NaN;
    for (const place of places) byPlace[place] = weight;
    return { categories, weight, counts: places.flatMap((place) => answers[place] ?? []) };
  });
  return {
    weights_mean1: byPlace,
    n: result.n,
    min_w: Math.min(...byPlace),
    max_w: Math.max(...byPlace),
    ...kishFields(byPlace),
    ...meanFields(weightedMean(groups)),
    se_raking_design: valueIn(rakedMean(groups).standardError),
  };
}

function kishFields(given: readonly number[]): JsonObject {
  const kish = kishDesignEffect(given.map((weight) => [weight, 1]));
  if (kish.kind === 'not-estimable') {
    return { status: 'undefined', reason: kish.reason.replaceAll('-', '_'), n: kish.n };
  }
  const { designEffect, effectiveN, coefficientOfVariation } = kish;
  return {
    status: 'ok',
    kish_deff: designEffect,
    deff: designEffect,
    n_eff: effectiveN,
    cv_weights: coefficientOfVariation,
  };
}

function meanFields({ mean, unweighted, standardError }: ReturnType<typeof weightedMean>): JsonObject {
  return {
    weighted_mean: valueIn(mean),
    unweighted_mean: valueIn(unweighted),
    se_linearised_fixed_weights: valueIn(standardError),
  };
}
