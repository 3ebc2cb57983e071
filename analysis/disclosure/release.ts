/**
 * Release: an immutable, disclosure-controlled set of tables of one wave, made at one moment.
 *
 * Its id is the SHA-256 of this content as canonical JSON (RFC 8785). Pages, the API, benchmarks and
 * trends read releases and nothing else, so nothing may stand here that rule R1 does not allow:
 * tables from n = 23, finished rounded figures for 10-22, nothing of smaller groups.
 */

import type { Form } from '../../survey-definitions/instrument.ts';
import type { Table } from '../tables/tables.ts';

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

export interface ReleasedView {
  /** 'all', or '<breakdown item>:<group>'. */
  readonly id: string;
  readonly breakdown: string | null;
  readonly group: ReleasedGroup;
  readonly n: ReleasedCount;
  readonly measures: Readonly<Record<string, ReleasedMeasure>>;
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
