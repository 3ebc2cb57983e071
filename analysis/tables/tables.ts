/**
 * The tables in which answers leave tabulation: counts, never rows.
 *
 * Tables of disjoint groups add up, so partitions of a wave can be counted apart (merge-tables.ts).
 * Everything that is shown is computed from these.
 */

import type { MissingKind } from '../../survey-definitions/missing.ts';

/** How many gave no answer, by kind. */
export type MissingCounts = Readonly<Record<MissingKind, number>>;

/** How many respondents gave each answer to one single-choice or Likert item. */
export interface CountTable {
  readonly kind: 'count';
  readonly itemId: string;
  /** counts[code - 1] is the number of respondents who answered code. */
  readonly counts: readonly number[];
  readonly missing: MissingCounts;
}

/** How many respondents ticked each option of a multiple-choice or top-N item. */
export interface TickTable {
  readonly kind: 'tick';
  readonly itemId: string;
  /** ticks[option - 1]. They add up to more than the respondents. */
  readonly ticks: readonly number[];
  /** Respondents who ticked at least one option: the denominator of shares. */
  readonly answered: number;
  readonly missing: MissingCounts;
}

/** How many respondents gave each number. */
export interface NumberTable {
  readonly kind: 'number';
  readonly itemId: string;
  /** [value, count], by value. */
  readonly counts: readonly (readonly [number, number])[];
  readonly missing: MissingCounts;
}

/** How many respondents gave each pair of answers to two items; only complete pairs are counted. */
export interface PairTable {
  readonly kind: 'pair';
  /** The module of a gap, or the id of a need. */
  readonly id: string;
  /** counts[first - 1][second - 1]: importance by preparedness, or importance by availability. */
  readonly counts: readonly (readonly number[])[];
  /** For needs: respondents by importance whose answer on availability was "do not know". Zeros for gaps. */
  readonly secondUnknown: readonly number[];
}

/** How many respondents have each score of a scale. */
export interface ScoreTable {
  readonly kind: 'score';
  readonly scaleId: string;
  /** [score, count], by score. */
  readonly counts: readonly (readonly [number, number])[];
  /** Respondents with fewer answered items than the scale asks for. */
  readonly withoutScore: number;
}

/** Sums and cross-products of a scale's item scores over respondents who answered all of its items (listwise). */
export interface ProductTable {
  readonly kind: 'product';
  readonly scaleId: string;
  readonly itemIds: readonly string[];
  readonly n: number;
  readonly sums: readonly number[];
  /** products[i][j] = sum of x_i * x_j, symmetric. */
  readonly products: readonly (readonly number[])[];
  /**
   * Among the n, those who gave the same answer to every item, as they gave it: before reverse items are flipped. With
   * one item that is everybody, and with two it happens by chance: see `straightLining`.
   */
  readonly straightLined: number;
}

/**
 * For each pair of flags (important and unprepared for module i and for module j), how many respondents have
 * both, the first only, the second only; among those for whom both flags are known. Feeds McNemar's test.
 */
export interface FlagPairTable {
  readonly kind: 'flag-pair';
  readonly ids: readonly string[];
  /** known[i][j]: respondents for whom both flags are known; known[i][i]: for whom flag i is. */
  readonly known: readonly (readonly number[])[];
  /** both[i][j]: respondents with both flags; both[i][i]: with flag i. */
  readonly both: readonly (readonly number[])[];
  /** firstOnly[i][j]: flag i and not flag j, both known. Zero on the diagonal. */
  readonly firstOnly: readonly (readonly number[])[];
}

export type Table =
  | CountTable
  | TickTable
  | NumberTable
  | PairTable
  | ScoreTable
  | ProductTable
  | FlagPairTable;

/**
 * The tables of one group of respondents, by measure key:
 * `item:<item>`, `gap:<module>`, `need:<need>`, `score:<scale>`, `product:<scale>`,
 * `flags:gaps`, `flags:needs`, `flags:top`.
 */
export interface GroupTables {
  /** Respondents in the group. */
  readonly n: number;
  readonly byMeasure: Readonly<Record<string, Table>>;
}

/**
 * Makes one table of a small group when it is asked for: there are thousands of such groups, and most of their tables
 * are never read. Product tables are not counted for them.
 *
 * @throws RangeError for a measure that is not counted.
 */
export type TableReader = (key: string) => Table;

/** The stratum of respondents without an institution. */
export const NO_INSTITUTION = 'none';

/** Everything that the pages of a wave need, counted in one pass. */
export interface Tabulation {
  readonly whole: GroupTables;
  /** By breakdown item; the key of a group is the code of its option, or 'missing'. Groups with nobody are left out. */
  readonly byBreakdown: Readonly<Record<string, Readonly<Record<string, GroupTables>>>>;
  /** By stratum (an institution, the pool of small ones, or 'none'). */
  readonly byStratum: Readonly<Record<string, GroupTables>>;
  /** By breakdown item, then by group as in `byBreakdown`, then by stratum. Pairs with nobody are left out. */
  readonly byBreakdownAndStratum: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, TableReader>>>>>
  >;
  /** Ballots by channel. */
  readonly channels: Readonly<Record<string, number>>;
  /** Ballots by contact period. */
  readonly contactPeriods: Readonly<Record<string, number>>;
}
