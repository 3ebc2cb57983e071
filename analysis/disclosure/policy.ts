/**
 * The constants of disclosure control, each in this file and nowhere else.
 *
 * A policy is a named preset, fixed before the first invitation and printed in the participant information.
 */

/** Whole numbers from `from` to `to`, both included. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

export interface Policy {
  readonly name: 'staff';
  /** T: with fewer respondents there is no number (rule R1), and no fewer may be left over by subtraction (R6). */
  readonly threshold: number;
  /** From here everything is exact; below, figures are rounded and n is a band (R1, R2). */
  readonly exactFrom: number;
  /** No number of any kind stands for fewer people. */
  readonly hardFloor: number;
  /** How n is told from `threshold` to just below `exactFrom`. */
  readonly bands: readonly Band[];
  /** A band says nothing if, beside the other sizes of its breakdown, fewer values than this are left in it. */
  readonly leastValuesInBand: number;
  /** Means of small groups are rounded to this, half up. */
  readonly meanStep: number;
  /** Intervals of such means are rounded outward to this. */
  readonly meanIntervalStep: number;
  /** The share of small groups is rounded to this, half up, and its interval outward. */
  readonly shareStep: number;
  /** Complete answers that a coefficient of reliability needs. */
  readonly reliabilityFrom: number;
  /** Items that Cronbach's alpha needs to be shown. */
  readonly alphaItemsFrom: number;
  /** Bands of a score hold nobody, or at least this many. */
  readonly scoreBandFrom: number;
  /** Answers from so many institutions get cluster-robust intervals. */
  readonly clustersFrom: number;
}

/** The default: for staff who answer about their own employer. */
export const STAFF_POLICY: Policy = {
  name: 'staff',
  threshold: 10,
  exactFrom: 23,
  hardFloor: 5,
  bands: [
    { from: 10, to: 14 },
    { from: 15, to: 22 },
  ],
  leastValuesInBand: 4,
  meanStep: 0.1,
  meanIntervalStep: 0.5,
  shareStep: 0.1,
  reliabilityFrom: 30,
  alphaItemsFrom: 3,
  scoreBandFrom: 5,
  clustersFrom: 10,
};

/** What may be told of a group of n respondents (rule R1). */
export type Exactness = 'exact' | 'coarse' | 'nothing';

export function exactnessOf(n: number, policy: Policy): Exactness {
  if (n >= policy.exactFrom) return 'exact';
  return n >= policy.threshold ? 'coarse' : 'nothing';
}

/** The band that a size of `threshold` to just below `exactFrom` is told as. @throws RangeError for any other. */
export function bandOf(n: number, policy: Policy): Band {
  const band = policy.bands.find(({ from, to }) => n >= from && n <= to);
  if (band === undefined) throw new RangeError(`no band holds ${n}`);
  return band;
}

/** All bands taken together. */
export function widestBand(policy: Policy): Band {
  return { from: policy.threshold, to: policy.exactFrom - 1 };
}
