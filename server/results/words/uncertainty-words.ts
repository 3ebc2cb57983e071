/**
 * How uncertainty is worded, everywhere; there are no other rules than those of this file.
 *
 * A share is "15 in 100; chance alone allows 7 to 31 in 100", with one denominator in a sentence. A verdict is one of
 * four, and too few answers to tell is never worded as agreement. p comes after the effect, with the name of its test, and
 * how many tests were adjusted with it. Nothing is ranked, and nothing is said to come of anything else.
 */

import { STAFF_POLICY } from '../../../analysis/disclosure/policy.ts';
import type { OverallVerdict, PairVerdict } from '../../../analysis/results/comparison/comparisons.ts';
import type { SampleLikeness } from '../../../analysis/results/figure.ts';
import type { Translate } from '../../http/messages.ts';
import { type KnownNumber, roundHalfUp, type ShownMethod } from '../shown/shown-number.ts';
import { digits } from './digits.ts';
import { listWords } from './list-words.ts';
import type { SampleDesign } from './sample-design.ts';

const NO_BREAK_SPACE = '\u00a0';

/** '35 to 67' */
export function intervalWords(number: KnownNumber, t: Translate): string {
  return t('results.range', { from: digits(number.lower, number), to: digits(number.upper, number) });
}

/** What a sentence about a share says: '{share} in 100; chance alone allows {interval} in 100'. */
export function chanceWords(
  share: KnownNumber,
  t: Translate,
): { readonly share: string; readonly interval: string } {
  return { share: digits(share.value, share), interval: intervalWords(share, t) };
}

/** 'p = 0.014', 'p < 0.001', 'p > 0.999' */
export function pWords(p: number): string {
  const rounded = roundHalfUp(p, 3);
  const words = p < 0.001 ? '< 0.001' : rounded >= 1 ? '> 0.999' : `= ${rounded.toFixed(3)}`;
  return `p ${words}`.replaceAll(' ', NO_BREAK_SPACE);
}

/** Of the first of two groups. A clear difference may still be smaller than what is called similar, and then says so. */
export function verdictWords(
  { verdict, isInsideMargin }: { readonly verdict: PairVerdict; readonly isInsideMargin: boolean },
  t: Translate,
): string {
  switch (verdict) {
    case 'above':
      return t(isInsideMargin ? 'results.verdict-above-inside' : 'results.verdict-above');
    case 'below':
      return t(isInsideMargin ? 'results.verdict-below-inside' : 'results.verdict-below');
    case 'similar':
      return t('results.verdict-similar');
    case 'unclear':
      return t('results.verdict-unclear');
  }
}

/** Of all groups together. */
export function overallWords(verdict: OverallVerdict, t: Translate): string {
  switch (verdict) {
    case 'differ':
      return t('results.verdict-differ');
    case 'similar':
      return t('results.verdict-similar');
    case 'unclear':
      return t('results.verdict-unclear');
  }
}

/** The rule by which verdicts are given. @param margin - '15 in 100', or '0.5 points of the scale'. */
export function verdictRule(
  { margin, of }: { readonly margin: string; readonly of: 'score' | 'share' },
  t: Translate,
): string {
  return t('results.verdict-rule', { margin, of });
}

/** The name of a test, for a method line. */
export function testWords(test: string, t: Translate): string {
  return t(`results.test-by-${test}`);
}

/** What is assumed of those who did not answer: under every figure, since no response is complete. */
export function assumptionWords(t: Translate): string {
  return t('results.assumption');
}

/** How an interval was made; likeness is that of colleagues, where the interval allows for it. */
export interface IntervalMade {
  readonly method: ShownMethod;
  readonly likeness: SampleLikeness | null;
}

/** '95 % intervals: Wilson’s for shares, and Student’s t for means.'; none where a figure has none. */
export function intervalSentences(made: readonly IntervalMade[], t: Translate): readonly string[] {
  const methods = [...new Set(made.map(({ method }) => method))];
  const names = methods.map((method) => t(`results.interval-by-${method}`));
  return names.length === 0 ? [] : [t('results.intervals', { methods: listWords(names, t) })];
}

/** What the intervals of a figure make of colleagues, who may answer alike. */
export function designSentences(
  made: readonly IntervalMade[],
  design: SampleDesign,
  t: Translate,
): readonly string[] {
  const clustered = made.filter(({ method }) => method === CLUSTERED);
  const caveat = designCaveat(made, design, t);
  return [
    ...(clustered.length === 0 ? [] : [likenessSentence(clustered, t)]),
    ...(caveat === null ? [] : [caveat]),
  ];
}

const CLUSTERED: ShownMethod = 'cr2-satterthwaite';

/** Of intervals that take answers as independent although colleagues are pooled; null where there are none. */
export function designCaveat(
  made: readonly Pick<IntervalMade, 'method'>[],
  design: SampleDesign,
  t: Translate,
): string | null {
  const clustered = made.filter(({ method }) => method === CLUSTERED).length;
  const certain = made.filter(({ method }) => method === 'worst-case').length;
  if (design.kind === 'independent' || clustered + certain === made.length) return null;
  if (clustered > 0) return t('results.clustered-others');
  return design.institutions < STAFF_POLICY.clustersFrom
    ? t('results.few-institutions')
    : t('results.colleagues');
}

function likenessSentence(made: readonly IntervalMade[], t: Translate): string {
  const icc = spanOf(made, 'icc', t);
  const effect = spanOf(made, 'designEffect', t);
  if (icc === undefined || effect === undefined) return t('results.clustered');
  const isAlike = made.some(({ likeness }) => (likeness?.icc ?? 0) > 0);
  return isAlike ? t('results.clustered-alike', { icc, effect }) : t('results.clustered-unlike', { icc });
}

/** '0.04', or '0.02 to 0.11': over the numbers of a figure, as exact as the release has them. */
function spanOf(
  made: readonly IntervalMade[],
  coefficient: keyof SampleLikeness,
  t: Translate,
): string | undefined {
  const values = made.flatMap(({ likeness }) => likeness?.[coefficient] ?? []);
  if (values.length === 0) return undefined;
  const words = (value: number) => digits(value, { decimals: coefficient === 'icc' ? 2 : 1, unit: 'mean' });
  const [from, to] = [words(Math.min(...values)), words(Math.max(...values))];
  return from === to ? from : t('results.range', { from, to });
}
