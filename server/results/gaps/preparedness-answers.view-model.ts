/** How prepared people feel, in full: every answer to every module around the middle of the scale. */

import type { ModuleGap } from '../../../analysis/results/results.ts';
import { type FigureSketch, textCell } from '../figures/figure-model.ts';
import { sharesHeadline } from '../figures/headline-of-shares.ts';
import { likertSketch, stepCells, stepsOf } from '../figures/likert-figure.ts';
import { countsOf, hiddenAmong, table } from '../figures/page-context.ts';
import { withheldIfNone } from '../figures/withheld.ts';
import { reliabilityFigure } from '../reliability/reliability.view-model.ts';
import { isKnown, shownShare } from '../shown/shown-number.ts';
import { countWords, numberWords, spanWords } from '../words/number-words.ts';
import { type GapsContext, sizeOf } from './gap-rows.ts';

export function answersFigure(context: GapsContext): FigureSketch {
  const { t, gap, names } = context;
  const options = names.optionsOf(gap.preparedness);
  const rows = context.rows
    .map(({ module, name }) => ({
      name,
      module,
      steps: stepsOf(module.preparednessAnswers),
      high: shownShare(module.prepared),
      low: shownShare(module.unprepared),
    }))
    .toSorted((a, b) => sizeOf(b.high) - sizeOf(a.high));
  const highs = rows.map((row) => row.high);
  const withheld = withheldIfNone(highs, context);
  const unit = t('charts.high-in-100', { from: options.length - 1, to: options.length });
  const low = rows.map((row) => row.low);
  return {
    id: 'preparedness-answers',
    headline: sharesHeadline(
      rows.map(({ name, high: share }) => ({ name, share })),
      'lowest',
      {
        one: 'results.answers-headline',
        range: 'results.answers-headline-range',
        unknown: 'results.answers-headline-unknown',
      },
      t,
    ),
    sub: t('results.answers-sub', { question: names.question(gap.preparedness) }),
    ...(withheld && { withheld }),
    chart: likertSketch(rows, { options, label: t('results.answers-label'), unit, t }),
    method: t('results.answers-method', {
      answers: spanWords(countsOf(highs), t),
      hidden: hiddenAmong(highs),
      left: leftOut(context),
      from: options.length - 1,
      to: options.length,
    }),
    table: table(
      t('results.answers-caption'),
      [
        t('results.module'),
        ...options,
        unit,
        t('results.low-in-100', { from: 1, to: 2 }),
        t('results.answers'),
      ],
      rows.map((row, index) => ({
        name: row.name,
        cells: [
          ...stepCells(row, options.length, t),
          numberWords(row.high, t),
          numberWords(low[index] ?? row.low, t),
          isKnown(row.high) ? textCell(countWords(row.high.n, t)) : numberWords(row.high, t),
        ],
      })),
    ),
    notes: [{ heading: t('results.what-is-shown'), paragraphs: [t('results.distribution-gate')] }],
  };
}

/** How well the answers on the modules go together as one scale; none where the study has no such scale. */
export function preparednessReliability(context: GapsContext): readonly FigureSketch[] {
  const { view, names, instrument } = context;
  if (view.preparedness === null) return [];
  const moduleOf = (itemId: string) => instrument.gaps.find((gap) => gap.preparedness === itemId)?.module;
  const nameOf = (itemId: string): string => {
    const module = moduleOf(itemId);
    return module === undefined ? names.short(itemId) : names.module(module);
  };
  return [reliabilityFigure(context, view.preparedness, nameOf)];
}

/** How many chose an answer outside the scale, on any module. */
function leftOut({ rows, t }: GapsContext): string {
  const counts = rows.flatMap(({ module }) => {
    const n = leftOutOf(module.preparednessAnswers);
    return n === undefined ? [] : [{ kind: 'exact' as const, n }];
  });
  return counts.length === 0 ? '0' : spanWords(counts, t);
}

/** How many chose an answer outside the scale of one module; undefined where that is not shown. */
export function leftOutOf(answers: ModuleGap['preparednessAnswers']): number | undefined {
  return answers.kind === 'shown' ? outsideOf(answers.result.missing) : undefined;
}

function outsideOf(missing: Readonly<Record<string, number>>): number {
  return (
    (missing['not-applicable'] ?? 0) +
    (missing['prefer-not-to-say'] ?? 0) +
    (missing['do-not-know'] ?? 0) +
    (missing.skipped ?? 0)
  );
}
