/** The difference of two means in standard deviations, without the bias of small samples: Hedges' g. */

import type { PointEstimate } from '../estimate.ts';
import { pointEstimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { cohensD } from './cohens-d.ts';

/** From here on the series below is exact to the last digit. */
const SERIES_FROM = 40;

/**
 * Hedges' g: Cohen's d times the exact correction for small samples (and not the approximation 1 - 3 / (4 m - 1)).
 *
 *     g = J(m) d,  J(m) = Gamma(m/2) / (sqrt(m/2) Gamma((m - 1)/2)),  m = n1 + n2 - 2
 *
 * @param first - [value, respondents] of the first group.
 * @param second - [value, respondents] of the second group, none of whom is in the first.
 * @returns Any number, nearer to 0 than Cohen's d; not estimable where that is not.
 * @throws RangeError if a value is not finite or a count cannot be a number of respondents.
 *
 * Source: Hedges LV (1981). Distribution theory for Glass's estimator of effect size and related estimators. Journal
 * of Educational Statistics 6, 107-128, equation 6e. doi:10.3102/10769986006002107
 * Checked against: R 4.2.2, in test/golden/two_groups.json
 */
export function hedgesG(first: ValueCounts, second: ValueCounts): PointEstimate {
  const d = cohensD(first, second);
  return d.kind === 'point' ? pointEstimate(d.value * smallSampleFactor(d.n - 2), d.n) : d;
}

/**
 * J(m), m >= 2. For large m the logarithm of Gamma(x + 1/2) / Gamma(x) is Stirling's series, which subtracts no large
 * logarithms; below, J(m) = J(m + 2) (m - 1) / m sqrt((m + 2) / m) leads there.
 */
function smallSampleFactor(m: number): number {
  let factor = 1;
  let df = m;
  for (; df < SERIES_FROM; df += 2) factor *= ((df - 1) / df) * Math.sqrt((df + 2) / df);
  const r = 1 / (df - 1);
  const series = -Math.log1p(r) / 2 - r / 4 + r ** 3 / 24 - r ** 5 / 20 + (17 * r ** 7) / 112;
  return factor * Math.exp(series);
}
