/** A share of the population that weighted respondents stand for. */

import { checkCount } from '../check-arguments.ts';
import { wilsonShare } from '../describe/wilson-share.ts';
import { type Estimate, notEstimable } from '../estimate.ts';
import { checkWeight } from './check-weight.ts';
import { kishDesignEffect } from './kish-design-effect.ts';

/** Respondents of one weight. */
export interface WeightedShareGroup {
  /** 0 or above; on any scale, the same for all groups. */
  readonly weight: number;
  /** Of whom it is true. */
  readonly x: number;
  /** Of whom it is known. */
  readonly n: number;
}

/**
 * Weighted share with Wilson's interval at the effective number of respondents.
 *
 *     share = sum of w x / sum of w n,  effective n as `kishDesignEffect`
 *     interval: Wilson's with x = share * effective n of n = effective n
 *
 * where it is true of x of the n respondents of weight w.
 *
 * @param groups - weight, x and n of each group; groups may share a weight.
 * @param level - coverage aimed at, 0.95 unless told.
 * @returns A share from 0 to 1; n is the number of respondents of weight above 0, not the effective one, which
 *   `kishDesignEffect` gives. Not estimable (`no-data`) when nobody has a weight above 0.
 * @throws RangeError if a weight is negative or not finite, x or n is no number of respondents, x is above n, or level
 *   not between 0 and 1.
 *
 * Source: Wilson EB (1927), JASA 22, 209-212, doi:10.1080/01621459.1927.10502953, with the effective n of Kish L
 * (1965), Survey Sampling, Wiley. For such intervals: Franco C, Little RJA, Louis TA, Slud EV (2019). Comparative
 * study of confidence intervals for proportions in complex sample surveys. Journal of Survey Statistics and
 * Methodology 7, 334-364. doi:10.1093/jssam/smy019
 * Checked against: R 4.2.2, in test/golden/proportion_ci.json (wilson_effective_n) and weights.json
 */
export function weightedShare(groups: readonly WeightedShareGroup[], level = 0.95): Estimate {
  groups.forEach(({ weight, x, n }, place) => {
    checkWeight(`groups[${place}].weight`, weight);
    checkCount(`groups[${place}].x`, x);
    checkCount(`groups[${place}].n`, n);
    if (x > n) throw new RangeError(`groups[${place}].x: ${x} is not from 0 to ${n}`);
  });
  const kish = kishDesignEffect(groups.map(({ weight, n }) => [weight, n]));
  const counted = groups.filter(({ weight }) => weight > 0);
  const n = counted.reduce((total, group) => total + group.n, 0);
  if (kish.kind === 'not-estimable') return notEstimable(kish.reason, n);

  const truths = counted.reduce((total, { weight, x }) => total + weight * x, 0);
  const all = counted.reduce((total, group) => total + group.weight * group.n, 0);
  const share = wilsonShare((truths / all) * kish.effectiveN, kish.effectiveN, level);
  if (share.kind === 'not-estimable') return share;
  return { ...share, value: truths / all, interval: { ...share.interval, method: 'weighted-wilson' }, n };
}
