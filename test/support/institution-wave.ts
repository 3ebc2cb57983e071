/** Waves of several institutions, for tests of what a release says of colleagues who answer alike. */

import * as fc from 'fast-check';

import type { ClusteredFigure, ReleaseContent, ReleasedView } from '../../analysis/disclosure/release.ts';
import type { CountedBallot } from '../../analysis/tables/tabulate.ts';
import { type AnswersGiven, anyWave, ballotOf } from './disclosure-wave.ts';

/** So many respondents of one institution with the same answers. */
export function colleagues(
  institution: string,
  count: number,
  answers: AnswersGiven = {},
): readonly CountedBallot[] {
  return Array.from({ length: count }, () => ballotOf(answers, institution));
}

/** Respondents by institution and code: tables[j][code - 1]. Each is asked for the answers of one code. */
export function ballotsOfTables(
  tables: readonly (readonly number[])[],
  answersOf: (code: number) => AnswersGiven,
): readonly CountedBallot[] {
  return tables.flatMap((counts, j) =>
    counts.flatMap((count, index) => colleagues(institutionAt(j), count, answersOf(index + 1))),
  );
}

export function institutionAt(place: number): string {
  return `hei-${String(place + 1).padStart(2, '0')}`;
}

/** Twelve institutions of four people; in half of them all find ethics important and are unprepared. */
export const DIFFERING: readonly CountedBallot[] = Array.from({ length: 12 }, (_, j) =>
  colleagues(institutionAt(j), 4, { imp_ethics: 5, prep_ethics: j % 2 === 0 ? 1 : 4 }),
).flat();

/** Any wave, its respondents spread over a few or many institutions, some of them in none. */
export const anyInstitutionWave: fc.Arbitrary<readonly CountedBallot[]> = fc
  .tuple(anyWave, fc.integer({ min: 2, max: 16 }), fc.integer({ min: 1, max: 1e6 }))
  .map(([ballots, institutions, seed]) =>
    ballots.map((ballot, place) => {
      const drawn = (Math.imul(place + seed, 2_654_435_761) >>> 0) % (institutions + 1);
      return { ...ballot, stratumId: drawn === institutions ? 'none' : institutionAt(drawn) };
    }),
  );

export function viewIn(content: ReleaseContent, viewId = 'all'): ReleasedView | undefined {
  return content.views.find(({ id }) => id === viewId);
}

export function clusteredIn(
  content: ReleaseContent,
  key: string,
  name: keyof NonNullable<NonNullable<ReleasedView['clustered']>['figures'][string]>,
  viewId = 'all',
): ClusteredFigure | undefined {
  return viewIn(content, viewId)?.clustered?.figures[key]?.[name];
}
