/** What every figure of a results page is made from: one view of a release, and words. */

import type { ReleasedCount } from '../../../analysis/disclosure/release.ts';
import type { ViewResults } from '../../../analysis/results/results.ts';
import type { Instrument } from '../../../survey-definitions/instrument.ts';
import { optionIdsOf } from '../../../survey-definitions/options.ts';
import type { Translate } from '../../http/messages.ts';
import { isKnown, type ShownNumber } from '../shown/shown-number.ts';
import type { Names } from '../words/names.ts';
import { countWords, inlineWords } from '../words/number-words.ts';
import type { FigureSketch, TableModel, TableRow } from './figure-model.ts';

export interface PageContext {
  readonly t: Translate;
  readonly names: Names;
  readonly instrument: Instrument;
  readonly view: ViewResults;
}

/** What a page says: the finding in one sentence, and its figures. */
export interface PageFigures {
  readonly lead: string;
  readonly figures: readonly FigureSketch[];
}

/** The ends of a scale of answers, with words for the axis. */
export interface AnswerScale {
  readonly min: number;
  readonly max: number;
  readonly tickNames: Readonly<Record<number, string>>;
}

/** @param itemId - a Likert item. */
export function answerScale(itemId: string, { t, names, instrument }: PageContext): AnswerScale {
  const item = names.item(itemId);
  const max = item === undefined ? 5 : optionIdsOf(item, instrument).length;
  return namedScale(1, max, t);
}

export function namedScale(min: number, max: number, t: Translate): AnswerScale {
  return {
    min,
    max,
    tickNames: { [min]: t('charts.lowest', { value: min }), [max]: t('charts.highest', { value: max }) },
  };
}

/** A mark with its words, or nothing where there is no number to draw. */
export function markOf(number: ShownNumber, t: Translate) {
  if (!isKnown(number) || number.homogeneous !== null) return undefined;
  const { value, lower, upper } = number;
  return { value, lower, upper, words: inlineWords(number, t) };
}

/** '17 of 33'; of a rounded share the band of those who answered, which is all there is to say. */
export function countOf(number: ShownNumber, t: Translate): string {
  if (!isKnown(number)) return t('results.cell-not-shown');
  const { count, n } = number;
  if (count !== null) return t('results.count-of', { count, n: countWords(n, t) });
  return n.kind === 'band' && n.from < n.to ? countWords(n, t) : t('results.cell-not-shown');
}

/** The numbers of respondents behind several figures. */
export function countsOf(numbers: readonly ShownNumber[]): readonly ReleasedCount[] {
  return numbers.filter(isKnown).map((number) => number.n);
}

/** 'some' where a number is missing beside others that are shown, so that no sentence speaks of all of them. */
export function hiddenAmong(numbers: readonly ShownNumber[]): 'some' | 'none' {
  return numbers.some((number) => !isKnown(number)) ? 'some' : 'none';
}

/** Whether any of them is rounded to protect a small group, so that its rounding must be told. */
export function isCoarse(numbers: readonly ShownNumber[]): boolean {
  return countsOf(numbers).some((count) => count.kind === 'band');
}

export function table(
  caption: string,
  columns: readonly [string, ...string[]],
  rows: readonly TableRow[],
): TableModel {
  const [corner, ...rest] = columns;
  return { caption, corner, columns: rest, rows };
}
