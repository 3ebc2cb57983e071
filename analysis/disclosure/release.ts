/**
 * Release: an immutable, disclosure-controlled set of tables of one wave, made at one moment.
 *
 * Its id is the SHA-256 of this content as canonical JSON (RFC 8785). Pages, the API, benchmarks and
 * trends read releases and nothing else, so nothing may stand here that rule R1 does not allow:
 * tables from n = 23, finished rounded figures for 10-22, nothing of smaller groups.
 */

import type { Form } from '../../survey-definitions/instrument.ts';
import type { Table } from '../tables/tables.ts';
import type { ClusteredName } from './clustered/clustered-name.ts';

/** A number of respondents, as exact as the size of the group allows. */
export type ReleasedCount =
  | { readonly kind: 'exact'; readonly n: number }
  | { readonly kind: 'band'; readonly from: number; readonly to: number };

/** A figure of a group of 10-22: already rounded, and nothing finer is stored. */
export interface CoarseFigure {
  readonly kind: 'coarse';
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Respondents to this figure, as a band. */
  readonly n: { readonly from: number; readonly to: number };
  /**
   * Rule R3: almost all or almost none, which is worded: everybody, or everybody but a few. The value is the answer that
   * almost all gave, and no mean; whether there was an exception cannot be told from it.
   */
  readonly homogeneous?: 'almost-all' | 'almost-none';
}

/** Who gave no answer, and who has no score, is counted in the whole wave only; in a group it is not told at all. */
type MissingField = 'missing' | 'withoutScore';

type WithOptionalMissing<T> = T extends unknown
  ? Omit<T, MissingField> & Partial<Pick<T, Extract<keyof T, MissingField>>>
  : never;

/** A table as a release holds it. */
export type ReleasedTable = WithOptionalMissing<Table>;

/**
 * What a release holds of one measure of one view. The figures of a coarse measure are keyed:
 * gap: `share`, `importance`, `preparedness`, `gap`; score: `mean`; item (rated): `mean`;
 * need: `importance` (of all who rated it) and `availability` (of those of them who know), but no `share`, because R1
 * allows only the important-and-unprepared share.
 * A group of a breakdown has `share` and `gap` of gaps and `mean` of scores, as far as they do not tell its size.
 */
export type ReleasedMeasure =
  | { readonly kind: 'table'; readonly table: ReleasedTable }
  | { readonly kind: 'coarse'; readonly figures: Readonly<Record<string, CoarseFigure>> }
  | { readonly kind: 'suppressed' };

/** Which respondents a view is about. */
export type ReleasedGroup =
  | { readonly kind: 'all' }
  /** Options of the breakdown item taken together: one option, or a group of the ladder. */
  | { readonly kind: 'options'; readonly codes: readonly number[]; readonly ladderGroup?: string }
  /** Small groups merged, with those who did not say where they are too few to leave out. */
  | { readonly kind: 'others'; readonly codes: readonly number[]; readonly includesMissing?: true };

/**
 * The interval of one figure of a table, computed from the tables of the institutions, which are never in a release. It
 * is finished: rounded as it is shown, because a finer one would be an equation about institutions.
 */
export interface ClusteredFigure {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** How many times the variance is what independent answers would have, to one decimal. */
  readonly designEffect: number | null;
  /** ICC(1), to two decimals; null where no institution has two respondents. */
  readonly icc: number | null;
}

/** What a view says of the figures of its tables where their answers are from enough institutions. */
export interface ClusteredView {
  /** By measure, then by figure. */
  readonly figures: Readonly<Record<string, Readonly<Partial<Record<ClusteredName, ClusteredFigure>>>>>;
  /** For each measure of flags: groups that cannot be put in order. */
  readonly tieGroups: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** Two views of one breakdown, first minus second, with institutions as clusters of both; finished and rounded. */
export interface ClusteredPair {
  /** Ids of views, in the order of the views. */
  readonly first: string;
  readonly second: string;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Two-sided, unadjusted, to three significant digits. */
  readonly p: number;
  /** Respondents of both. */
  readonly n: number;
}

export interface ReleasedView {
  /** 'all', or '<breakdown item>:<group>'. */
  readonly id: string;
  readonly breakdown: string | null;
  readonly group: ReleasedGroup;
  readonly n: ReleasedCount;
  readonly measures: Readonly<Record<string, ReleasedMeasure>>;
  /** Absent where no figure has answers from enough institutions. */
  readonly clustered?: ClusteredView;
}

export interface ReleaseContent {
  readonly format: 1;
  readonly waveId: string;
  readonly kind: 'final' | 'interim';
  readonly instrument: { readonly id: string; readonly version: number; readonly hash: string };
  readonly form: Form;
  readonly softwareVersion: string;
  readonly policy: 'staff';
  readonly participation: {
    /** Eligible people who were invited; null where nobody knows (open invitation). */
    readonly invited: number | null;
    readonly received: ReleasedCount | null;
    readonly countries: number | null;
    readonly institutions: number | null;
  };
  readonly views: readonly ReleasedView[];
  /** Breakdowns that cannot be shown in any grouping. */
  readonly withheldBreakdowns: readonly string[];
  /**
   * By breakdown item, then by measure: the mean of a score, the important-and-unprepared share of a gap, the
   * important-and-absent share of a need. Absent where no pair has answers from enough institutions.
   */
  readonly comparisons?: Readonly<Record<string, Readonly<Record<string, readonly ClusteredPair[]>>>>;
}

/** The table of a group: without those who gave no answer. */
export function withoutMissing(table: Table): ReleasedTable {
  switch (table.kind) {
    case 'count':
    case 'tick':
    case 'number': {
      const { missing, ...answers } = table;
      return answers;
    }
    case 'score': {
      const { withoutScore, ...scores } = table;
      return scores;
    }
    default:
      return table;
  }
}
