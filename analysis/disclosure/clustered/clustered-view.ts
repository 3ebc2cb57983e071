/**
 * The cluster-robust intervals of a view: of every figure that pages show of its tables, where the answers are from
 * enough institutions. Computed from the tables of the institutions, of which nothing else goes into a release.
 */

import { tieGroups } from '../../estimates/needs/tie-groups.ts';
import type { Tabulation } from '../../tables/tables.ts';
import type { Rules } from '../measure-control.ts';
import type { ClusteredView, ReleasedTable, ReleasedView } from '../release.ts';
import { clusteredFigure, institutionCounts, isCommon, isFromEnough } from './clustered-figure.ts';
import { clusteredSources, sourceKey } from './clustered-sources.ts';
import { clusteredPairedP } from './clustered-ties.ts';
import { type InstitutionPart, institutionParts } from './institution-tables.ts';

/** The view with its intervals, if it can have any. */
export function withClustered(view: ReleasedView, tabulation: Tabulation, rules: Rules): ReleasedView {
  // An institution that answers for itself has no colleagues in the wave.
  if (rules.instrument.respondent !== 'educator') return view;
  const parts = institutionParts(view, tabulation);
  if (parts.length < rules.policy.clustersFrom) return view;
  const tables = tablesIn(view);
  const asked = askedIn(view, rules);
  const figures = tables.flatMap((table) => figuresOf(table, parts, asked));
  const ties = tables.flatMap((table) => tiesOf(table, parts, rules));
  if (figures.length === 0 && ties.length === 0) return view;
  return {
    ...view,
    clustered: { figures: Object.fromEntries(figures), tieGroups: Object.fromEntries(ties) },
  };
}

interface ShownTable {
  readonly key: string;
  readonly table: ReleasedTable;
}

/** What a view holds exactly; nothing of any other measure may go by its institutions. */
function tablesIn({ measures }: ReleasedView): readonly ShownTable[] {
  return Object.entries(measures).flatMap(([key, measure]) =>
    measure.kind === 'table' ? [{ key, table: measure.table }] : [],
  );
}

/** Makes the tables of a measure once, for all of its figures. */
function withTablesOf(key: string, parts: readonly InstitutionPart[]): readonly InstitutionPart[] {
  return parts.map(({ id, tablesOf }) => {
    const tables = tablesOf(key);
    return { id, tablesOf: () => tables };
  });
}

/** Needs that the wave's form leaves out are not compared. */
function askedIn({ measures }: ReleasedView, { instrument, policy }: Rules): Rules {
  const needs = instrument.needs.filter(({ id }) => measures[`need:${id}`] !== undefined);
  return { instrument: { ...instrument, needs }, policy };
}

function figuresOf(
  { key, table }: ShownTable,
  parts: readonly InstitutionPart[],
  { instrument, policy }: Rules,
): readonly (readonly [string, ClusteredView['figures'][string]])[] {
  const sources = clusteredSources(key, table, instrument);
  if (sources.length === 0) return [];
  const ofKey = sourceKey(key, instrument);
  const once = withTablesOf(ofKey, parts);
  const figures = sources.flatMap((source) => {
    const counts = institutionCounts(source, ofKey, once);
    const figure =
      isFromEnough(counts, once, policy) && isCommon(source, counts, policy)
        ? clusteredFigure(source, counts, policy)
        : undefined;
    return figure === undefined ? [] : [[source.name, figure] as const];
  });
  return figures.length === 0 ? [] : [[key, Object.fromEntries(figures)]];
}

function tiesOf(
  { key, table }: ShownTable,
  parts: readonly InstitutionPart[],
  { policy }: Rules,
): readonly (readonly [string, ClusteredView['tieGroups'][string]])[] {
  // Needs are put in order by their simultaneous intervals.
  if (table.kind !== 'flag-pair' || key === 'flags:needs') return [];
  const pairedP = clusteredPairedP(key, table, withTablesOf(key, parts), policy);
  return pairedP === undefined ? [] : [[key, tieGroups(table, pairedP)]];
}
