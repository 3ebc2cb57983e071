/** How the parts of a scale's reliability are worded, and why one of them is not there. */

import { RELIABILITY_GATES } from '../../../analysis/estimates/reliability/reliability-panel.ts';
import type { ScaleResult } from '../../../analysis/results/results.ts';
import type { Translate } from '../../http/messages.ts';
import type { WithheldModel } from '../figures/figure-model.ts';
import { withheldBecause } from '../figures/withheld.ts';
import type { ShownCoefficient } from '../shown/shown-coefficient.ts';
import { isKnown, type NoNumberReason, type ShownNumber } from '../shown/shown-number.ts';
import {
  type ShownPanel,
  type ShownRated,
  type ShownReliability,
  shownReliability,
} from '../shown/shown-reliability.ts';
import { digits } from '../words/digits.ts';
import { countWords, type NumberWords, numberWords } from '../words/number-words.ts';
import { intervalWords } from '../words/uncertainty-words.ts';

/** The coefficient of the whole scale: 'KR-20', 'Cronbach’s alpha'. */
export function coefficientName(kind: ScaleResult['itemKind'], t: Translate): string {
  return kind === 'right-or-wrong' ? t('results.kr-20') : t('results.cronbach-alpha');
}

/** For the method line of the scores: 'Reliability: KR-20 0.81 (0.69 to 0.89), …', or why it is not there. */
export function reliabilityWords(score: ScaleResult, t: Translate): string {
  const reliability = shownReliability(score);
  if (reliability.kind === 'none') return t('results.reliability-not-shown');
  const { coefficient } = reliability;
  if (isKnown(coefficient)) {
    return t('results.reliability', {
      name: coefficientName(score.itemKind, t),
      value: digits(coefficient.value, coefficient),
      interval: intervalWords(coefficient, t),
      n: countWords(coefficient.n, t),
    });
  }
  switch (whyWithout(reliability)) {
    case 'few-respondents':
      return t('results.reliability-too-few');
    case 'no-spread':
      return t('results.reliability-no-spread');
    case 'few-items':
      return t('results.reliability-too-few-items', { from: itemsFrom(reliability.kind) });
  }
}

/** What stands in the place of the whole; undefined where the scale has its coefficient. */
export function withheldReliability(reliability: ShownReliability, t: Translate): WithheldModel | undefined {
  if (reliability.kind === 'none') return withheldBecause(reliability.reason, t);
  if (isKnown(reliability.coefficient)) return undefined;
  switch (whyWithout(reliability)) {
    case 'few-respondents':
      return { title: t('results.too-few'), text: t('results.too-few-text'), link: null };
    case 'no-spread':
      return { title: t('results.no-spread'), text: t('results.reliability-no-spread'), link: null };
    case 'few-items':
      return fewItems(reliability, t);
  }
}

/** Of a scale whose reliability is not protected and yet has no coefficient. */
function whyWithout({ coefficient, n }: ShownPanel): 'few-respondents' | 'no-spread' | 'few-items' {
  if (n < RELIABILITY_GATES.respondents) return 'few-respondents';
  return !isKnown(coefficient) && coefficient.reason === 'zero-variance' ? 'no-spread' : 'few-items';
}

function fewItems({ kind, k }: ShownPanel, t: Translate): WithheldModel {
  const items = { from: itemsFrom(kind), count: k };
  return {
    title: t('results.reliability-few-items', items),
    text: t('results.reliability-few-items-text', { name: coefficientName(kind, t), ...items }),
    link: null,
  };
}

/** Any two items have a KR-20. */
function itemsFrom(kind: ScaleResult['itemKind']): number {
  return kind === 'right-or-wrong' ? 2 : RELIABILITY_GATES.alphaItems;
}

/** Omega total, or what is missing for it: of too few items no number of answers would help. */
export function omegaCell({ omegaTotal, k }: ShownRated, t: Translate): NumberWords {
  const { omegaRespondents, omegaItems } = RELIABILITY_GATES;
  if (omegaTotal.kind === 'none' && omegaTotal.reason === 'below-gate' && k >= omegaItems) {
    return reasonCell(t('results.reliability-needs-answers', { from: omegaRespondents }));
  }
  return coefficientCell(omegaTotal, omegaItems, t);
}

/** @param itemsFrom - how many items the coefficient needs. */
export function coefficientCell(coefficient: ShownCoefficient, itemsFrom: number, t: Translate): NumberWords {
  if (coefficient.kind === 'none') return reasonCell(coefficientReason(coefficient.reason, itemsFrom, t));
  const value = digits(coefficient.value, { decimals: 2, unit: 'mean' });
  return { value, interval: null, isHidden: false };
}

/** What an older release did not count is not nobody. */
export function straightLiningCell(share: ShownNumber, t: Translate): NumberWords {
  return !isKnown(share) && share.reason === 'no-data'
    ? reasonCell(t('results.reliability-not-counted'))
    : numberWords(share, t);
}

function coefficientReason(reason: NoNumberReason, itemsFrom: number, t: Translate): string {
  switch (reason) {
    case 'zero-variance':
      return t('results.reliability-does-not-vary');
    case 'not-converged':
    case 'improper-solution':
      return t('results.reliability-no-factor');
    default:
      return t('results.reliability-needs-items', { from: itemsFrom });
  }
}

function reasonCell(value: string): NumberWords {
  return { value, interval: null, isHidden: true };
}
