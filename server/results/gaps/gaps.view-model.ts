/** Preparedness gaps: modules by the share who find them important and feel unprepared, by mean gap, as a quadrant, and in full. */

import { type FigureSketch, textCell } from '../figures/figure-model.ts';
import {
  answerScale,
  countOf,
  countsOf,
  hiddenAmong,
  isCoarse,
  type PageContext,
  type PageFigures,
  table,
} from '../figures/page-context.ts';
import { plainlyWanting, quadrantSketch, quadrantTable } from '../figures/quadrant-figure.ts';
import {
  groupWords,
  type TiedShares,
  tiedChart,
  tiedShares,
  tieTestWords,
  wordsNotes,
} from '../figures/tied-shares.ts';
import { notAsked, withheldIfNone } from '../figures/withheld.ts';
import type { ShownNumber } from '../shown/shown-number.ts';
import { listWords } from '../words/list-words.ts';
import { countWords, numberWords, spanWords } from '../words/number-words.ts';
import { type GapsContext, gapRows } from './gap-rows.ts';
import { gapFigure } from './gap-size.view-model.ts';
import { answersFigure, preparednessReliability } from './preparedness-answers.view-model.ts';

export function gapsFigures(context: PageContext): PageFigures {
  const { t, view, instrument } = context;
  const [gap] = instrument.gaps;
  if (gap === undefined) {
    const withheld = notAsked(t('results.topic-gaps'), t);
    return {
      lead: t('results.gaps-lead-unknown'),
      figures: [{ id: 'gaps', headline: t('results.gaps-title'), sub: '', withheld }],
    };
  }
  const rows = gapRows(context);
  const shared = rows.map(({ module, name, share }) => ({ id: module.module, name, share }));
  const ties = tiedShares(shared, view.gaps.tieGroups, t);
  const own = { ...context, gap, rows };
  return {
    lead: leadOf(ties, context),
    figures: [
      shareFigure(own, ties),
      gapFigure(own),
      quadrantFigure(own),
      answersFigure(own),
      ...preparednessReliability(own),
    ],
  };
}

function leadOf({ order, first, groups }: TiedShares, { t, view }: PageContext): string {
  const total = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const modules = listWords(first, t);
  const values = {
    modules,
    n: countWords(view.n, t),
    count: first.length,
    number: t('results.number', { n: first.length }),
    total,
  };
  return t(`results.gaps-lead-${order}`, values);
}

function shareFigure(context: GapsContext, ties: TiedShares): FigureSketch {
  const { t, rows, gap, names, view } = context;
  const shares = rows.map(({ share }) => share);
  const withheld = withheldIfNone(shares, context);
  const caption = t('results.gap-share-caption');
  const [number, total] = [
    t('results.number-start', { n: ties.first.length }),
    t('results.number', { n: rows.length }),
  ];
  return {
    id: 'important-and-unprepared',
    headline: withheld
      ? caption
      : t(`results.gap-share-headline-${ties.order}`, { modules: listWords(ties.first, t), number, total }),
    sub: t('results.gap-share-sub', {
      important: names.option(gap.importance, gap.importantFrom),
      unprepared: names.option(gap.preparedness, gap.unpreparedTo),
    }),
    ...(withheld && { withheld }),
    chart: tiedChart(
      ties,
      { label: t('results.gap-share-label'), measure: t('results.gap-share-measure') },
      t,
    ),
    method: shareMethod(context, shares, ties),
    table: table(
      caption,
      [t('results.module'), t('results.in-100-interval'), t('results.count'), t('results.tie-group')],
      ties.groups.flatMap((group) =>
        group.rows.map((row) => ({
          name: row.name,
          cells: [
            numberWords(row.share, t),
            textCell(countOf(row.share, t)),
            textCell(groupWords(row, group, ties.order, t)),
          ],
        })),
      ),
    ),
    notes: wordsNotes(ties, { n: countWords(view.n, t), of: 'modules' }, t),
  };
}

function shareMethod(
  { t, view }: GapsContext,
  shares: readonly ShownNumber[],
  { order, tests }: TiedShares,
): string {
  const values = {
    respondents: countWords(view.n, t),
    pairs: spanWords(countsOf(shares), t),
    hidden: hiddenAmong(shares),
    order,
    tests,
    test: tieTestWords(view.gaps.tieTest, t),
  };
  return isCoarse(shares)
    ? t('results.gap-share-method-coarse', values)
    : t('results.gap-share-method', values);
}

function quadrantFigure(context: GapsContext): FigureSketch {
  const { t, gap, rows, view } = context;
  const scale = answerScale(gap.importance, context);
  const cuts = { importance: gap.importantFrom, supply: (scale.min + scale.max) / 2 };
  const points = rows.map(({ name, importance, preparedness }) => ({
    name,
    importance,
    supply: preparedness,
  }));
  const plain = plainlyWanting(points, cuts);
  const means = rows.flatMap((row) => [row.importance, row.preparedness]);
  const withheld = withheldIfNone(means, context);
  return {
    id: 'quadrant',
    headline: withheld
      ? t('results.gap-quadrant-caption')
      : t('results.gap-quadrant-headline', {
          count: plain.length,
          modules: listWords(plain, t),
          hidden: hiddenAmong(means),
        }),
    sub: t('results.gap-quadrant-sub', {
      cut: cuts.importance,
      word: context.names.option(gap.importance, cuts.importance),
      middle: cuts.supply,
    }),
    ...(withheld && { withheld }),
    chart: quadrantSketch(points, {
      scale,
      cuts,
      t,
      words: {
        label: t('results.gap-quadrant-label'),
        across: t('results.gap-quadrant-across'),
        up: t('results.quadrant-up'),
        mark: t('results.module'),
        corners: [
          t('results.gap-corner-1'),
          t('results.gap-corner-2'),
          t('results.gap-corner-3'),
          t('results.gap-corner-4'),
        ],
      },
    }),
    method: t('results.gap-quadrant-method', { respondents: countWords(view.n, t) }),
    table: quadrantTable(
      points,
      [t('results.gap-quadrant-caption'), t('results.module'), t('results.preparedness')],
      t,
    ),
    notes: [{ heading: t('results.how-to-read'), paragraphs: [t('results.quadrant-read')] }],
  };
}
