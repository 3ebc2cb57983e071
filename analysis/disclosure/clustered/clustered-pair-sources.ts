/** The figures of a gap and of a need, as values and how many have each. */

import type { Instrument } from '../../../survey-definitions/instrument.ts';
import type { ClusteredName } from './clustered-name.ts';
import { type ClusteredSource, onTables, shareSource, type TableOf } from './clustered-source.ts';

const LEVEL = 0.95;

/**
 * What a pair of answers counts as; undefined leaves it out. The second is undefined where it was "do not know".
 */
type Reading = (first: number, second: number | undefined) => number | undefined;

/** Of complete pairs. */
export function gapSources(table: TableOf<'pair'>, { gaps }: Instrument): readonly ClusteredSource[] {
  const gap = gaps.find(({ module }) => module === table.id);
  if (gap === undefined) return [];
  const { importantFrom, unpreparedTo } = gap;
  const { share, mean } = makeReaders(table);
  const [firsts, seconds] = codesOf(table);
  const differences = range(1 - seconds.length, firsts.length - 1);
  const complete =
    (read: (first: number, second: number) => number | boolean): Reading =>
    (first, second) =>
      second === undefined ? undefined : Number(read(first, second));
  return [
    share(
      'share',
      complete((first, second) => first >= importantFrom && second <= unpreparedTo),
    ),
    mean(
      'importance',
      firsts,
      complete((first) => first),
    ),
    mean(
      'preparedness',
      seconds,
      complete((_, second) => second),
    ),
    mean(
      'gap',
      differences,
      complete((first, second) => first - second),
    ),
    share(
      'with-gap',
      complete((first, second) => first > second),
    ),
  ];
}

/**
 * Of all who rated it, but for availability, which is of those who know.
 *
 * @param instrument - with the needs that are compared: `absent-simultaneous` holds for all of them at once.
 */
export function needSources(table: TableOf<'pair'>, { needs }: Instrument): readonly ClusteredSource[] {
  const need = needs.find(({ id }) => id === table.id);
  if (need === undefined) return [];
  const { importantFrom, absentTo } = need;
  const { share, mean } = makeReaders(table);
  const [firsts, seconds] = codesOf(table);
  const important =
    (isIt: (second: number | undefined) => boolean): Reading =>
    (first, second) =>
      Number(first >= importantFrom && isIt(second));
  const absent = important((second) => second !== undefined && second <= absentTo);
  return [
    share('absent', absent),
    { ...share('absent-simultaneous', absent), level: 1 - (1 - LEVEL) / needs.length },
    share(
      'unknown',
      important((second) => second === undefined),
    ),
    share(
      'there',
      important((second) => second !== undefined && second > absentTo),
    ),
    share('not-important', (first) => Number(first < importantFrom)),
    mean('importance', firsts, (first) => first),
    mean('availability', seconds, (_, second) => second),
  ];
}

/** @param table - of the view: its shape is that of the institutions' tables. */
function makeReaders(table: TableOf<'pair'>) {
  return {
    share: (name: ClusteredName, read: Reading): ClusteredSource =>
      shareSource(name, readPairs(table, [0, 1], read)),
    mean: (name: ClusteredName, values: readonly number[], read: Reading): ClusteredSource => ({
      name,
      kind: 'mean',
      values,
      countsIn: readPairs(table, values, read),
    }),
  };
}

/** Every cell is read beforehand, because there are as many tables as institutions. */
function readPairs(
  { counts, secondUnknown }: TableOf<'pair'>,
  values: readonly number[],
  read: Reading,
): ClusteredSource['countsIn'] {
  const placeOf = (first: number, second: number | undefined) =>
    values.indexOf(read(first, second) ?? Number.NaN);
  const places = counts.map((row, first) => row.map((_, second) => placeOf(first + 1, second + 1)));
  const unknownPlaces = secondUnknown.map((_, first) => placeOf(first + 1, undefined));
  return onTables('pair', (table) => {
    const respondents = values.map(() => 0);
    for (const [first, row] of places.entries()) addTo(respondents, row, table.counts[first] ?? []);
    addTo(respondents, unknownPlaces, table.secondUnknown);
    return respondents;
  });
}

/** A place of -1 is left out. */
function addTo(respondents: number[], places: readonly number[], counts: readonly number[]): void {
  for (let cell = 0; cell < places.length; cell += 1) {
    const place = places[cell] ?? -1;
    if (place >= 0) respondents[place] = (respondents[place] ?? 0) + (counts[cell] ?? 0);
  }
}

/** Of the first item and of the second. */
function codesOf({ counts }: TableOf<'pair'>): readonly [readonly number[], readonly number[]] {
  return [range(1, counts.length), range(1, counts[0]?.length ?? 0)];
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
