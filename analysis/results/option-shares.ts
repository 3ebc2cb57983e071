/** Shares of the options of one item, among those who answered it. */

import type { Instrument } from '../../survey-definitions/instrument.ts';
import { codesName, optionName } from '../disclosure/clustered/clustered-name.ts';
import { mapDisclosed } from '../disclosure/disclosed.ts';
import { isRated } from '../disclosure/figure-sources.ts';
import {
  type ReadView,
  readFigure,
  readRespondents,
  readTable,
  readWholeTable,
} from '../disclosure/read-release.ts';
import { meanInterval } from '../estimates/describe/mean-interval.ts';
import { notEstimable } from '../estimates/estimate.ts';
import { codeCounts } from '../estimates/value-counts.ts';
import type { CountTable } from '../tables/tables.ts';
import type { Distribution, OptionShares, ShareFigure } from './results.ts';
import { shareIn, shareOfCodes, sum } from './share-figure.ts';

/** @throws RangeError if the instrument has no such item, or one without options. */
export function optionShares(view: ReadView, itemId: string, instrument: Instrument): OptionShares {
  const item = instrument.items.find(({ id }) => id === itemId);
  if (item === undefined) throw new RangeError(`instrument ${instrument.id} has no item ${itemId}`);
  if (item.kind === 'multiple' || item.kind === 'top') return tickShares(view, itemId);
  if (item.kind !== 'single' && item.kind !== 'likert') throw new RangeError(`${itemId} has no options`);
  return countShares(view, itemId, instrument);
}

/** Counts of each answer, with those who gave none. */
export function distributionOf({ counts, missing }: CountTable): Distribution {
  return { n: sum(counts), counts, missing };
}

function countShares(view: ReadView, itemId: string, instrument: Instrument): OptionShares {
  const key = `item:${itemId}`;
  const mean = { key, kind: 'count', name: 'mean' } as const;
  const isLikert = instrument.items.some(({ id, kind }) => id === itemId && kind === 'likert');
  return {
    itemId,
    options: mapDisclosed(readTable(view, key, 'count'), ({ counts }) => optionsOf(view, key, counts)),
    ...(isLikert && { high: shareOfCodes(view, itemId, (top) => ({ from: top - 1, to: top })) }),
    missing: mapDisclosed(readWholeTable(view, key, 'count'), ({ missing }) => missing),
    n: readRespondents(view, mean, ({ counts }) => sum(counts)),
    mean: readFigure(view, mean, ({ counts }) =>
      isRated(itemId, instrument) ? meanInterval(codeCounts(counts)) : notEstimable('no-data', sum(counts)),
    ),
  };
}

/** The share of each answer. */
export function optionsOf(view: ReadView, key: string, counts: readonly number[]): readonly ShareFigure[] {
  const n = sum(counts);
  return counts.map((count, index) =>
    shareIn(view, { key, name: codesName(index + 1, index + 1), count, n }),
  );
}

/** Of those who ticked anything: ticks add up to more than the people. */
function tickShares(view: ReadView, itemId: string): OptionShares {
  const key = `item:${itemId}`;
  const table = readTable(view, key, 'tick');
  const mean = { key, kind: 'tick', name: 'mean' } as const;
  return {
    itemId,
    options: mapDisclosed(table, ({ ticks, answered }) =>
      ticks.map((count, index) => shareIn(view, { key, name: optionName(index + 1), count, n: answered })),
    ),
    missing: mapDisclosed(readWholeTable(view, key, 'tick'), ({ missing }) => missing),
    n: readRespondents(view, mean, ({ answered }) => answered),
    mean: readFigure(view, mean, ({ answered }) => notEstimable('no-data', answered)),
  };
}
