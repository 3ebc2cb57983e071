/** How closely two values lie to a line: Pearson's correlation. */

import { type PointEstimate, pointEstimate } from '../estimate.ts';
import type { JointTable } from './joint-table.ts';
import { productMoment } from './product-moment.ts';
import { rankedJointTable } from './ranked-joint-table.ts';

/**
 * Pearson's product-moment correlation of two values. For codes of answers Spearman's is the one to show.
 *
 *     r = sum of (x - mx)(y - my) / sqrt(sum of (x - mx)^2  sum of (y - my)^2)
 *
 * @param table - [first value, second value, respondents]; complete pairs only.
 * @returns r from -1 to 1, without an interval. Not estimable below three respondents (`n-lt-3`), and where one of
 *   the two has the same value for everybody (`zero-variance`).
 * @throws RangeError if a value is not a finite number, or a count is no number of respondents.
 *
 * Source: Pearson K (1896). Philosophical Transactions of the Royal Society A 187, 253-318. doi:10.1098/rsta.1896.0007
 * Checked against: R 4.2.2 cor, in test/golden/correlation.json
 */
export function pearson(table: JointTable): PointEstimate {
  const ranked = rankedJointTable(table);
  if (ranked.kind === 'not-estimable') return ranked;
  return pointEstimate(productMoment(ranked, ranked.rows.values, ranked.columns.values), ranked.n);
}
