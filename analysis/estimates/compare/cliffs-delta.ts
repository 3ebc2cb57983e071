/** How often the respondents of one group have larger values than those of another, as an effect size. */

import { normalQuantile } from '../../distributions/distributions.ts';
import { checkLevel } from '../check-arguments.ts';
import { type AnyEstimate, notEstimable, pointEstimate } from '../estimate.ts';
import type { ValueCounts } from '../value-counts.ts';
import { type Dominance, dominance } from './dominance.ts';
import { pooledRanks } from './pooled-ranks.ts';

/**
 * Cliff's delta, which is also the rank-biserial correlation of two groups, with Cliff's asymmetric interval.
 *
 *     delta    = P(x > y) - P(x < y)
 *     variance = (n2^2 sum (d_i - delta)^2 + n1^2 sum (d_j - delta)^2 - sum (d_ij - delta)^2)
 *                / (n1 n2 (n1 - 1) (n2 - 1))
 *     limits   = (delta - delta^3 +- z s sqrt((1 - delta^2)^2 + z^2 s^2)) / (1 - delta^2 + z^2 s^2)
 *
 * where d_ij is 1, 0 or -1 as x_i of the first group is above, equal to or below y_j of the second, d_i and d_j are
 * its means over the other group, s^2 is the variance and z the standard normal quantile at 1 - (1 - level)/2.
 *
 * @param first - [value, respondents] of the first group.
 * @param second - [value, respondents] of the second group, none of whom is in the first.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns From -1 (every x below every y) to 1; n is the number in both groups. Not estimable when a group is empty
 *   (`no-data`). Without an interval at -1 and 1, when all values are equal (delta is 0), and with one respondent in
 *   a group, because the variance is then 0 or unknown.
 * @throws RangeError if a value is not finite, a count cannot be a number of respondents, or the level is not between
 *   0 and 1.
 *
 * Source: Cliff N (1996). Answering ordinal questions with ordinal data using ordinal statistics. Multivariate
 * Behavioral Research 31, 331-350. doi:10.1207/s15327906mbr3103_4
 * Checked against: R 4.2.2, in test/golden/two_groups.json
 */
export function cliffsDelta(first: ValueCounts, second: ValueCounts, level = 0.95): AnyEstimate {
  checkLevel(level);
  const ranks = pooledRanks([first, second]);
  const [n1 = 0, n2 = 0] = ranks.sizes;
  if (n1 === 0 || n2 === 0) return notEstimable('no-data', ranks.n);

  const compared = dominance(ranks);
  const { delta } = compared;
  const variance = varianceOfDelta(compared, n1, n2);
  if (Math.abs(delta) === 1 || variance === undefined) return pointEstimate(delta, ranks.n);

  const z = normalQuantile((1 + level) / 2);
  const room = 1 - delta ** 2;
  const spread = z ** 2 * variance;
  const half = z * Math.sqrt(variance) * Math.sqrt(room ** 2 + spread);
  const lower = Math.max(-1, (delta * room - half) / (room + spread));
  const upper = Math.min(1, (delta * room + half) / (room + spread));
  return { kind: 'estimate', value: delta, interval: { lower, upper, level, method: 'cliff' }, n: ranks.n };
}

function varianceOfDelta(compared: Dominance, n1: number, n2: number): number | undefined {
  if (n1 < 2 || n2 < 2) return undefined;
  const { wins, losses, delta, firstSquares, secondSquares } = compared;
  const pairs = (wins + losses) / n1 / n2 - delta ** 2;
  const variance = ((n2 * firstSquares) / n1 + (n1 * secondSquares) / n2 - pairs) / (n1 - 1) / (n2 - 1);
  return variance > 0 ? variance : undefined;
}
