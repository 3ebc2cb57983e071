/** Shares in tie groups: what cannot be put in order stands together, alphabetically, and is said to. */

import type { Disclosed } from '../../../analysis/disclosure/disclosed.ts';
import type { TieGroups, TieTest } from '../../../analysis/results/results.ts';
import type { Translate } from '../../http/messages.ts';
import { legendEntry } from '../charts/legend.ts';
import { type RankedGroup, rankedChart } from '../charts/ranked.chart.ts';
import { isKnown, type ShownNumber } from '../shown/shown-number.ts';
import { inlineWords, numberWords } from '../words/number-words.ts';
import { chanceWords } from '../words/uncertainty-words.ts';
import type { ChartSketch, NoteModel } from './figure-model.ts';
import { isBelow, sharesFinding } from './headline-of-shares.ts';
import { hiddenAmong, markOf } from './page-context.ts';

export interface SharedRow {
  readonly id: string;
  readonly name: string;
  readonly share: ShownNumber;
}

export interface TiedGroup<Row extends SharedRow = SharedRow> {
  readonly heading: string;
  readonly rows: readonly Row[];
  /** From 1 for those that are most frequent; null for rows that could not be compared. */
  readonly place: number | null;
  /** Whether intervals of some of its rows do not overlap, and only those between them join them. */
  readonly isChained: boolean;
}

export interface TiedShares<Row extends SharedRow = SharedRow> {
  readonly groups: readonly TiedGroup<Row>[];
  /**
   * What may be said: 'one' stands first, 'some' stand first together, 'all' are one group; 'unknown' where there
   * are too few answers to compare, 'withheld' where the order is not shown.
   */
  readonly order: 'one' | 'some' | 'all' | 'unknown' | 'withheld';
  /** Names in the first group. */
  readonly first: readonly string[];
  /** How many pairs of rows were compared. */
  readonly tests: number;
}

export function tiedShares<Row extends SharedRow>(
  rows: readonly Row[],
  ties: Disclosed<TieGroups>,
  t: Translate,
): TiedShares<Row> {
  const sorted = rows.toSorted((a, b) => a.name.localeCompare(b.name));
  if (ties.kind === 'suppressed' || ties.result.length === 0) {
    const order = ties.kind === 'suppressed' ? 'withheld' : 'unknown';
    return { groups: [withoutPlace('', sorted)], order, first: [], tests: 0 };
  }

  const members = ties.result
    .map((ids) => sorted.filter(({ id }) => ids.includes(id)))
    .filter((group) => group.length > 0);
  const known = new Set(members.flat());
  const others = sorted.filter((row) => !known.has(row));
  const groups = members.map((rows, index) => {
    const isChained = rows.some((row) => rows.some((other) => isBelow(other.share, row.share)));
    const heading = headingOf(rows.length, index, { of: members.length, isChained, t });
    return { heading, rows, place: index + 1, isChained };
  });
  const first = (members[0] ?? []).map(({ name }) => name);
  const order = members.length === 1 && first.length > 1 ? 'all' : first.length === 1 ? 'one' : 'some';
  return {
    groups: others.length === 0 ? groups : [...groups, withoutPlace(t('results.tie-without'), others)],
    order,
    first,
    tests: (known.size * (known.size - 1)) / 2,
  };
}

function withoutPlace<Row extends SharedRow>(heading: string, rows: readonly Row[]): TiedGroup<Row> {
  return { heading, rows, place: null, isChained: false };
}

/** For a method line. */
export function tieTestWords(test: TieTest, t: Translate): string {
  return t(`results.tie-test-${test}`);
}

function headingOf(
  count: number,
  index: number,
  { of, isChained, t }: { readonly of: number; readonly isChained: boolean; readonly t: Translate },
): string {
  const values = { count, number: t('results.number', { n: count }), chained: isChained ? 'yes' : 'no' };
  if (of === 1) return t('results.tie-only', values);
  if (index === 0) return t('results.tie-first', values);
  return t('results.tie-later', { ...values, place: index === 1 ? 'second' : 'other' });
}

/** 'first group', for the table, or why the row is in none. */
export function groupWords(
  { share }: SharedRow,
  { place }: TiedGroup,
  order: TiedShares['order'],
  t: Translate,
): string {
  if (place !== null) return t('results.tie-place', { place });
  if (order === 'withheld') return t('results.cell-not-shown');
  return isKnown(share) ? t('results.cell-too-few') : numberWords(share, t).value;
}

export interface TiedChartWords {
  readonly label: string;
  readonly measure: string;
  /** Where it is not the 95 % interval of each share. */
  readonly interval?: string;
  readonly unit?: string;
}

export function tiedChart(
  { groups }: TiedShares,
  { label, measure, interval, unit }: TiedChartWords,
  t: Translate,
): ChartSketch {
  const ranked: readonly RankedGroup[] = groups.map(({ heading, rows }) => ({
    heading,
    rows: rows.map(({ name, share }) => ({ name, words: inlineWords(share, t), mark: markOf(share, t) })),
  }));
  return {
    label,
    legend: [legendEntry('dot', measure), legendEntry('interval', interval ?? t('charts.interval'))],
    unit: unit ?? t('charts.in-100-interval'),
    plan: rankedChart(ranked),
  };
}

export interface TiedNoteWords {
  /** Respondents, in words. */
  readonly n: string;
  readonly of: 'modules' | 'needs';
  /** The 95 % interval of a share by itself, where another is drawn. */
  readonly plain?: ReadonlyMap<string, ShownNumber>;
}

/** The shares as a sentence, naming the most frequent where what is drawn singles it out, and why there are no ranks. */
export function wordsNotes(
  { groups }: TiedShares,
  { n, of, plain }: TiedNoteWords,
  t: Translate,
): readonly NoteModel[] {
  const rows = groups.flatMap((group) => group.rows);
  const finding = sharesFinding(rows, 'highest');
  const hidden = hiddenAmong(rows.map((row) => row.share));
  const sentences: string[] = [];
  if (finding.kind === 'one') {
    const { name } = finding;
    const alone = plain?.get(name);
    const share = alone !== undefined && isKnown(alone) ? alone : finding.share;
    sentences.push(t('results.share-in-words', { name, hidden, ...chanceWords(share, t) }));
  }
  if (finding.kind === 'range') {
    const { least, greatest } = finding;
    sentences.push(t('results.share-in-words-range', { of, hidden, least, greatest }));
  }
  if (sentences.length === 0) return [];
  return [
    { heading: t('results.in-words'), paragraphs: sentences },
    ...(groups.some((group) => group.place !== null && group.rows.length > 1)
      ? [{ heading: t('results.why-no-ranks'), paragraphs: [t('results.no-ranks', { n, of })] }]
      : []),
  ];
}
