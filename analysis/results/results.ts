/**
 * What each results page says, computed from a release and from nothing else: one shape for each page.
 *
 * Every number is Disclosed: the page words it, or words why it is not there.
 */

import type { Disclosed } from '../disclosure/disclosed.ts';
import type { ReleasedCount, ReleasedGroup } from '../disclosure/release.ts';
import type { Estimate, PointEstimate, TestResult } from '../estimates/estimate.ts';
import type { NeedPriorityList } from '../estimates/needs/need-priority-list.ts';
import type { ReliabilityPanel } from '../estimates/reliability/reliability-panel.ts';
import type { MissingCounts } from '../tables/tables.ts';
import type { Figure } from './figure.ts';

/** A share with the count behind it where the group is large enough to say it. */
export interface ShareFigure {
  readonly figure: Figure;
  readonly count: number | null;
}

/** Counts of each answer to one item and of no answer, from 23 answers; of the whole wave only. */
export interface Distribution {
  readonly n: number;
  readonly counts: readonly number[];
  readonly missing: MissingCounts;
}

/** Things that cannot be put in order are one group; groups from most to least frequent, alphabetical inside is the page's. */
export type TieGroups = readonly (readonly string[])[];

/** How two of them were compared: paired, with institutions as clusters, or by McNemar's exact test. */
export type TieTest = 'cr2-paired-difference' | 'mcnemar-exact';

/** One module in one view. */
export interface ModuleGap {
  readonly module: string;
  /** Important (4-5) and unprepared (1-2): the headline. */
  readonly share: Disclosed<ShareFigure>;
  readonly importance: Disclosed<Figure>;
  readonly preparedness: Disclosed<Figure>;
  /** Mean of importance minus preparedness over complete pairs. */
  readonly gap: Disclosed<Figure>;
  /** Share with a gap above 0; from 23. */
  readonly withGap: Disclosed<ShareFigure>;
  /** Wilcoxon signed rank on the pairs, Holm-adjusted over the modules; from 23. */
  readonly test: Disclosed<TestResult>;
  /** The check on it, which uses directions alone; likewise adjusted. */
  readonly signTest: Disclosed<TestResult>;
  /** The effect size of the signed-rank test, matched pairs; from 23. */
  readonly rankBiserial: Disclosed<PointEstimate>;
  /** Cohen's d_z: the gap in standard deviations of the differences; from 23. */
  readonly dz: Disclosed<PointEstimate>;
  readonly importanceAnswers: Disclosed<Distribution>;
  readonly preparednessAnswers: Disclosed<Distribution>;
  /** The share of each answer on preparedness; of the whole wave only. */
  readonly preparednessShares: Disclosed<readonly ShareFigure[]>;
  /** Share of 4 and 5 on preparedness; from 23. */
  readonly prepared: Disclosed<ShareFigure>;
  /** Share of 1 and 2 on preparedness; from 23. */
  readonly unprepared: Disclosed<ShareFigure>;
  /** Share of importance answers at the top of the scale; above 0.6 the gap may be understated. */
  readonly ceiling: Disclosed<ShareFigure>;
}

export interface GapsResult {
  readonly modules: readonly ModuleGap[];
  /** By share; suppressed below 23. */
  readonly tieGroups: Disclosed<TieGroups>;
  readonly tieTest: TieTest;
}

/** One support need in one view. */
export interface NeedResult {
  readonly need: string;
  readonly importantAndAbsent: Disclosed<ShareFigure>;
  readonly importantAndUnknown: Disclosed<ShareFigure>;
  readonly importantAndThere: Disclosed<ShareFigure>;
  readonly notImportant: Disclosed<ShareFigure>;
  readonly importance: Disclosed<Figure>;
  /** Among those who know. */
  readonly availability: Disclosed<Figure>;
  /** Mean weighted discrepancy score (Borich) over complete pairs, given the mean importance; from 23. */
  readonly discrepancy: Disclosed<Figure>;
  /** Share naming it among the top; denominators are those who answered the item. */
  readonly top: Disclosed<ShareFigure>;
}

export interface NeedsResult {
  readonly needs: readonly NeedResult[];
  /** Important and absent, with intervals that hold for all needs at once; from 23. */
  readonly priority: Disclosed<NeedPriorityList>;
  readonly topTieGroups: Disclosed<TieGroups>;
  readonly topTieTest: TieTest;
}

export interface ScoreBand {
  readonly from: number;
  readonly to: number;
  readonly share: ShareFigure;
}

/** A scale in one view. */
export interface ScaleResult {
  readonly scale: string;
  readonly mean: Disclosed<Figure>;
  /** From 23. */
  readonly standardDeviation: Disclosed<number | null>;
  readonly median: Disclosed<{
    readonly median: number;
    readonly lower: number;
    readonly upper: number;
  } | null>;
  /** Scores in bands that hold 0 or at least 5 people each; from 23. */
  readonly bands: Disclosed<readonly ScoreBand[]>;
  /** Of the whole wave only. */
  readonly withoutScore: Disclosed<number>;
  /** Whether every answer is worth 0 or 1, which decides by what its reliability is told. */
  readonly itemKind: ReliabilityPanel['kind'];
  /** Each part from its own gate; the whole from 30 complete answers. */
  readonly reliability: Disclosed<ReliabilityPanel>;
}

/** Shares of the options of one single or multiple choice item, or of a Likert item. */
export interface OptionShares {
  readonly itemId: string;
  /** One for each option, in the item's order. */
  readonly options: Disclosed<readonly ShareFigure[]>;
  /** Of ratings: the share of the two highest options together. */
  readonly high?: Disclosed<ShareFigure>;
  /** Who gave no answer, by kind; from 23, and of the whole wave only. */
  readonly missing: Disclosed<MissingCounts>;
  /** Respondents the shares are of. */
  readonly n: Disclosed<ReleasedCount>;
  /** For rated items, whose codes are read as numbers; of names it is not estimable. */
  readonly mean: Disclosed<Figure>;
  /**
   * Of a breakdown item of the whole wave: the sizes of the groups that the breakdown shows, as exact as they may be.
   * Where the options are suppressed, this is what can be told of who answered.
   */
  readonly groups?: readonly { readonly group: ReleasedGroup; readonly n: ReleasedCount }[];
}

export interface AwarenessResult {
  readonly score: ScaleResult;
  readonly items: readonly OptionShares[];
}

export interface AttitudesResult {
  readonly scales: readonly { readonly score: ScaleResult; readonly items: readonly OptionShares[] }[];
}

export interface ProvisionResult {
  readonly modules: readonly { readonly module: string; readonly answers: OptionShares }[];
}

export interface OverviewResult {
  readonly respondents: ReleasedCount | null;
  readonly invited: number | null;
  readonly responseRate: number | null;
  readonly countries: number | null;
  readonly institutions: number | null;
  /** The breakdown variables of the whole wave. */
  readonly background: readonly OptionShares[];
  readonly formallyTrained: Disclosed<ShareFigure> | null;
  /**
   * The bounds of their share among all who were invited, whatever those who did not answer would have said; null
   * unless fewer than half of a known number answered, and all numbers are exact.
   */
  readonly formallyTrainedOfInvited: WorstCase | null;
}

export interface WorstCase {
  readonly bounds: Disclosed<Estimate>;
  readonly invited: number;
  /** Invited people of whom it is not known. */
  readonly unanswered: number;
}

/**
 * Whether colleagues are taken together in a view, and what its intervals make of it.
 *
 * `clustered`: answers from at least ten institutions; each figure says itself whether its interval is cluster-robust.
 * `few-institutions`: from fewer (or in a release from before there were such intervals); intervals take answers as
 * independent. `no-institutions`: no two respondents are known to be colleagues, or all are.
 */
export type Pooling = 'clustered' | 'few-institutions' | 'no-institutions';

/** Everything about one view. */
export interface ViewResults {
  readonly viewId: string;
  readonly group: ReleasedGroup;
  readonly n: ReleasedCount;
  readonly pooling: Pooling;
  readonly gaps: GapsResult;
  readonly needs: NeedsResult;
  readonly awareness: AwarenessResult | null;
  readonly attitudes: AttitudesResult;
  readonly preparedness: ScaleResult | null;
  readonly provision: ProvisionResult;
}
