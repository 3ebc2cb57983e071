/** Which figures each results page has for a breakdown. */

import type { ComparisonPanel } from '../../../analysis/results/comparison/comparisons.ts';
import { comparisonFigures } from '../comparison/comparison.view-model.ts';
import type { FigureSketch } from '../figures/figure-model.ts';
import { type ShownNumber, shownGap, shownMean, shownShare } from '../shown/shown-number.ts';
import { optionShare } from '../words/scale-words.ts';
import { type BreakdownContext, meanFigure, tableFigure } from './breakdown.view-model.ts';

const PROTECTED: ShownNumber = { kind: 'none', unit: 'mean', reason: 'protected' };

export function gapsByGroup(context: BreakdownContext): readonly FigureSketch[] {
  const { t, names, instrument } = context;
  const modules = instrument.gaps.map(({ module }) => module);
  const gapOf = (module: string) => (view: BreakdownContext['views'][number]) =>
    view.gaps.modules.find((gap) => gap.module === module);
  const corner = t('results.module');
  const breakdown = names.short(context.by);
  return [
    ...scaleMeans(
      context,
      instrument.results.preparedness === undefined ? [] : [instrument.results.preparedness],
      'preparedness',
    ),
    tableFigure(context, {
      id: 'shares-by-group',
      headline: t('results.by-share-headline'),
      corner,
      sub: t('results.by-share-sub', { breakdown }),
      rows: modules.map((module) => ({
        name: names.module(module),
        numberOf: (view) => {
          const gap = gapOf(module)(view);
          return gap === undefined ? PROTECTED : shownShare(gap.share);
        },
      })),
    }),
    tableFigure(context, {
      id: 'gaps-by-group',
      headline: t('results.by-gap-headline'),
      corner,
      sub: t('results.by-gap-sub', { breakdown }),
      rows: modules.map((module) => ({
        name: names.module(module),
        numberOf: (view) => {
          const gap = gapOf(module)(view);
          return gap === undefined ? PROTECTED : shownGap(gap.gap);
        },
      })),
    }),
    ...comparisonFigures(context, ['preparedness', 'gaps']),
  ];
}

export function needsByGroup(context: BreakdownContext): readonly FigureSketch[] {
  const { t, names, instrument } = context;
  const needs = instrument.needs.map(({ id }) => id);
  const breakdown = names.short(context.by);
  const figure = (
    id: string,
    headline: string,
    read: (need: BreakdownContext['views'][number]['needs']['needs'][number]) => ShownNumber,
  ) =>
    tableFigure(context, {
      id,
      headline,
      corner: t('results.need'),
      sub: t('results.by-needs-sub', { breakdown }),
      rows: needs.map((id) => ({
        name: names.need(id),
        numberOf: (view) => {
          const need = view.needs.needs.find((other) => other.need === id);
          return need === undefined ? PROTECTED : read(need);
        },
      })),
    });
  return [
    figure('absent-by-group', t('results.by-absent-headline'), (need) => shownShare(need.importantAndAbsent)),
    figure('importance-by-group', t('results.by-importance-headline'), (need) => shownMean(need.importance)),
    figure('availability-by-group', t('results.by-availability-headline'), (need) =>
      shownMean(need.availability),
    ),
    ...comparisonFigures(context, ['needs']),
  ];
}

export function awarenessByGroup(context: BreakdownContext): readonly FigureSketch[] {
  const { awareness } = context.instrument.results;
  return [
    ...scaleMeans(context, awareness === undefined ? [] : [awareness], 'awareness'),
    ...comparisonFigures(context, ['awareness']),
  ];
}

export function attitudesByGroup(context: BreakdownContext): readonly FigureSketch[] {
  return [
    ...scaleMeans(context, context.instrument.results.attitudes, 'attitudes'),
    ...comparisonFigures(context, ['attitudes']),
  ];
}

export function provisionByGroup(context: BreakdownContext): readonly FigureSketch[] {
  const { t, names, instrument } = context;
  const [first] = instrument.provision;
  if (first === undefined) return [];
  const options = names.optionsOf(first.item);
  const option = options.at(-1) ?? '';
  return [
    tableFigure(context, {
      id: 'provision-by-group',
      headline: t('results.by-provision-headline', { option }),
      corner: t('results.module'),
      sub: t('results.by-provision-sub', { breakdown: names.short(context.by) }),
      rows: instrument.provision.map(({ module }) => ({
        name: names.module(module),
        numberOf: (view) => {
          const found = view.provision.modules.find((other) => other.module === module);
          return found === undefined ? PROTECTED : optionShare(found.answers, options.length);
        },
      })),
    }),
  ];
}

/** A figure for each scale, with its mean in each group. @param panel - in which its groups are compared. */
function scaleMeans(
  context: BreakdownContext,
  scales: readonly string[],
  panel: ComparisonPanel,
): readonly FigureSketch[] {
  const comparison = context.comparisonOf(panel);
  const compared = comparison.kind === 'shown' ? comparison.result.outcomes : [];
  return scales.flatMap((scaleId) => {
    const scale = context.instrument.scales.find(({ id }) => id === scaleId);
    if (scale === undefined) return [];
    return [
      meanFigure(context, {
        id: `${scaleId.replaceAll('_', '-')}-by-group`,
        measure: context.names.scale(scaleId),
        minimum: scale.minimum,
        maximum: scale.maximum,
        isCompared: compared.some(({ measure }) => measure === `score:${scaleId}`),
        meanOf: (view) => {
          const score = [
            view.awareness?.score,
            view.preparedness,
            ...view.attitudes.scales.map((attitude) => attitude.score),
          ].find((other) => other?.scale === scaleId);
          return score === undefined || score === null ? PROTECTED : shownMean(score.mean);
        },
      }),
    ];
  });
}
