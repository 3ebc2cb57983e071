/** One measure at a time: a table, finished figures, or nothing (rule R1). */

import type { Instrument } from '../../survey-definitions/instrument.ts';
import type { GroupTables, Table } from '../tables/tables.ts';
import { bandOfFigure, coarseFigure } from './coarse-figures.ts';
import { type FigureName, figureSource, wholeFigures } from './figure-sources.ts';
import type { Showing } from './partition-plan.ts';
import { bandOf, exactnessOf, type Policy } from './policy.ts';
import { type CoarseFigure, type ReleasedMeasure, withoutMissing } from './release.ts';
import { respondentsOf, sizesOf } from './table-sizes.ts';

export interface Rules {
  readonly instrument: Instrument;
  readonly policy: Policy;
}

/**
 * The measures that a view may hold at all. Items that identify people are shown as composition.ts has it and
 * nowhere else, so that no view is a table of people by two attributes; single numbers are too telling to be
 * counted one by one.
 */
export function measuresShown(
  tables: GroupTables,
  instrument: Instrument,
): readonly (readonly [string, Table])[] {
  const identifying = new Set(identifyingItems(instrument).map((itemId) => `item:${itemId}`));
  return Object.entries(tables.byMeasure).filter(
    ([key, table]) => !identifying.has(key) && table.kind !== 'number',
  );
}

function identifyingItems(instrument: Instrument): readonly string[] {
  return [...instrument.quasiIdentifiers.map((ladder) => ladder.item), ...instrument.breakdowns];
}

/** How a measure of the whole wave may be shown: by its own respondents. A group without exact n has no tables. */
export function wholeShowing(key: string, table: Table, n: number, rules: Rules): Showing {
  const { instrument, policy } = rules;
  if (n >= policy.exactFrom && isExact(table, policy)) return { kind: 'exact' };
  const respondents = respondentsOf(table);
  if (respondents < policy.threshold) return { kind: 'suppressed', because: 'too-small' };
  const hasFigures = wholeFigures(key, table, instrument).length > 0;
  const isCoarse = hasFigures && exactnessOf(respondents, policy) === 'coarse';
  if (!isCoarse) return { kind: 'suppressed', because: 'no-coarse-figure' };
  return { kind: 'coarse', n: bandOf(respondents, policy) };
}

/** Whether every set of respondents of a table is nobody, or large enough to be exact. */
export function isExact(table: Table, policy: Policy): boolean {
  return sizesOf(table).every((size) => size === 0 || size >= policy.exactFrom);
}

/** A measure of the whole wave. */
export function wholeMeasure(key: string, table: Table, showing: Showing, rules: Rules): ReleasedMeasure {
  const { instrument, policy } = rules;
  switch (showing.kind) {
    case 'exact':
      return { kind: 'table', table };
    case 'coarse':
      return coarseMeasure(
        wholeFigures(key, table, instrument).map((figure) => {
          const source = figureSource(figure, table, instrument);
          return [figure.name, coarseFigure(source, bandOfFigure(source, policy), policy)];
        }),
      );
    case 'suppressed':
      return { kind: 'suppressed' };
  }
}

/**
 * A measure of a group of a breakdown. Who gave no answer is not counted there: no page shows it, and a lone one would
 * single somebody out.
 *
 * @param figures - those of the measure that the breakdown may tell.
 */
export function groupMeasure(
  table: Table,
  showing: Showing,
  figures: readonly FigureName[],
  { instrument, policy }: Rules,
): ReleasedMeasure {
  switch (showing.kind) {
    case 'exact':
      return { kind: 'table', table: withoutMissing(table) };
    case 'coarse':
      return coarseMeasure(
        figures.map((figure) => [
          figure.name,
          coarseFigure(figureSource(figure, table, instrument), showing.n, policy),
        ]),
      );
    case 'suppressed':
      return { kind: 'suppressed' };
  }
}

function coarseMeasure(figures: readonly (readonly [string, CoarseFigure])[]): ReleasedMeasure {
  return figures.length === 0
    ? { kind: 'suppressed' }
    : { kind: 'coarse', figures: Object.fromEntries(figures) };
}
