/** How well the items of a scale go together: its coefficients, and what each item adds; or why they are not there. */

import type { ScaleResult } from '../../../analysis/results/results.ts';
import type { Translate } from '../../http/messages.ts';
import type { FigureSketch } from '../figures/figure-model.ts';
import type { PageContext } from '../figures/page-context.ts';
import { isKnown, type KnownNumber, type ShownNumber } from '../shown/shown-number.ts';
import { type ShownPanel, type ShownReliability, shownReliability } from '../shown/shown-reliability.ts';
import { digits } from '../words/digits.ts';
import { chanceWords, intervalWords } from '../words/uncertainty-words.ts';
import { itemsTable, type ReliabilityContext, wholeTable } from './reliability-tables.ts';
import { coefficientName, withheldReliability } from './reliability-words.ts';

/** Keeps 'KR-20' on one line. */
const WORD_JOINER = '\u2060';

/** @param nameOf - what the page calls an item, where it is another than its short name. */
export function reliabilityFigure(
  { t, names }: PageContext,
  score: ScaleResult,
  nameOf: (itemId: string) => string = names.short,
): FigureSketch {
  const context = { t, scale: names.scale(score.scale), nameOf };
  const reliability = shownReliability(score);
  const withheld = withheldReliability(reliability, t);
  const name = coefficientName(score.itemKind, t);
  const words = {
    id: `reliability-${score.scale.replaceAll('_', '-')}`,
    headline: headlineOf(reliability, name, context),
    sub: t('results.reliability-sub', { name }),
  };
  if (withheld !== undefined || reliability.kind === 'none')
    return { ...words, ...(withheld && { withheld }) };
  return {
    ...words,
    wholeTable: wholeTable(reliability, name, context),
    method: methodOf(reliability, t),
    table: itemsTable(reliability, context),
    notes: [{ heading: t('results.how-to-read'), paragraphs: howToRead(reliability, name, t) }],
  };
}

function howToRead(panel: ShownPanel, name: string, t: Translate): readonly string[] {
  return [
    t('results.reliability-read', { name }),
    ...(hasOmega(panel) ? [t('results.reliability-read-omega')] : []),
    t(`results.reliability-read-${panel.kind}`),
  ];
}

function hasOmega(panel: ShownPanel): boolean {
  return panel.kind === 'rated' && panel.omegaTotal.kind === 'coefficient';
}

/** Says that items go together, or run against each other, only where the interval leaves nothing else. */
function headlineOf(reliability: ShownReliability, name: string, { t, scale }: ReliabilityContext): string {
  if (reliability.kind === 'none' || !isKnown(reliability.coefficient)) {
    return t('results.reliability-title', { scale });
  }
  const { coefficient } = reliability;
  return t('results.reliability-headline', {
    finding: findingOf(coefficient),
    scale,
    name: name.replaceAll('-', `-${WORD_JOINER}`),
    value: digits(coefficient.value, coefficient),
    interval: intervalWords(coefficient, t),
  });
}

function findingOf({ lower, upper }: KnownNumber): 'together' | 'against' | 'unclear' {
  if (lower > 0) return 'together';
  return upper < 0 ? 'against' : 'unclear';
}

function methodOf(panel: ShownPanel, t: Translate): string {
  const answered = t('results.reliability-method', { n: panel.n, count: panel.k });
  if (panel.kind === 'right-or-wrong') return answered;
  return [
    answered,
    t('results.reliability-method-rated'),
    ...(hasOmega(panel) ? [t('results.reliability-method-omega')] : []),
    ...straightLiningWords(panel.straightLining, t),
  ].join(' ');
}

/** What makes alpha larger than the items do. */
function straightLiningWords(share: ShownNumber, t: Translate): readonly string[] {
  if (!isKnown(share) || share.count === 0) return [];
  return [t('results.reliability-straight-lining-text', { ...chanceWords(share, t) })];
}
