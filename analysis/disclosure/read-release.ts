/**
 * Reads the measures of a release: the only place where what was released becomes Disclosed.
 *
 * A statistic of a table may be derived from what is read here and from nothing else.
 */

import type { Figure } from '../results/figure.ts';
import type { Table } from '../tables/tables.ts';
import { type Disclosed, shown, suppressed } from './disclosed.ts';
import type { CoarseFigure, ReleasedCount, ReleasedMeasure, ReleasedTable, ReleasedView } from './release.ts';

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

/** A figure: from the table where there is one, otherwise as the release has it, already rounded. */
export function readFigure<Kind extends Table['kind']>(
  view: ReadView,
  { key, kind, name }: { readonly key: string; readonly kind: Kind; readonly name: string },
  fromTable: (table: TableOf<Kind>) => Figure,
): Disclosed<Figure> {
  const measure = view?.measures[key];
  if (measure?.kind === 'table') return shown(fromTable(tableOfKind(measure.table, key, kind)));
  const figure = coarseFigure(measure, name);
  return figure === undefined ? suppressed('protected') : shown(figure);
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
