/** Numbers as words on a page: '52 (35 to 67)', '+1.8 (+1.4 to +2.3)', '15 to 22'. */

import type { ReleasedCount } from '../../../analysis/disclosure/release.ts';
import type { Translate } from '../../http/messages.ts';
import type { KnownNumber, NoNumberReason, ShownNumber } from '../shown/shown-number.ts';
import { digits } from './digits.ts';
import { type IntervalMade, intervalWords } from './uncertainty-words.ts';

export interface NumberWords {
  readonly value: string;
  /** In brackets; null where there is none to say. */
  readonly interval: string | null;
  readonly isHidden: boolean;
  /** How the interval was made, where there is one. */
  readonly made?: IntervalMade;
}

/** For a table cell or the end of a chart's row. */
export function numberWords(number: ShownNumber, t: Translate): NumberWords {
  if (number.kind === 'none') return { value: cellReason(number.reason, t), interval: null, isHidden: true };
  return {
    value: valueWords(number, t),
    interval: `(${intervalWords(number, t)})`,
    isHidden: false,
    made: { method: number.method, likeness: number.likeness },
  };
}

/** '52', or in words where a number would say that everybody or nobody of a small group gave an answer. */
function valueWords(number: KnownNumber, t: Translate): string {
  switch (number.homogeneous) {
    case 'almost-all':
      return t('results.cell-almost-all');
    case 'almost-none':
      return t('results.cell-almost-none');
    case null:
      return digits(number.value, number);
  }
}

/** Value and interval in one text. */
export function inlineWords(number: ShownNumber, t: Translate): string {
  const { value, interval } = numberWords(number, t);
  return interval === null ? value : `${value} ${interval}`;
}

/** The short words for a cell without a number. */
function cellReason(reason: NoNumberReason, t: Translate): string {
  switch (reason) {
    case 'staff-disagree':
      return t('results.cell-staff-disagree');
    case 'no-data':
      return t('results.cell-nobody');
    case 'zero-variance':
    case 'all-tied':
    case 'all-zero-differences':
    case 'no-discordant-pairs':
    case 'degenerate-margin':
    case 'no-variation':
      return t('results.cell-no-spread');
    case 'protected':
    case 'below-gate':
    case 'too-few-institutions':
    case 'awaiting-release':
      return t('results.cell-not-shown');
    case 'n-lt-2':
    case 'n-lt-3':
    case 'no-pairable-values':
    case 'empty-population-cell':
    case 'not-converged':
    case 'improper-solution':
    case 'k-lt-2':
    case 'k-lt-3':
    case 'groups-lt-2':
      return t('results.cell-too-few');
  }
}

/** '33', or '15 to 22'. */
export function countWords(count: ReleasedCount, t: Translate): string {
  if (count.kind === 'exact') return String(count.n);
  return t('results.range', { from: String(count.from), to: String(count.to) });
}

/** The smallest and the largest of several counts: '31 to 33', or '33'. */
export function spanWords(counts: readonly ReleasedCount[], t: Translate): string {
  const from = Math.min(...counts.map((count) => (count.kind === 'exact' ? count.n : count.from)));
  const to = Math.max(...counts.map((count) => (count.kind === 'exact' ? count.n : count.to)));
  return from === to ? String(from) : t('results.range', { from: String(from), to: String(to) });
}
