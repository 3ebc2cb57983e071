/** ImportPlan: what an import would store, and everything in the file that it did not understand. */

import type { EncodedAnswers } from '../../survey-definitions/answers.ts';
import type { Sheet } from './sheet.ts';

export const IMPORT_FAULT_KINDS = [
  'unknown-option',
  'ambiguous-code',
  'not-a-tick',
  'missing-not-offered',
  'not-a-number',
  'out-of-range',
  'too-many',
  'exclusive',
  'too-long',
  'wrong-kind',
  'hidden-item',
  'not-in-form',
  'unknown-institution',
  'mixed-missing',
  'too-many-cells',
  'duplicate-respondent',
  'duplicate-column',
  'column-not-found',
  'unknown-item',
] as const;

export type ImportFaultKind = (typeof IMPORT_FAULT_KINDS)[number];

export interface ImportFault {
  readonly kind: ImportFaultKind;
  /** Line of the file, from 1; the header's for faults of a column. */
  readonly line: number;
  /** The column's name; '' where a whole row is meant. */
  readonly column: string;
  /** What stands there, shortened. */
  readonly value: string;
  /** What was expected, for the words of plan-words.ts. */
  readonly expected: Readonly<Record<string, string | number>>;
}

export interface PlannedRow {
  readonly line: number;
  /** From the respondent column; undefined where there is none or it is blank. */
  readonly respondentKey: string | undefined;
  readonly answers: EncodedAnswers;
}

export interface ImportPlan {
  readonly fileName: string;
  readonly source: Sheet['source'];
  /** Columns that are read, with what they feed: an item, `item__option`, `item__text` or 'respondent'. */
  readonly columns: readonly { readonly column: string; readonly feeds: string }[];
  readonly unusedColumns: readonly string[];
  /** Rows without a fault. */
  readonly rows: readonly PlannedRow[];
  /** In the order of the file; at most MAXIMUM_FAULTS of them. */
  readonly faults: readonly ImportFault[];
  readonly counts: {
    readonly rows: number;
    readonly badRows: number;
    readonly faults: number;
    /** Rows in which every column of an item is blank; they are no responses and are not stored. */
    readonly emptyRows: number;
    /** Rows that end before the last column; what is not there counts as skipped. */
    readonly shortRows: number;
  };
  /** A fault of the header: no row can be trusted, whatever is asked for. */
  readonly isHeaderBad: boolean;
}

export const MAXIMUM_FAULTS = 100_000;

const SHOWN_CHARACTERS = 60;

/** Where in the file a fault is, and what stands there. */
export type FaultPlace = Pick<ImportFault, 'line' | 'column' | 'value'>;

export function makeFault(
  kind: ImportFaultKind,
  place: FaultPlace,
  expected: ImportFault['expected'] = {},
): ImportFault {
  return { kind, ...place, value: shortened(place.value), expected };
}

/** A cell as messages show it: on one line, and no longer than they can bear. */
export function shortened(value: string): string {
  const line = value
    .slice(0, SHOWN_CHARACTERS * 4)
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const characters = [...line];
  if (characters.length <= SHOWN_CHARACTERS) return line;
  return `${characters.slice(0, SHOWN_CHARACTERS).join('')}\u2026`;
}
