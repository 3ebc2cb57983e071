/**
 * Finished figures of a group too small for a table (rules R1 to R3): rounded here, and nothing finer is kept.
 */

import type { Instrument } from '../../survey-definitions/instrument.ts';
import { meanInterval } from '../estimates/mean-interval.ts';
import { pairDifferences } from '../estimates/paired-gap.ts';
import { codeCounts, respondentsIn, type ValueCounts } from '../estimates/value-counts.ts';
import type { CountTable, PairTable, ScoreTable, Table } from '../tables/tables.ts';
import { pairMargins } from './pair-margins.ts';
import type { Band, Policy } from './policy.ts';
import type { CoarseFigure } from './release.ts';
import { roundedHalfUp, roundedOutward, roundedShare, widestShareInterval } from './rounding.ts';

export type CoarseFigures = Readonly<Record<string, CoarseFigure>>;

interface Reach {
  readonly lowest: number;
  readonly highest: number;
}

interface Sizing {
  /** The respondents as they are told. */
  readonly n: Band;
  readonly policy: Policy;
}

/** Whether rule R1 allows any figure of this measure for 10-22 respondents. */
export function hasCoarseFigures(key: string, table: Table, instrument: Instrument): boolean {
  if (table.kind === 'score' || table.kind === 'pair') return true;
  return table.kind === 'count' && key.startsWith('item:') && isLikert(table.itemId, instrument);
}

/**
 * The figures of one measure, keyed as release.ts has them.
 *
 * @param n - the band that the respondents are told as.
 * @throws RangeError for a measure without coarse figures.
 */
export function coarseFigures(
  key: string,
  table: Table,
  instrument: Instrument,
  sizing: Sizing,
): CoarseFigures {
  switch (table.kind) {
    case 'pair':
      return key.startsWith('gap:') ? gapFigures(table, instrument, sizing) : needFigures(table, sizing);
    case 'score':
      return { mean: coarseMean(table.counts, scoreReach(table, instrument), sizing) };
    case 'count':
      return { mean: coarseMean(codeCounts(table.counts), codeReach(table), sizing) };
    default:
      throw new RangeError(`${key} has no coarse figures`);
  }
}

function gapFigures(table: PairTable, instrument: Instrument, sizing: Sizing): CoarseFigures {
  const gap = instrument.gaps.find(({ module }) => module === table.id);
  if (gap === undefined) throw new RangeError(`instrument ${instrument.id} has no gap ${table.id}`);
  const { first, second } = pairMargins(table);
  const important = table.counts.slice(gap.importantFrom - 1);
  const flagged = sum(important.map((row) => sum(row.slice(0, gap.unpreparedTo))));
  const k = table.counts.length;
  return {
    share: coarseShare(flagged, sum(table.counts.flat()), sizing),
    importance: coarseMean(first, { lowest: 1, highest: k }, sizing),
    preparedness: coarseMean(second, { lowest: 1, highest: k }, sizing),
    gap: coarseMean(pairDifferences(table), { lowest: 1 - k, highest: k - 1 }, sizing),
  };
}

function needFigures(table: PairTable, sizing: Sizing): CoarseFigures {
  const { first, second } = pairMargins(table);
  const reach = { lowest: 1, highest: table.counts.length };
  return {
    importance: coarseMean(first, reach, sizing),
    availability: coarseMean(second, reach, sizing),
  };
}

/** A share to the nearest tenth; at 0 or 1 it is worded (rule R3). */
function coarseShare(k: number, n: number, { n: band, policy }: Sizing): CoarseFigure {
  const perUnit = Math.round(1 / policy.shareStep);
  const value = roundedShare(k, n, perUnit);
  const figure = { kind: 'coarse', value, ...widestShareInterval(value, band, perUnit), n: band } as const;
  if (value > 0 && value < 1) return figure;
  return { ...figure, homogeneous: value === 0 ? 'almost-none' : 'almost-all' };
}

/** A mean to one decimal with its t interval rounded outward; when all answers are one it is worded (rule R3). */
function coarseMean(counts: ValueCounts, reach: Reach, { n, policy }: Sizing): CoarseFigure {
  const perUnit = Math.round(1 / policy.meanStep);
  const perIntervalUnit = Math.round(1 / policy.meanIntervalStep);
  const given = counts.filter(([, count]) => count > 0);
  const mean = sum(given.map(([value, count]) => value * count)) / respondentsIn(given);
  const value = roundedHalfUp(mean, perUnit);
  const estimate = meanInterval(given);
  if (given.length > 1 && estimate.kind === 'estimate') {
    return { kind: 'coarse', value, ...roundedOutward(estimate.interval, perIntervalUnit, reach), n };
  }
  // An interval of no width would say that there was no exception at all.
  const step = policy.meanIntervalStep;
  const around = { lower: mean - step, upper: mean + step, level: 0.95 };
  return {
    kind: 'coarse',
    value,
    ...roundedOutward(around, perIntervalUnit, reach),
    n,
    homogeneous: 'almost-all',
  };
}

function codeReach(table: CountTable): Reach {
  return { lowest: 1, highest: table.counts.length };
}

function scoreReach(table: ScoreTable, instrument: Instrument): Reach {
  const scale = instrument.scales.find(({ id }) => id === table.scaleId);
  if (scale === undefined) throw new RangeError(`instrument ${instrument.id} has no scale ${table.scaleId}`);
  return { lowest: scale.minimum, highest: scale.maximum };
}

function isLikert(itemId: string, instrument: Instrument): boolean {
  return instrument.items.some((item) => item.id === itemId && item.kind === 'likert');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
