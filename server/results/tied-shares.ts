/** Shares in tie groups: what cannot be put in order stands together, alphabetically, and is said to. */

import type { Disclosed } from '../../analysis/disclosure/disclosed.ts';
import type { TieGroups, TieTest } from '../../analysis/results/results.ts';
import type { Translate } from '../http/messages.ts';
import { legendEntry } from './charts/legend.ts';
import { type RankedGroup, rankedChart } from './charts/ranked.chart.ts';
import type { ChartSketch, NoteModel } from './figure-model.ts';
import { inlineWords, numberWords } from './number-words.ts';
import { hiddenAmong, markOf } from './page-context.ts';
import { isKnown, type ShownNumber } from './shown-number.ts';
import { chanceWords } from './uncertainty-words.ts';

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
    return { groups: [{ heading: '', rows: sorted, place: null }], order, first: [], tests: 0 };
  }

  const members = ties.result
    .map((ids) => sorted.filter(({ id }) => ids.includes(id)))
    .filter((group) => group.length > 0);
  const known = new Set(members.flat());
  const others = sorted.filter((row) => !known.has(row));
  const groups = members.map((group, index) => ({
    heading: headingOf(group.length, index, { of: members.length, t }),
    rows: group,
    place: index + 1,
  }));
  const first = (members[0] ?? []).map(({ name }) => name);
  const order = members.length === 1 && first.length > 1 ? 'all' : first.length === 1 ? 'one' : 'some';
  return {
    groups:
      others.length === 0
        ? groups
        : [...groups, { heading: t('results.tie-without'), rows: others, place: null }],
    order,
    first,
    tests: (known.size * (known.size - 1)) / 2,
  };
}

/** For a method line. */
export function tieTestWords(test: TieTest, t: Translate): string {
  return t(`results.tie-test-${test}`);
}

function headingOf(
  count: number,
  index: number,
  { of, t }: { readonly of: number; readonly t: Translate },
): string {
  const number = t('results.number', { n: count });
  if (of === 1) return t('results.tie-only', { count, number });
  if (index === 0) return t('results.tie-first', { count, number });
  return t('results.tie-later', { count, number, place: index === 1 ? 'second' : 'other' });
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

/** The most frequent share as a sentence, and why there are no ranks. @param n - respondents, in words. */
export function wordsNotes({ groups }: TiedShares, n: string, t: Translate): readonly NoteModel[] {
  const rows = groups.flatMap((group) => group.rows);
  const [most] = rows
    .flatMap(({ name, share }) => (isKnown(share) && share.homogeneous === null ? [{ name, share }] : []))
    .toSorted((a, b) => b.share.value - a.share.value);
  if (most === undefined) return [];
  const { name, share } = most;
  const sentence = t('results.share-in-words', {
    name,
    hidden: hiddenAmong(rows.map((row) => row.share)),
    ...chanceWords(share, t),
  });
  return [
    { heading: t('results.in-words'), paragraphs: [sentence] },
    ...(groups.some((group) => group.place !== null && group.rows.length > 1)
      ? [{ heading: t('results.why-no-ranks'), paragraphs: [t('results.no-ranks', { n })] }]
      : []),
  ];
}
