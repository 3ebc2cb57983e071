/** The mean under raked weights, with an error that knows that the margins are met. */

import { checkSameLength } from '../check-arguments.ts';
import { respondentsIn } from '../value-counts.ts';
import { leastSquares } from './least-squares.ts';
import { linearisedMean, type WeightedGroup, type WeightedMean } from './linearised-mean.ts';

/** Respondents alike in every margin, with the weight that raking gave them. */
export interface RakedGroup extends WeightedGroup {
  /** One category for each margin, in the same order for all groups. */
  readonly categories: readonly string[];
}

/**
 * Mean under raked weights, with the linearised standard error of calibration: only what the margins do not explain
 * is left to chance.
 *
 *     mean = sum of w x / sum of w
 *     standard error = sqrt(n / (n - 1) * sum of (u - mean of u)^2) / sum of w,  u = w (x - fitted)
 *     fitted = sum of b(margin, category),  b by least squares of x on all categories, respondents counting alike
 *     interval = mean +- t * standard error,  t with effective n - 1 degrees of freedom
 *
 * where w and x run over the n respondents of weight above 0, and the effective n is Kish's.
 *
 * @param groups - categories, weight and value counts; the weights are those of `rake`, not trimmed.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns As `weightedMean`; the interval is not estimable (`zero-variance`) when the margins explain every value.
 *   It covers too little in small samples, because the margins are fitted to them; METHODS.md has the measured
 *   coverage beside that of `weightedMean`.
 * @throws RangeError if a weight is negative or not finite, a value is not finite, a count no number of respondents,
 *   groups differ in their number of categories, or level is not between 0 and 1.
 *
 * Source: Deville JC, Särndal CE, Sautory O (1993). Generalized raking procedures in survey sampling. JASA 88,
 * 1013-1020. doi:10.1080/01621459.1993.10476369
 * Checked against: R 4.2.2 survey 4.1-1 rake and svymean, in test/golden/weights.json (se_raking_design)
 */
export function rakedMean(groups: readonly RakedGroup[], level = 0.95): WeightedMean {
  groups.forEach(({ categories }, place) => {
    checkSameLength(`groups[${place}].categories`, categories, groups[0]?.categories ?? []);
  });
  return linearisedMean(groups, level, {
    method: 'raked-linearised',
    fittedFrom: (centre) => fittedByMargins(groups, centre),
  });
}

/** Around the mean, so that an offset of all values costs no digits. */
function fittedByMargins(groups: readonly RakedGroup[], centre: number): readonly number[] {
  const counted = groups.filter(({ weight, counts }) => weight > 0 && respondentsIn(counts) > 0);
  const columnsOf = columnsByCategory();
  const cells = counted.map((group) => ({
    columns: columnsOf(group.categories),
    n: respondentsIn(group.counts),
    sum: group.counts.reduce((sum, [value, count]) => sum + count * (value - centre), 0),
  }));
  const size = cells.reduce((most, { columns }) => Math.max(most, ...columns), -1) + 1;
  const effects = leastSquares(cells, size);
  return groups.map(({ categories }) =>
    columnsOf(categories).reduce((sum, column) => sum + (effects[column] ?? 0), centre),
  );
}

/** Numbers the categories of all margins as they come. */
function columnsByCategory(): (categories: readonly string[]) => readonly number[] {
  const columnsOfMargin: Map<string, number>[] = [];
  let size = 0;
  return (categories) =>
    categories.map((category, margin) => {
      const columns = columnsOfMargin[margin] ?? new Map<string, number>();
      columnsOfMargin[margin] = columns;
      const known = columns.get(category);
      if (known !== undefined) return known;
      columns.set(category, size);
      size += 1;
      return size - 1;
    });
}
