/** HEI support needs: the priority list, absent told from unknown, as a quadrant, and the ones chosen first. */

import { legendBox } from '../charts/legend.ts';
import { PART_STYLES, partsChart } from '../charts/parts.chart.ts';
import type { FigureSketch } from '../figures/figure-model.ts';
import { sharesHeadline } from '../figures/headline-of-shares.ts';
import {
  answerScale,
  countsOf,
  hiddenAmong,
  isCoarse,
  type PageContext,
  type PageFigures,
  table,
} from '../figures/page-context.ts';
import { plainlyWanting, quadrantSketch, quadrantTable } from '../figures/quadrant-figure.ts';
import { tiedShares } from '../figures/tied-shares.ts';
import { notAsked, withheldBecause, withheldIfNone } from '../figures/withheld.ts';
import { isKnown, shownShare } from '../shown/shown-number.ts';
import { shownPriority } from '../shown/shown-priority.ts';
import { listWords } from '../words/list-words.ts';
import { countWords, inlineWords, numberWords, spanWords } from '../words/number-words.ts';
import { priorityFigure } from './need-priority.view-model.ts';
import { type NeedsContext, needRows } from './need-rows.ts';
import { topNeedsFigure } from './top-needs.view-model.ts';

export function needsFigures(context: PageContext): PageFigures {
  const { t, view, instrument } = context;
  const [first] = instrument.needs;
  if (first === undefined) {
    const withheld = notAsked(t('results.topic-needs'), t);
    return {
      lead: t('results.needs-lead-unknown'),
      figures: [{ id: 'needs', headline: t('results.needs-title'), sub: '', withheld }],
    };
  }
  const priority = shownPriority(view.needs);
  const ties = tiedShares(needRows(context, priority), priority.groups, t);
  const own = { ...context, first, priority, rows: ties.groups.flatMap(({ rows }) => rows) };
  const top = instrument.topNeeds === undefined ? [] : [topNeedsFigure(context, instrument.topNeeds)];
  const lead = t(`results.needs-lead-${ties.order}`, {
    needs: listWords(ties.first, t),
    n: countWords(view.n, t),
  });
  return {
    lead,
    figures: [
      priorityFigure(own, ties),
      partsFigure(own),
      quadrantFigure(own),
      ...top,
      ...commentFigures(context),
    ],
  };
}

const PARTS = [PART_STYLES.main, PART_STYLES.hatched, PART_STYLES.band, PART_STYLES.empty] as const;

function partsFigure({ t, rows, view }: NeedsContext): FigureSketch {
  const parts = rows.map(({ name, need, absent }) => {
    const shares = [
      need.importantAndAbsent,
      need.importantAndUnknown,
      need.importantAndThere,
      need.notImportant,
    ].map(shownShare);
    return {
      name,
      shares,
      parts: shares.every(isKnown) ? shares.map((share) => share.value) : undefined,
      words: inlineWords(absent, t),
    };
  });
  const withheld = parts.every((row) => row.parts === undefined)
    ? withheldBecause('protected', t)
    : undefined;
  const columns = [
    t('results.part-absent'),
    t('results.part-unknown'),
    t('results.part-there'),
    t('results.part-not-important'),
  ] as const;
  return {
    id: 'absent-or-unknown',
    headline: sharesHeadline(
      rows.map(({ name, unknown: share }) => ({ name, share })),
      'highest',
      {
        one: 'results.parts-headline',
        range: 'results.parts-headline-range',
        unknown: 'results.parts-headline-unknown',
      },
      t,
    ),
    sub: t('results.parts-sub'),
    ...(withheld && { withheld }),
    chart: {
      label: t('results.parts-label'),
      legend: [t('charts.absent'), t('charts.unknown'), t('charts.there'), t('charts.not-important')].map(
        (words, part) => legendBox(PARTS[part]?.paint ?? '', words),
      ),
      unit: t('charts.in-100'),
      plan: partsChart(parts, PARTS),
    },
    method: t('results.parts-method', { respondents: countWords(view.n, t) }),
    table: table(
      t('results.parts-caption'),
      [t('results.need'), ...columns],
      parts.map(({ name, shares }) => ({ name, cells: shares.map((share) => numberWords(share, t)) })),
    ),
    notes: [{ heading: t('results.two-remedies'), paragraphs: [t('results.two-remedies-text')] }],
  };
}

function quadrantFigure(context: NeedsContext): FigureSketch {
  const { t, rows, first, view, names } = context;
  const scale = answerScale(first.importance, context);
  const cuts = { importance: first.importantFrom, supply: (scale.min + scale.max) / 2 };
  const points = rows.map(({ name, importance, availability }) => ({
    name,
    importance,
    supply: availability,
  }));
  const plain = plainlyWanting(points, cuts);
  const means = rows.flatMap((row) => [row.importance, row.availability]);
  const withheld = withheldIfNone(means, context);
  return {
    id: 'quadrant',
    headline: withheld
      ? t('results.need-quadrant-caption')
      : t('results.need-quadrant-headline', {
          count: plain.length,
          needs: listWords(plain, t),
          hidden: hiddenAmong(means),
        }),
    sub: t('results.need-quadrant-sub', {
      cut: cuts.importance,
      word: names.option(first.importance, cuts.importance),
      middle: cuts.supply,
    }),
    ...(withheld && { withheld }),
    chart: quadrantSketch(points, {
      scale,
      cuts,
      t,
      words: {
        label: t('results.need-quadrant-label'),
        across: t('results.need-quadrant-across'),
        up: t('results.quadrant-up'),
        mark: t('results.need'),
        corners: [
          t('results.need-corner-1'),
          t('results.need-corner-2'),
          t('results.need-corner-3'),
          t('results.need-corner-4'),
        ],
      },
    }),
    method: t(
      isCoarse(points.map((point) => point.supply))
        ? 'results.need-quadrant-method-coarse'
        : 'results.need-quadrant-method',
      {
        respondents: countWords(view.n, t),
        known: spanWords(countsOf(points.map((point) => point.supply)), t),
      },
    ),
    table: quadrantTable(
      points,
      [t('results.need-quadrant-caption'), t('results.need'), t('results.availability')],
      t,
    ),
    notes: [
      { heading: t('results.across-institutions'), paragraphs: [t('results.across-institutions-text')] },
    ],
  };
}

/** Comments are read and coded by people; none are coded yet. */
function commentFigures({ t, instrument, names }: PageContext): readonly FigureSketch[] {
  return instrument.items
    .filter((item) => item.kind === 'text' && item.length === 'long')
    .slice(0, 1)
    .map((item) => ({
      id: 'comments',
      headline: names.short(item.id),
      sub: t('results.comments-sub'),
      withheld: { title: t('results.comments-title'), text: t('results.comments-text'), link: null },
    }));
}
