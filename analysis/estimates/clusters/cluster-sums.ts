/** What a statistic of respondents within institutions needs of each institution: its size and its sums. */

import type { ClusterTables } from './cluster-tables.ts';

export interface InstitutionSums {
  readonly n: number;
  /** Sum of its respondents' distances from the mean of all; 0 when it has none. */
  readonly residual: number;
  /** Sum of the squared distances from its own mean. */
  readonly withinSquares: number;
}

export interface ClusterSums {
  /** Respondents of all institutions. */
  readonly n: number;
  /** Institutions with at least one respondent. */
  readonly clusters: number;
  /** Mean of all respondents; 0 when there are none. */
  readonly mean: number;
  /** One for each institution, in the order of the tables, those without respondents included. */
  readonly institutions: readonly InstitutionSums[];
  readonly betweenSquares: number;
  readonly withinSquares: number;
}

/**
 * Sizes, residual sums and sums of squares of each institution. Distances are taken from a value that somebody has
 * and in two passes: a large offset does no harm, and values that are all equal give exactly 0.
 *
 *     r_j = sum of (y - mean) over institution j,  SSB = sum of r_j^2 / n_j,  SSW = sum of (y - mean of j)^2
 *
 * @param clusters - values, and respondents by institution and value (see `checkClusters`).
 * @returns The sums; without respondents all are 0.
 *
 * Source: none; sums.
 * Checked against: R 4.2.2, in test/golden/clustered.json (mean, icc1)
 */
export function clusterSums({ values, tables }: ClusterTables): ClusterSums {
  const pooled = values.map((_, place) => tables.reduce((sum, table) => sum + (table[place] ?? 0), 0));
  const start = values.find((_, place) => (pooled[place] ?? 0) > 0) ?? 0;
  const distances = values.map((value) => value - start);
  const { n, mean } = sizeAndMean(distances, pooled);
  const institutions = tables.map((table) => institutionSums(distances, table, mean));
  return {
    n,
    mean: start + mean,
    clusters: institutions.filter((institution) => institution.n > 0).length,
    institutions,
    betweenSquares: institutions.reduce(
      (sum, institution) => sum + (institution.n === 0 ? 0 : institution.residual ** 2 / institution.n),
      0,
    ),
    withinSquares: institutions.reduce((sum, { withinSquares }) => sum + withinSquares, 0),
  };
}

function institutionSums(values: readonly number[], table: readonly number[], mean: number): InstitutionSums {
  const own = sizeAndMean(values, table);
  let residual = 0;
  let withinSquares = 0;
  values.forEach((value, place) => {
    const count = table[place] ?? 0;
    residual += count * (value - mean);
    withinSquares += count * (value - own.mean) ** 2;
  });
  return { n: own.n, residual, withinSquares };
}

function sizeAndMean(values: readonly number[], counts: readonly number[]): { n: number; mean: number } {
  const start = values.find((_, place) => (counts[place] ?? 0) > 0) ?? 0;
  let n = 0;
  let distance = 0;
  values.forEach((value, place) => {
    const count = counts[place] ?? 0;
    n += count;
    distance += count * (value - start);
  });
  return { n, mean: n === 0 ? 0 : start + distance / n };
}
