/** Shares of the options of one item, among those who answered it. */

import type { Instrument } from '../../survey-definitions/instrument.ts';
import { optionIdsOf } from '../../survey-definitions/options.ts';
import { type Disclosed, mapDisclosed } from '../disclosure/disclosed.ts';
import {
  type OptionSizes,
  type ReadView,
  readFigure,
  readOptionSizes,
  readRespondents,
  readTable,
} from '../disclosure/read-release.ts';
import type { ReleasedCount } from '../disclosure/release.ts';
import { notEstimable } from '../estimates/estimate.ts';
import { meanInterval } from '../estimates/mean-interval.ts';
import { codeCounts } from '../estimates/value-counts.ts';
import type { CountTable, TickTable } from '../tables/tables.ts';
import type { Distribution, OptionShares, ShareFigure } from './results.ts';
import { shareOf, sum } from './share-figure.ts';

/** @throws RangeError if the instrument has no such item, or one without options. */
export function optionShares(view: ReadView, itemId: string, instrument: Instrument): OptionShares {
  const item = instrument.items.find(({ id }) => id === itemId);
  if (item === undefined) throw new RangeError(`instrument ${instrument.id} has no item ${itemId}`);
  if (item.kind === 'multiple' || item.kind === 'top') return tickShares(view, itemId);
  if (item.kind !== 'single' && item.kind !== 'likert') throw new RangeError(`${itemId} has no options`);
  return countShares(view, itemId, optionIdsOf(item, instrument).length);
}

/** Counts of each answer, with those who gave none. */
export function distributionOf({ counts, missing }: CountTable): Distribution {
  return { n: sum(counts), counts, missing };
}

function countShares(view: ReadView, itemId: string, options: number): OptionShares {
  const key = `item:${itemId}`;
  const table = readTable(view, key, 'count');
  const sizes = readOptionSizes(view, key);
  const mean = { key, kind: 'count', name: 'mean' } as const;
  return {
    itemId,
    options: table.kind === 'shown' ? mapDisclosed(table, sharesIn) : sharesOfSizes(sizes, options),
    missing: mapDisclosed(table, ({ missing }) => missing),
    n:
      sizes.kind === 'shown'
        ? mapDisclosed(sizes, ({ answered }): ReleasedCount => ({ kind: 'exact', n: answered }))
        : readRespondents(view, mean, ({ counts }) => sum(counts)),
    mean: readFigure(view, mean, ({ counts }) => meanInterval(codeCounts(counts))),
  };
}

function sharesIn({ counts }: CountTable): readonly ShareFigure[] {
  return counts.map((count) => shareOf(count, sum(counts)));
}

/** What no view tells alone has no share here either. */
function sharesOfSizes(sizes: Disclosed<OptionSizes>, options: number): Disclosed<readonly ShareFigure[]> {
  return mapDisclosed(sizes, ({ answered, shares }) =>
    Array.from({ length: options }, (_, index) => ({
      figure: shares.get(index + 1) ?? notEstimable('below-gate', answered),
      count: null,
    })),
  );
}

/** Of those who ticked anything: ticks add up to more than the people. */
function tickShares(view: ReadView, itemId: string): OptionShares {
  const key = `item:${itemId}`;
  const table = readTable(view, key, 'tick');
  const none = { key, kind: 'tick', name: 'none' } as const;
  return {
    itemId,
    options: mapDisclosed(table, ({ ticks, answered }: TickTable) =>
      ticks.map((count) => shareOf(count, answered)),
    ),
    missing: mapDisclosed(table, ({ missing }) => missing),
    n: readRespondents(view, none, ({ answered }) => answered),
    mean: readFigure(view, none, ({ answered }) => notEstimable('no-data', answered)),
  };
}
