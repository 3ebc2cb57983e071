/** How alike the respondents of one institution answer: ICC(1) from the one-way analysis of variance. */

import { notEstimable, type PointEstimate, pointEstimate } from '../estimate.ts';
import { type ClusterSums, clusterSums } from './cluster-sums.ts';
import { type ClusterTables, checkClusters } from './cluster-tables.ts';
import { pairProducts } from './pair-products.ts';

export interface IntraclassCorrelation {
  /** Respondents. */
  readonly n: number;
  /** Institutions with a respondent. */
  readonly clusters: number;
  /** MSB: mean square between institutions, J - 1 degrees of freedom. */
  readonly betweenMeanSquare: PointEstimate;
  /** MSW: mean square within institutions, n - J degrees of freedom. */
  readonly withinMeanSquare: PointEstimate;
  /** n0: the size of an institution that counts, a little below the mean size when sizes differ. */
  readonly meanSize: PointEstimate;
  /** (MSB - MSW) / n0; below 0 when institutions differ less than chance would make them. */
  readonly betweenVariance: PointEstimate;
  readonly icc: PointEstimate;
}

/**
 * ICC(1): the share of the variance that lies between institutions, and the analysis of variance behind it.
 *
 *     ICC = (MSB - MSW) / (MSB + (n0 - 1) MSW),  n0 = (n - (n_1^2 + ... + n_J^2) / n) / (J - 1)
 *
 * where n_j of the n respondents are in institution j of J, MSB and MSW are the mean squares between and within.
 *
 * @param clusters - values, and respondents by institution and value; institutions without respondents do not count.
 * @returns Up to 1; around 0 when institutions are alike, and below 0, down to -1 / (n0 - 1), when they are more alike
 *   than chance makes them (the estimate is not cut off at 0). Not estimable without respondents (`no-data`), with
 *   one institution (`groups-lt-2`), when no institution has two respondents (`n-lt-2`), and when all values are
 *   equal (`zero-variance`).
 * @throws RangeError if a table is not as long as the values or holds what is no count.
 *
 * Source: Shrout PE, Fleiss JL (1979). Intraclass correlations: uses in assessing rater reliability. Psychological
 * Bulletin 86, 420-428, ICC(1,1). doi:10.1037/0033-2909.86.2.420. n0: Donner A, Koval JJ (1980). The estimation of
 * intraclass correlation in the analysis of family data. Biometrics 36, 19-25.
 * Checked against: R 4.2.2 aov, in test/golden/clustered.json and benchmark.json
 */
export function intraclassCorrelation(clusters: ClusterTables): IntraclassCorrelation {
  checkClusters('tables', clusters);
  return varianceParts(clusterSums(clusters));
}

/**
 * The same from sums that are there already.
 *
 *     as `intraclassCorrelation`
 *
 * @param sums - sizes and sums of squares of the institutions.
 * @returns The analysis of variance and ICC(1), as `intraclassCorrelation`.
 *
 * Source: as `intraclassCorrelation`.
 * Checked against: as `intraclassCorrelation`
 */
export function varianceParts(sums: ClusterSums): IntraclassCorrelation {
  const { n, clusters } = sums;
  const sizes = { n, clusters };
  if (n === 0) return without(sizes, notEstimable('no-data', n));
  if (clusters < 2) return without(sizes, notEstimable('groups-lt-2', n));

  const n0 = pairProducts(sums.institutions.map((institution) => institution.n)) / n / (clusters - 1);
  const msb = sums.betweenSquares / (clusters - 1);
  const between = { betweenMeanSquare: pointEstimate(msb, n), meanSize: pointEstimate(n0, n) };
  if (n === clusters) return { ...without(sizes, notEstimable('n-lt-2', n)), ...between };

  const msw = sums.withinSquares / (n - clusters);
  return {
    ...sizes,
    ...between,
    withinMeanSquare: pointEstimate(msw, n),
    betweenVariance: pointEstimate((msb - msw) / n0, n),
    icc:
      msb === 0 && msw === 0
        ? notEstimable('zero-variance', n)
        : pointEstimate((msb - msw) / (msb + (n0 - 1) * msw), n),
  };
}

function without(sizes: { n: number; clusters: number }, why: PointEstimate): IntraclassCorrelation {
  return {
    ...sizes,
    betweenMeanSquare: why,
    withinMeanSquare: why,
    meanSize: why,
    betweenVariance: why,
    icc: why,
  };
}
