/** Shares of a table, each with the count behind it. */

import { type Disclosed, mapDisclosed } from '../disclosure/disclosed.ts';
import { wilsonShare } from '../estimates/describe/wilson-share.ts';
import type { CountTable } from '../tables/tables.ts';
import type { ShareFigure } from './results.ts';

/** The share of k in n with Wilson's interval. */
export function shareOf(k: number, n: number): ShareFigure {
  return { figure: wilsonShare(k, n), count: k };
}

/** The share of those who answered an item who gave one of the answers from `from` to `to`. */
export function shareOfCodes(
  table: Disclosed<Pick<CountTable, 'counts'>>,
  { from, to }: { readonly from: number; readonly to: number },
): Disclosed<ShareFigure> {
  return mapDisclosed(table, ({ counts }) => shareOf(sum(counts.slice(from - 1, to)), sum(counts)));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
