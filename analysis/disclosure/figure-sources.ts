/** What a coarse figure is made of: the answers behind each figure of a measure, and which figures may be told where. */

import type { Instrument } from '../../survey-definitions/instrument.ts';
import { pairDifferences } from '../estimates/paired/paired-gap.ts';
import { codeCounts, type ValueCounts } from '../estimates/value-counts.ts';
import type { PairTable, ScoreTable, Table } from '../tables/tables.ts';
import { pairMargins } from './pair-margins.ts';

/** The ends of the values that an answer can have. */
export interface Reach {
  readonly lowest: number;
  readonly highest: number;
}

/** A share is the mean of 0 (not flagged) and 1 (flagged). */
export interface FigureSource {
  readonly kind: 'share' | 'mean';
  readonly counts: ValueCounts;
  readonly reach: Reach;
}

export interface FigureName {
  /** Of the measure. */
  readonly key: string;
  /** Of the figure in it, as release.ts has them. */
  readonly name: string;
}

/**
 * The figures that a breakdown may tell of a group too small for tables, the most important first: what its pages
 * show, and no more, because every further figure narrows down how many people are in the group.
 */
export function breakdownFigures({ results, gaps }: Instrument): readonly FigureName[] {
  const score = (scaleId: string | undefined) =>
    scaleId === undefined ? [] : [{ key: `score:${scaleId}`, name: 'mean' }];
  return [
    ...score(results.preparedness),
    ...gaps.map(({ module }) => ({ key: `gap:${module}`, name: 'share' })),
    ...score(results.awareness),
    ...results.attitudes.flatMap(score),
    ...gaps.map(({ module }) => ({ key: `gap:${module}`, name: 'gap' })),
  ];
}

/** The figures that the whole wave may tell where a measure has too few respondents for a table. */
export function wholeFigures(key: string, table: Table, instrument: Instrument): readonly FigureName[] {
  return wholeNames(key, table, instrument).map((name) => ({ key, name }));
}

function wholeNames(key: string, table: Table, instrument: Instrument): readonly string[] {
  switch (table.kind) {
    case 'pair':
      return key.startsWith('gap:')
        ? ['share', 'importance', 'preparedness', 'gap']
        : ['importance', 'availability'];
    case 'score':
      return ['mean'];
    case 'count':
      return isRated(table.itemId, instrument) ? ['mean'] : [];
    default:
      return [];
  }
}

/**
 * Whether the codes of an item are read as numbers: it is rated in a gap or a need, or scored by its code. The answers
 * of any other item are names, and their mean would mean nothing.
 */
export function isRated(itemId: string, { items, gaps, needs, scales }: Instrument): boolean {
  if (!items.some(({ id, kind }) => id === itemId && kind === 'likert')) return false;
  return (
    gaps.some((gap) => gap.importance === itemId || gap.preparedness === itemId) ||
    needs.some((need) => need.importance === itemId || need.availability === itemId) ||
    scales.some((scale) => scale.points === undefined && scale.items.includes(itemId))
  );
}

/** @throws RangeError for a figure that the table does not have. */
export function figureSource({ key, name }: FigureName, table: Table, instrument: Instrument): FigureSource {
  const source = sourceIn(name, table, instrument);
  if (source === undefined) throw new RangeError(`${key} has no figure ${name}`);
  return source;
}

function sourceIn(name: string, table: Table, instrument: Instrument): FigureSource | undefined {
  switch (table.kind) {
    case 'pair':
      return pairSource(name, table, instrument);
    case 'score':
      return { kind: 'mean', counts: table.counts, reach: scoreReach(table, instrument) };
    case 'count':
      return {
        kind: 'mean',
        counts: codeCounts(table.counts),
        reach: { lowest: 1, highest: table.counts.length },
      };
    default:
      return undefined;
  }
}

/** Importance is of all who rated it, those of them who do not know what is available too. */
function pairSource(name: string, table: PairTable, instrument: Instrument): FigureSource | undefined {
  const { second, firstWithUnknown } = pairMargins(table);
  const points = table.counts.length;
  const reach = { lowest: 1, highest: points };
  switch (name) {
    case 'share':
      return { kind: 'share', counts: flags(table, instrument), reach: { lowest: 0, highest: 1 } };
    case 'importance':
      return { kind: 'mean', counts: firstWithUnknown, reach };
    case 'preparedness':
    case 'availability':
      return { kind: 'mean', counts: second, reach };
    case 'gap':
      return {
        kind: 'mean',
        counts: pairDifferences(table),
        reach: { lowest: 1 - points, highest: points - 1 },
      };
    default:
      return undefined;
  }
}

function flags(table: PairTable, { id, gaps }: Instrument): ValueCounts {
  const gap = gaps.find(({ module }) => module === table.id);
  if (gap === undefined) throw new RangeError(`instrument ${id} has no gap ${table.id}`);
  const important = table.counts.slice(gap.importantFrom - 1);
  const flagged = sum(important.flatMap((row) => row.slice(0, gap.unpreparedTo)));
  return [
    [0, sum(table.counts.flat()) - flagged],
    [1, flagged],
  ];
}

function scoreReach(table: ScoreTable, instrument: Instrument): Reach {
  const scale = instrument.scales.find(({ id }) => id === table.scaleId);
  if (scale === undefined) throw new RangeError(`instrument ${instrument.id} has no scale ${table.scaleId}`);
  return { lowest: scale.minimum, highest: scale.maximum };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
