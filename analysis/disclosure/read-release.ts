/**
 * Reads the measures of a release: the only place where what was released becomes Disclosed.
 *
 * A statistic of a table may be derived from what is read here and from nothing else.
 */

import type { Figure } from '../results/figure.ts';
import type { Table } from '../tables/tables.ts';
import type { ClusteredName } from './clustered/clustered-name.ts';
import { type Disclosed, shown, suppressed } from './disclosed.ts';
import type {
  ClusteredFigure,
  CoarseFigure,
  ReleasedCount,
  ReleasedMeasure,
  ReleasedTable,
  ReleasedView,
} from './release.ts';

export type TableOf<Kind extends Table['kind']> = Extract<ReleasedTable, { kind: Kind }>;

/** A view of a release; undefined where the release has no such view. */
export type ReadView = ReleasedView | undefined;

/** Whether the release speaks of this measure at all; otherwise the wave did not ask. */
export function holdsMeasure(view: ReadView, key: string): boolean {
  return view?.measures[key] !== undefined;
}

/** The table of a measure, where the group is large enough for one. @throws RangeError for a table of another kind. */
export function readTable<Kind extends Table['kind']>(
  view: ReadView,
  key: string,
  kind: Kind,
): Disclosed<TableOf<Kind>> {
  const measure = view?.measures[key];
  return measure?.kind === 'table' ? shown(tableOfKind(measure.table, key, kind)) : suppressed('protected');
}

/**
 * A figure: from the table where there is one, with the cluster-robust interval if the release has it; otherwise as the
 * release has it, already rounded.
 */
export function readFigure<Kind extends Table['kind']>(
  view: ReadView,
  { key, kind, name }: { readonly key: string; readonly kind: Kind; readonly name: ClusteredName },
  fromTable: (table: TableOf<Kind>) => Figure,
): Disclosed<Figure> {
  const measure = view?.measures[key];
  if (measure?.kind === 'table') {
    return shown(clustered(fromTable(tableOfKind(measure.table, key, kind)), view, key, name));
  }
  const figure = coarseFigure(measure, name);
  return figure === undefined ? suppressed('protected') : shown(figure);
}

/**
 * A figure of a table with its cluster-robust interval in the place of the one that takes answers as independent, where
 * the release has one.
 */
export function clustered(figure: Figure, view: ReadView, key: string, name: ClusteredName): Figure {
  const found: ClusteredFigure | undefined = view?.clustered?.figures[key]?.[name];
  if (found === undefined || figure.kind !== 'estimate') return figure;
  const { lower, upper, level, icc, designEffect } = found;
  return {
    ...figure,
    interval: { lower, upper, level, method: 'cr2-satterthwaite' },
    likeness: { icc, designEffect },
  };
}

/** Groups of flags that cannot be put in order where colleagues answer alike; undefined where the release has none. */
export function clusteredTies(view: ReadView, key: string): readonly (readonly string[])[] | undefined {
  return view?.clustered?.tieGroups[key];
}

/** The respondents to a measure, as exact as the release has them. */
export function readRespondents<Kind extends Table['kind']>(
  view: ReadView,
  { key, kind, name }: { readonly key: string; readonly kind: Kind; readonly name: string },
  fromTable: (table: TableOf<Kind>) => number,
): Disclosed<ReleasedCount> {
  const measure = view?.measures[key];
  if (measure?.kind === 'table') {
    return shown({ kind: 'exact', n: fromTable(tableOfKind(measure.table, key, kind)) });
  }
  const figure = coarseFigure(measure, name);
  return figure === undefined ? suppressed('protected') : shown({ kind: 'band', ...figure.n });
}

/** A table with those who gave no answer or have no score, which only the whole wave has. */
export function readWholeTable<Kind extends Table['kind']>(
  view: ReadView,
  key: string,
  kind: Kind,
): Disclosed<Extract<Table, { kind: Kind }>> {
  const measure = view?.measures[key];
  if (measure?.kind !== 'table' || view?.breakdown !== null) return suppressed('protected');
  return shown(tableOfKind(measure.table, key, kind) as Extract<Table, { kind: Kind }>);
}

function coarseFigure(measure: ReleasedMeasure | undefined, name: string): CoarseFigure | undefined {
  return measure?.kind === 'coarse' ? measure.figures[name] : undefined;
}

function tableOfKind<Kind extends Table['kind']>(
  table: ReleasedTable,
  key: string,
  kind: Kind,
): TableOf<Kind> {
  if (table.kind !== kind) throw new RangeError(`${key} is a ${table.kind} table and no ${kind} table`);
  return table as TableOf<Kind>;
}
