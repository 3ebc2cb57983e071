/** The need priority list: important and absent, in groups by intervals that hold for all needs at once. */

import { type FigureSketch, type NoteModel, type TableModel, textCell } from '../figures/figure-model.ts';
import { isBelow } from '../figures/headline-of-shares.ts';
import { answerScale, countsOf, hiddenAmong, table } from '../figures/page-context.ts';
import { groupWords, type TiedShares, tiedChart, wordsNotes } from '../figures/tied-shares.ts';
import { withheldIfNone } from '../figures/withheld.ts';
import { isKnown, type ShownNumber } from '../shown/shown-number.ts';
import { levelWords } from '../shown/shown-priority.ts';
import { listWords } from '../words/list-words.ts';
import { countWords, type NumberWords, numberWords, spanWords } from '../words/number-words.ts';
import { intervalWords } from '../words/uncertainty-words.ts';
import type { NeedRow, NeedsContext } from './need-rows.ts';

export function priorityFigure(context: NeedsContext, ties: TiedShares<NeedRow>): FigureSketch {
  const { t, rows, first, names, view, priority } = context;
  const withheld = withheldIfNone(
    rows.map(({ share }) => share),
    context,
  );
  const plain = new Map(rows.map(({ name, absent }) => [name, absent]));
  return {
    id: 'important-and-absent',
    headline: withheld ? t('results.need-share-title') : priorityHeadline(ties, t),
    sub: t('results.need-share-sub', {
      important: names.option(first.importance, first.importantFrom),
      absent: names.option(first.availability, first.absentTo),
    }),
    ...(withheld && { withheld }),
    chart: tiedChart(
      ties,
      {
        label: t('results.need-share-label'),
        measure: t('results.need-share-measure'),
        ...(priority.family && {
          interval: t('charts.simultaneous', { level: levelWords(priority.family.levelOfEach) }),
          unit: t('charts.in-100-simultaneous'),
        }),
      },
      t,
    ),
    method: priorityMethod(context, ties),
    table: needsTable(context, ties),
    notes: [
      ...wordsNotes(ties, { n: countWords(view.n, t), of: 'needs', plain }, t),
      ...discrepancyNotes(context),
    ],
  };
}

function priorityHeadline({ groups, order, first }: TiedShares<NeedRow>, t: NeedsContext['t']): string {
  const total = t('results.number', { n: groups.flatMap(({ rows }) => rows).length });
  const isChained = groups[0]?.isChained === true;
  if (order === 'all' && isChained) return chainedHeadline(groups[0]?.rows ?? [], total, t);
  return t(`results.need-share-headline-${order}`, {
    needs: listWords(first, t),
    number: t('results.number-start', { n: first.length }),
    total,
    chained: isChained ? 'yes' : 'no',
  });
}

/** Overlaps join all needs, and still some of them are clearly less frequent than the most frequent one. */
function chainedHeadline(rows: readonly NeedRow[], total: string, t: NeedsContext['t']): string {
  const [most] = rows
    .flatMap(({ name, share }) => (isKnown(share) ? [{ name, share }] : []))
    .toSorted((a, b) => b.share.value - a.share.value || b.share.lower - a.share.lower);
  const count = most === undefined ? 0 : rows.filter(({ share }) => isBelow(share, most.share)).length;
  return t('results.need-share-headline-chained', {
    need: most?.name ?? '',
    count,
    number: t('results.number', { n: count }),
    total,
  });
}

function priorityMethod(
  { t, rows, view, priority: { family } }: NeedsContext,
  { groups }: TiedShares<NeedRow>,
): string {
  const answers = t('results.need-share-method', {
    respondents: countWords(view.n, t),
    answers: spanWords(countsOf(rows.map(answersTo)), t),
    hidden: hiddenAmong(rows.map(({ absent }) => absent)),
  });
  if (family === null) return answers;
  const methods = new Set(rows.flatMap(({ placed }) => (isKnown(placed) ? [placed.method] : [])));
  const grouping = t('results.need-share-grouping', {
    total: t('results.number', { n: family.size }),
    level: levelWords(family.levelOfEach),
    chained: groups.some(({ isChained }) => isChained) ? 'yes' : 'no',
    methods: listWords(
      [...methods].map((method) => t(`results.interval-by-${method}`)),
      t,
    ),
  });
  return `${answers} ${grouping}`;
}

function needsTable({ t, priority: { family } }: NeedsContext, ties: TiedShares<NeedRow>): TableModel {
  // Without simultaneous intervals there is no column for them.
  const level = family && levelWords(family.levelOfEach);
  return table(
    t('results.need-share-caption'),
    [
      t('results.need'),
      t('results.absent-in-100'),
      ...(level === null ? [] : [t('results.simultaneous', { level })]),
      t('results.tie-group'),
      t('results.unknown-in-100'),
      t('results.importance-mean'),
      t('results.availability-mean'),
      t('results.discrepancy'),
      t('results.know-it'),
      t('results.answers'),
    ],
    ties.groups.flatMap((group) =>
      group.rows.map((row) => ({
        name: row.name,
        cells: [
          numberWords(row.absent, t),
          ...(level === null ? [] : [intervalCell(row.placed, t)]),
          textCell(groupWords(row, group, ties.order, t)),
          ...[row.unknown, row.importance, row.availability, row.discrepancy].map((number) =>
            numberWords(number, t),
          ),
          sizeCell(row.availability, t),
          sizeCell(answersTo(row), t),
        ],
      })),
    ),
  );
}

/** The interval alone: its share stands beside it. */
function intervalCell(number: ShownNumber, t: NeedsContext['t']): NumberWords {
  return isKnown(number) ? textCell(intervalWords(number, t)) : numberWords(number, t);
}

/** The figure whose respondents are those who answered on a need: its share, or where that is not shown, its mean. */
function answersTo({ absent, importance }: NeedRow): ShownNumber {
  return isKnown(absent) ? absent : importance;
}

function sizeCell(number: ShownNumber, t: NeedsContext['t']): NumberWords {
  return isKnown(number) ? textCell(countWords(number.n, t)) : numberWords(number, t);
}

/** What the score of the table is; only where there is one. */
function discrepancyNotes(context: NeedsContext): readonly NoteModel[] {
  const { t, rows, first } = context;
  if (!rows.some(({ discrepancy }) => isKnown(discrepancy))) return [];
  const { max } = answerScale(first.importance, context);
  const most = max * (max - 1);
  return [{ heading: t('results.discrepancy'), paragraphs: [t('results.discrepancy-text', { most })] }];
}
