/** Shares of the options of one item, among those who answered it. */

import type { Instrument } from '../../survey-definitions/instrument.ts';
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
import type { Distribution, OptionShares } from './results.ts';
import { shareOf, sum } from './share-figure.ts';

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
  return {
    itemId,
    options: mapDisclosed(readTable(view, key, 'count'), ({ counts }) =>
      counts.map((count) => shareOf(count, sum(counts))),
    ),
    missing: mapDisclosed(readWholeTable(view, key, 'count'), ({ missing }) => missing),
    n: readRespondents(view, mean, ({ counts }) => sum(counts)),
    mean: readFigure(view, mean, ({ counts }) =>
      isRated(itemId, instrument) ? meanInterval(codeCounts(counts)) : notEstimable('no-data', sum(counts)),
    ),
  };
}

/** Of those who ticked anything: ticks add up to more than the people. */
function tickShares(view: ReadView, itemId: string): OptionShares {
  const key = `item:${itemId}`;
  const table = readTable(view, key, 'tick');
  const none = { key, kind: 'tick', name: 'none' } as const;
  return {
    itemId,
    options: mapDisclosed(table, ({ ticks, answered }) => ticks.map((count) => shareOf(count, answered))),
    missing: mapDisclosed(readWholeTable(view, key, 'tick'), ({ missing }) => missing),
    n: readRespondents(view, none, ({ answered }) => answered),
    mean: readFigure(view, none, ({ answered }) => notEstimable('no-data', answered)),
  };
}
