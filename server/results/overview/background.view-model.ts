/**
 * Who answered, by one background variable: the share of each answer where every size may be told, otherwise the
 * groups of its breakdown with their sizes, and no share.
 */

import type { OptionShares } from '../../../analysis/results/results.ts';
import { legendEntry } from '../charts/legend.ts';
import { rankedChart } from '../charts/ranked.chart.ts';
import { type FigureSketch, textCell } from '../figures/figure-model.ts';
import { countOf, hiddenAmong, markOf, type PageContext, table } from '../figures/page-context.ts';
import { withheldIfNone } from '../figures/withheld.ts';
import { isKnown, type KnownNumber, type ShownNumber } from '../shown/shown-number.ts';
import { countWords, inlineWords, numberWords } from '../words/number-words.ts';
import { optionShare } from '../words/scale-words.ts';
import { chanceWords } from '../words/uncertainty-words.ts';
import { type BackgroundGroup, shownGroups } from './background-groups.ts';

interface AnswerRow {
  readonly name: string;
  readonly share: ShownNumber;
}

export function backgroundFigure(context: PageContext, answers: OptionShares): FigureSketch {
  const groups = shownGroups(answers);
  return groups.length > 0 ? groupsFigure(context, answers, groups) : sharesFigure(context, answers);
}

function sharesFigure(context: PageContext, answers: OptionShares): FigureSketch {
  const { t, view, names } = context;
  const { itemId, n } = answers;
  const rows = names
    .optionsOf(itemId)
    .map((name, index) => ({ name, share: optionShare(answers, index + 1) }));
  const shares = rows.map(({ share }) => share);
  const withheld = withheldIfNone(shares, context);
  const title = names.short(itemId);
  return {
    id: itemId.replaceAll('_', '-'),
    headline: sharesHeadline(title, rows, t),
    sub: names.question(itemId),
    ...(withheld && { withheld }),
    chart: {
      label: t('results.background-label', { title }),
      legend: [
        legendEntry('dot', t('charts.in-100-respondents')),
        legendEntry('interval', t('charts.interval')),
      ],
      unit: t('charts.in-100-interval'),
      plan: rankedChart([
        {
          heading: '',
          rows: rows.map(({ name, share }) => ({
            name,
            words: inlineWords(share, t),
            mark: markOf(share, t),
          })),
        },
      ]),
    },
    method: t('results.background-method', {
      answers: countWords(n.kind === 'shown' ? n.result : view.n, t),
    }),
    table: table(
      title,
      [t('results.answer'), t('results.in-100-interval'), t('results.count')],
      rows.map(({ name, share }) => ({ name, cells: [numberWords(share, t), textCell(countOf(share, t))] })),
    ),
  };
}

function sharesHeadline(title: string, rows: readonly AnswerRow[], t: PageContext['t']): string {
  const most = mostFrequent(rows);
  if (most === undefined) return title;
  const { name, share } = most;
  return t('results.background-headline', {
    title,
    option: name,
    ...chanceWords(share, t),
  });
}

/** The most frequent answer, unless one that is not shown could be as frequent. */
function mostFrequent(
  rows: readonly AnswerRow[],
): { readonly name: string; readonly share: KnownNumber } | undefined {
  const known = rows.flatMap(({ name, share }) => (isKnown(share) ? [{ name, share }] : []));
  const [most] = known.toSorted((a, b) => b.share.value - a.share.value);
  if (most === undefined || hiddenAmong(rows.map(({ share }) => share)) === 'none') return most;
  // Each share may be half of one in 100 less than it says.
  const left = 100 - known.reduce((sum, { share }) => sum + share.value - ROUNDING, 0);
  return most.share.value - ROUNDING > left ? most : undefined;
}

const ROUNDING = 0.5;

/** The groups that the breakdown shows, each with as much of its size as may be told. */
function groupsFigure(
  { t, view, names }: PageContext,
  { itemId }: OptionShares,
  groups: readonly BackgroundGroup[],
): FigureSketch {
  const title = names.short(itemId);
  const respondents = countWords(view.n, t);
  const covered = new Set(groups.flatMap(({ codes }) => codes));
  const isComplete = names.optionsOf(itemId).every((_, index) => covered.has(index + 1));
  return {
    id: itemId.replaceAll('_', '-'),
    headline: t('results.groups-headline', {
      title,
      count: groups.length,
      number: t('results.number', { n: groups.length }),
    }),
    sub: names.question(itemId),
    method: t('results.groups-method', { complete: isComplete ? 'yes' : 'no' }),
    table: table(
      title,
      [t('results.answer'), t('results.people')],
      groups.map(({ group, n }) => ({
        name: names.group(itemId, group),
        cells: [textCell(t('results.group-size', { size: countWords(n, t), respondents }))],
      })),
    ),
  };
}
