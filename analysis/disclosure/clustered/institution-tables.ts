/** The tables of a view's respondents, institution by institution: what cluster-robust intervals are computed from. */

import type { Table, Tabulation } from '../../tables/tables.ts';
import type { ReleasedView } from '../release.ts';

/** One institution's part of a view. Who has no institution is a part like one, so any likeness among them is allowed. */
export interface InstitutionPart {
  readonly id: string;
  /** To be added up: one table for each group of the breakdown that is in the view. */
  readonly tablesOf: (key: string) => readonly Table[];
}

/** In order of their ids, so that nothing depends on who answered first. */
export function institutionParts(
  view: Pick<ReleasedView, 'breakdown' | 'group'>,
  { byStratum, byBreakdownAndStratum }: Tabulation,
): readonly InstitutionPart[] {
  const groups = view.breakdown === null ? undefined : byBreakdownAndStratum[view.breakdown];
  const codes = codesOf(view.group);
  return Object.keys(byStratum)
    .toSorted()
    .map((id) => ({
      id,
      tablesOf: (key) => {
        if (groups !== undefined) return codes.flatMap((code) => groups[code]?.[id]?.(key) ?? []);
        const table = byStratum[id]?.byMeasure[key];
        return table === undefined ? [] : [table];
      },
    }));
}

function codesOf(group: ReleasedView['group']): readonly string[] {
  if (group.kind === 'all') return [];
  const codes = group.codes.map(String);
  return group.kind === 'others' && group.includesMissing === true ? [...codes, 'missing'] : codes;
}
