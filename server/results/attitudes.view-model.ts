/** Attitudes: opportunity and concern, each with its items around the middle of the scale and its mean; no total. */

import type { AttitudesResult } from '../../analysis/results/results.ts';
import type { FigureSketch } from './figures/figure-model.ts';
import { textCell } from './figures/figure-model.ts';
import { sharesHeadline } from './figures/headline-of-shares.ts';
import { likertSketch, stepCells, stepsOf } from './figures/likert-figure.ts';
import { countsOf, type PageContext, type PageFigures, table } from './figures/page-context.ts';
import { notAsked, withheldIfNone } from './figures/withheld.ts';
import { reliabilityFigure } from './reliability/reliability.view-model.ts';
import { reliabilityWords } from './reliability/reliability-words.ts';
import { isKnown, shownMean } from './shown/shown-number.ts';
import { countWords, inlineWords, numberWords, spanWords } from './words/number-words.ts';
import { highShare, optionCounts, spreadWords } from './words/scale-words.ts';

type AttitudeScale = AttitudesResult['scales'][number];

export function attitudesFigures(context: PageContext): PageFigures {
  const { t, view } = context;
  const lead = t('results.attitudes-lead');
  if (view.attitudes.scales.length === 0) {
    const withheld = notAsked(t('results.topic-attitudes'), t);
    return {
      lead,
      figures: [{ id: 'attitudes', headline: t('results.attitudes-title'), sub: '', withheld }],
    };
  }
  return {
    lead,
    figures: view.attitudes.scales.flatMap((scale) => [
      attitudeFigure(context, scale),
      reliabilityFigure(context, scale.score),
    ]),
  };
}

function attitudeFigure(context: PageContext, { score, items }: AttitudeScale): FigureSketch {
  const { t, view, names } = context;
  const options = names.optionsOf(items[0]?.itemId ?? '');
  const high = [options.length - 1, options.length];
  const rows = items.map((item) => ({
    name: names.short(item.itemId),
    question: names.question(item.itemId),
    steps: stepsOf(optionCounts(item)),
    high: highShare(item),
    mean: shownMean(item.mean),
  }));
  const scale = names.scale(score.scale);
  const mean = shownMean(score.mean);
  const highs = rows.map((row) => row.high);
  const unit = t('charts.high-in-100', { from: high[0] ?? 0, to: high[1] ?? 0 });
  const withheld = withheldIfNone(highs, context);
  return {
    id: score.scale.replaceAll('_', '-'),
    headline: sharesHeadline(
      rows.map(({ name, high: share }) => ({ name, share })),
      'highest',
      {
        one: 'results.attitude-headline',
        range: 'results.attitude-headline-range',
        unknown: 'results.attitude-headline-unknown',
        values: { scale },
      },
      t,
    ),
    sub: isKnown(mean)
      ? t('results.attitude-sub', { mean: inlineWords(mean, t), max: options.length })
      : t('results.attitude-sub-without-mean'),
    ...(withheld && { withheld }),
    chart: likertSketch(rows, { options, label: t('results.attitude-label', { scale }), unit, t }),
    method: [
      t('results.attitude-method', {
        respondents: countWords(view.n, t),
        answers: spanWords(countsOf(highs), t),
        spread: spreadWords(score, t),
      }),
      reliabilityWords(score, t),
    ].join(' '),
    table: table(
      t('results.attitude-caption', { scale }),
      [t('results.statement'), ...options, unit, t('results.mean'), t('results.answers')],
      rows.map((row) => ({
        name: row.question,
        cells: [
          ...stepCells(row, options.length, t),
          numberWords(row.high, t),
          numberWords(row.mean, t),
          isKnown(row.high) ? textCell(countWords(row.high.n, t)) : numberWords(row.high, t),
        ],
      })),
    ),
    notes: [
      {
        heading: t('results.scoring-rule'),
        paragraphs: [names.scaleRule(score.scale), t('results.no-total')],
      },
    ],
  };
}
