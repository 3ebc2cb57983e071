/**
 * Comparisons: how the groups of a breakdown differ, one panel for each results page.
 *
 * A panel is one family of tests. Only groups that the release shows exactly are compared; nothing but the content of
 * the release is read, so a comparison tells no more than the tables beside it.
 */

import type { AnyEstimate, Estimate, TestResult } from '../../estimates/estimate.ts';

export const COMPARISON_PANELS = ['preparedness', 'gaps', 'needs', 'awareness', 'attitudes'] as const;

/** Each is a family of its own. */
export type ComparisonPanel = (typeof COMPARISON_PANELS)[number];

/**
 * Clearly above or below: the adjusted test and the interval say so. Similar: no clear test, and the whole interval lies
 * inside the margin with 0 in it, of shares that have room for the margin. Unclear: everything else.
 */
export type PairVerdict = 'above' | 'below' | 'similar' | 'unclear';

/** Of all groups together. Similar: every pair of them is. */
export type OverallVerdict = 'differ' | 'similar' | 'unclear';

/** Two groups of an outcome. */
export interface ComparedPair {
  /** Ids of views; differences are first minus second. */
  readonly first: string;
  readonly second: string;
  /** Of two means on their scale, or of two shares (0 to 1). */
  readonly difference: Estimate;
  /** Cliff's delta of scores; null for shares, whose difference is the effect. */
  readonly delta: AnyEstimate | null;
  /** Hedges' g of scores; null for shares. */
  readonly hedgesG: AnyEstimate | null;
  /** Whether both shares are at least the margin away from 0 and from 1; always so of scores. */
  readonly hasRoom: boolean;
  readonly test: TestResult;
  /** Null where no test could be made. */
  readonly adjustedP: number | null;
  readonly verdict: PairVerdict;
  /** Whether the whole interval is: a clear difference may still be smaller than what is called similar. */
  readonly isInsideMargin: boolean;
}

/** All groups of an outcome together, where there are three or more. */
export interface ComparedGroups {
  readonly effectName: 'epsilon-squared' | 'cramers-v-bias-corrected';
  readonly effect: AnyEstimate;
  readonly test: TestResult;
  readonly adjustedP: number | null;
  readonly verdict: OverallVerdict;
}

export interface ComparedOutcome {
  /** Key of its measure: `score:<scale>`, `gap:<module>`, `need:<need>`. */
  readonly measure: string;
  readonly kind: 'score' | 'share';
  /** Groups whose whole interval of the difference is this near to 0 are similar; in the unit of the difference. */
  readonly margin: number;
  /** Ids of the views that show it exactly, at least two. */
  readonly groups: readonly string[];
  readonly overall: ComparedGroups | null;
  /** Every pair of groups, in the order of the groups; none where all groups together show no clear difference. */
  readonly pairs: readonly ComparedPair[];
}

export interface Comparison {
  /**
   * `clustered`: the pairs are compared by the cluster-robust difference, and all pairs of all outcomes are one family.
   * `independent`: answers are taken as independent; the outcomes are the family, and the pairs of three or more groups
   * are a family of their own inside their outcome, looked at only where all groups together differ.
   */
  readonly design: 'clustered' | 'independent';
  /** Tests that were adjusted together by Holm's method. */
  readonly familySize: number;
  readonly outcomes: readonly ComparedOutcome[];
}

/** By breakdown item, then by panel; an outcome with fewer than two exact groups is left out, and so is an empty panel. */
export type Comparisons = Readonly<Record<string, Readonly<Partial<Record<ComparisonPanel, Comparison>>>>>;

/** An outcome whose tests are made, and not yet adjusted. */
export interface TestedOutcome extends Omit<ComparedOutcome, 'overall' | 'pairs'> {
  readonly overall: Omit<ComparedGroups, 'adjustedP' | 'verdict'> | null;
  readonly pairs: readonly TestedPair[];
}

export type TestedPair = Omit<ComparedPair, 'adjustedP' | 'verdict' | 'isInsideMargin'>;
