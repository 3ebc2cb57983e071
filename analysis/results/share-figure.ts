/** Shares of a table, each with the count behind it. */

import { type ClusteredName, codesName } from '../disclosure/clustered/clustered-name.ts';
import { type Disclosed, mapDisclosed } from '../disclosure/disclosed.ts';
import { clustered, type ReadView, readTable } from '../disclosure/read-release.ts';
import { wilsonShare } from '../estimates/describe/wilson-share.ts';
import type { ShareFigure } from './results.ts';

/** A share of a view, with the cluster-robust interval if the release has it. */
export interface NamedShare {
  readonly key: string;
  readonly name: ClusteredName;
  readonly count: number;
  readonly n: number;
}

export function shareIn(view: ReadView, { key, name, count, n }: NamedShare): ShareFigure {
  return { figure: clustered(wilsonShare(count, n), view, key, name), count };
}

/** The share of those who answered an item who gave one of the answers from `from` to `to`. */
export function shareOfCodes(
  view: ReadView,
  itemId: string,
  range: (codes: number) => { readonly from: number; readonly to: number },
): Disclosed<ShareFigure> {
  const key = `item:${itemId}`;
  return mapDisclosed(readTable(view, key, 'count'), ({ counts }) => {
    const { from, to } = range(counts.length);
    const count = sum(counts.slice(from - 1, to));
    return shareIn(view, { key, name: codesName(from, to), count, n: sum(counts) });
  });
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
