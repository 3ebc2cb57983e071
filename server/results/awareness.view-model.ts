/** Awareness: the score in bands with its mean, and each concept with the share who knew of it. */

import { mapDisclosed } from '../../analysis/disclosure/disclosed.ts';
import type { AwarenessResult, OptionShares, ScaleResult } from '../../analysis/results/results.ts';
import type { Scale } from '../../survey-definitions/instrument.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';
import { bandsChart } from './charts/bands.chart.ts';
import { legendEntry } from './charts/legend.ts';
import { rankedChart } from './charts/ranked.chart.ts';
import { type FigureSketch, textCell } from './figures/figure-model.ts';
import {
  countOf,
  countsOf,
  hiddenAmong,
  isCoarse,
  markOf,
  type PageContext,
  type PageFigures,
  table,
} from './figures/page-context.ts';
import { notAsked, withheldBecause, withheldIfNone } from './figures/withheld.ts';
import { reliabilityFigure } from './reliability/reliability.view-model.ts';
import { reliabilityWords } from './reliability/reliability-words.ts';
import { isKnown, type KnownNumber, type ShownNumber, shownMean, shownShare } from './shown/shown-number.ts';
import { countWords, inlineWords, numberWords, spanWords } from './words/number-words.ts';
import { optionShare, spreadWords } from './words/scale-words.ts';
import { chanceWords } from './words/uncertainty-words.ts';

export function awarenessFigures(context: PageContext): PageFigures {
  const { t, view, instrument } = context;
  const scale = instrument.scales.find(({ id }) => id === instrument.results.awareness);
  if (view.awareness === null || scale === undefined) {
    const withheld = notAsked(t('results.topic-awareness'), t);
    return {
      lead: t('results.awareness-lead-unknown'),
      figures: [{ id: 'awareness', headline: t('results.awareness-title'), sub: '', withheld }],
    };
  }
  const mean = shownMean(view.awareness.score.mean);
  return {
    lead: isKnown(mean)
      ? t('results.awareness-lead', { mean: inlineWords(mean, t), maximum: scale.maximum })
      : t('results.awareness-lead-unknown'),
    figures: [
      scoreFigure(context, view.awareness.score, scale),
      conceptsFigure(context, view.awareness, scale),
      reliabilityFigure(context, view.awareness.score),
    ],
  };
}

function scoreFigure({ t, view, names }: PageContext, score: ScaleResult, scale: Scale): FigureSketch {
  const mean = shownMean(score.mean);
  const bands = bandRows(score, t);
  const bars = bands.flatMap(({ name, share }) =>
    isKnown(share) ? [{ name, share, words: inlineWords(share, t) }] : [],
  );
  const words = { concepts: scale.items.length, maximum: scale.maximum, mean: inlineWords(mean, t) };
  const withheld = bars.length === 0 ? withheldScore(mean, score, t) : undefined;
  return {
    id: 'score',
    headline: scoreHeadline(bars, t),
    sub: isKnown(mean) ? t('results.score-sub', words) : t('results.score-sub-without-mean', words),
    ...(withheld && { withheld }),
    chart: {
      label: t('results.score-label', { count: bars.length }),
      legend: [
        legendEntry('bar', t('charts.in-100-respondents')),
        legendEntry('upright-interval', t('charts.interval')),
      ],
      unit: null,
      plan: bandsChart(bars, t('charts.score-axis', { minimum: scale.minimum, maximum: scale.maximum })),
    },
    method: [
      t('results.score-method', {
        respondents: countWords(view.n, t),
        spread: spreadWords(score, t),
        level: 95,
      }),
      reliabilityWords(score, t),
    ].join(' '),
    table: table(
      t('results.score-caption'),
      [t('results.score'), t('results.in-100-interval'), t('results.count')],
      bands.map(({ name, share }) => ({ name, cells: [numberWords(share, t), textCell(countOf(share, t))] })),
    ),
    notes: [
      {
        heading: t('results.scoring-rule'),
        paragraphs: [names.scaleRule(scale.id), ...unansweredRule(scale, t), ...withoutScore(score, t)],
      },
    ],
  };
}

function bandRows({ bands }: ScaleResult, t: PageContext['t']) {
  if (bands.kind === 'suppressed') return [];
  return bands.result.map((band) => ({
    name: bandName(band, t),
    share: shownShare(mapDisclosed(bands, () => band.share)),
  }));
}

function bandName({ from, to }: { readonly from: number; readonly to: number }, t: PageContext['t']): string {
  return from === to ? String(from) : t('results.range', { from: String(from), to: String(to) });
}

/** A sum is never prorated, so what was not answered adds nothing to it. */
function unansweredRule({ items, method, minimumAnswered }: Scale, t: PageContext['t']): readonly string[] {
  if (method !== 'sum' || minimumAnswered >= items.length) return [];
  return [t('results.unanswered-rule', { minimum: minimumAnswered, concepts: items.length })];
}

function withoutScore({ withoutScore: without }: ScaleResult, t: PageContext['t']): readonly string[] {
  return without.kind === 'shown' ? [t('results.without-score', { count: without.result })] : [];
}

/** A small group has a mean and no bands: the mean is said in the sub line, and the bands are withheld. */
function withheldScore(mean: ShownNumber, { bands }: ScaleResult, t: PageContext['t']) {
  if (bands.kind === 'suppressed') return withheldBecause(bands.reason, t);
  return isKnown(mean) ? withheldBecause('protected', t) : withheldBecause(mean.reason, t);
}

function scoreHeadline(
  bars: readonly { readonly name: string; readonly share: KnownNumber }[],
  t: PageContext['t'],
): string {
  const [lowest, highest] = [bars[0], bars.at(-1)];
  // An end of the scale of a small group is worded, and never a number.
  if (lowest === undefined || highest === undefined || bars.some(({ share }) => share.homogeneous !== null))
    return t('results.awareness-title');
  const { share: high, interval } = chanceWords(highest.share, t);
  if (bars.length === 1)
    return t('results.score-headline-one', { share: high, interval, band: highest.name });
  const low = chanceWords(lowest.share, t);
  return t('results.score-headline', {
    high,
    interval,
    top: highest.name,
    low: low.share,
    lowInterval: low.interval,
    bottom: lowest.name,
  });
}

function conceptsFigure(context: PageContext, { items }: AwarenessResult, scale: Scale): FigureSketch {
  const { t, view, names } = context;
  const codes = scoringCodes(items[0], scale, context);
  const rows = items.map((item) => ({
    name: names.short(item.itemId),
    aware: optionShare(item, codes.aware),
    unsure: optionShare(item, codes.last),
  }));
  const shares = rows.map(({ aware }) => aware);
  const withheld = withheldIfNone(shares, context);
  const values = shares.filter(isKnown).map(({ value }) => value);
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const isRange = values.length > 1 && !shares.some((share) => isKnown(share) && share.homogeneous !== null);
  const last = names.option(items[0]?.itemId ?? '', codes.last);
  return {
    id: 'concepts',
    headline: isRange
      ? t('results.concepts-headline', { least, greatest, hidden: hiddenAmong(shares) })
      : t('results.concepts-headline-unknown'),
    sub: t('results.concepts-sub'),
    ...(withheld && { withheld }),
    chart: {
      label: t('results.concepts-label'),
      legend: [
        legendEntry('dot', t('results.concepts-measure')),
        legendEntry('interval', t('charts.interval')),
      ],
      unit: t('charts.in-100-interval'),
      plan: rankedChart([
        {
          heading: '',
          rows: rows.map(({ name, aware }) => ({
            name,
            words: inlineWords(aware, t),
            mark: markOf(aware, t),
          })),
        },
      ]),
    },
    method: t(isCoarse(shares) ? 'results.concepts-method-coarse' : 'results.concepts-method', {
      respondents: countWords(view.n, t),
      answers: spanWords(countsOf(shares), t),
      hidden: hiddenAmong(shares),
    }),
    table: table(
      t('results.concepts-caption'),
      [
        t('results.concept'),
        t('results.aware-in-100'),
        t('results.option-in-100', { option: last }),
        t('results.answers'),
      ],
      rows.map(({ name, aware, unsure }) => ({
        name,
        cells: [
          numberWords(aware, t),
          numberWords(unsure, t),
          isKnown(aware) ? textCell(countWords(aware.n, t)) : numberWords(aware, t),
        ],
      })),
    ),
    notes: [{ heading: t('results.how-to-read'), paragraphs: [t('results.concepts-read')] }],
  };
}

/** Which option scores, and the last one ("not sure"), which is reported apart. */
function scoringCodes(
  item: OptionShares | undefined,
  { points = {} }: Scale,
  { names, instrument }: Pick<PageContext, 'names' | 'instrument'>,
): { readonly aware: number; readonly last: number } {
  const definition = names.item(item?.itemId ?? '');
  const options = definition === undefined ? [] : optionIdsOf(definition, instrument);
  const aware = options.findIndex((option) => (points[option] ?? 0) > 0);
  return { aware: aware + 1, last: options.length };
}
