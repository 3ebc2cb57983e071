/** What a headline says of several shares: it names one only where its interval lies apart from all others. */

import type { MessageValues, Translate } from '../../http/messages.ts';
import { isKnown, type KnownNumber, type ShownNumber } from '../shown/shown-number.ts';
import { chanceWords } from '../words/uncertainty-words.ts';
import { hiddenAmong } from './page-context.ts';

export interface NamedShare {
  readonly name: string;
  readonly share: ShownNumber;
}

export type SharesFinding =
  | { readonly kind: 'one'; readonly name: string; readonly share: KnownNumber }
  | { readonly kind: 'range'; readonly least: number; readonly greatest: number }
  /** Fewer than two numbers, or one that is worded. */
  | { readonly kind: 'unknown' };

/** The share at one end where it is singled out, and otherwise the range in which all lie. */
export function sharesFinding(rows: readonly NamedShare[], end: 'highest' | 'lowest'): SharesFinding {
  const known = rows.flatMap(({ name, share }) => (isKnown(share) ? [{ name, share }] : []));
  if (known.length < 2 || known.some(({ share }) => share.homogeneous !== null)) return { kind: 'unknown' };
  const single = known.find((row) =>
    known.every(
      ({ name, share }) =>
        name === row.name || (end === 'highest' ? isBelow(share, row.share) : isBelow(row.share, share)),
    ),
  );
  if (single !== undefined) return { kind: 'one', ...single };
  const values = known.map(({ share }) => share.value);
  return { kind: 'range', least: Math.min(...values), greatest: Math.max(...values) };
}

/** Whether an interval as it is shown lies wholly below another; intervals that touch overlap. */
export function isBelow(lower: ShownNumber, higher: ShownNumber): boolean {
  return isKnown(lower) && isKnown(higher) && lower.upper < higher.lower;
}

/** Keys of the headline for each finding, and what they need besides it. */
export interface HeadlineKeys extends Readonly<Record<SharesFinding['kind'], string>> {
  readonly values?: MessageValues;
}

export function sharesHeadline(
  rows: readonly NamedShare[],
  end: 'highest' | 'lowest',
  { values = {}, ...keys }: HeadlineKeys,
  t: Translate,
): string {
  const finding = sharesFinding(rows, end);
  const hidden = hiddenAmong(rows.map(({ share }) => share));
  switch (finding.kind) {
    case 'one':
      return t(keys.one, { ...values, hidden, name: finding.name, ...chanceWords(finding.share, t) });
    case 'range':
      return t(keys.range, { ...values, hidden, least: finding.least, greatest: finding.greatest });
    case 'unknown':
      return t(keys.unknown, values);
  }
}
