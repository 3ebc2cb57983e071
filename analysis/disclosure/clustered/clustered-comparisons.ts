/**
 * How the groups of a breakdown differ, with institutions as clusters of both: of each pair of views that show an
 * outcome exactly, where the two together have answers from enough institutions.
 */

import type { Instrument } from '../../../survey-definitions/instrument.ts';
import { clusteredDifference } from '../../estimates/clusters/clustered-difference.ts';
import type { Tabulation } from '../../tables/tables.ts';
import type { Rules } from '../measure-control.ts';
import type { ClusteredPair, ReleaseContent, ReleasedView } from '../release.ts';
import { meanDecimals, roundedShare, roundHalfUp } from '../shown-precision.ts';
import { type InstitutionCounts, institutionCounts, isCommon, isFromEnough } from './clustered-figure.ts';
import type { ClusteredName } from './clustered-name.ts';
import type { ClusteredSource } from './clustered-source.ts';
import { clusteredSources, scoreMean } from './clustered-sources.ts';
import { type InstitutionPart, institutionParts } from './institution-tables.ts';

const P_DIGITS = 3;

type Comparisons = NonNullable<ReleaseContent['comparisons']>;

/** Empty where no pair of views can be compared. */
export function clusteredComparisons(
  views: readonly ReleasedView[],
  tabulation: Tabulation,
  rules: Rules,
): Comparisons {
  const { respondent, breakdowns } = rules.instrument;
  if (respondent !== 'educator') return {};
  return keepFilled(
    breakdowns.map((itemId) => {
      const groups = views
        .filter(({ breakdown }) => breakdown === itemId)
        .map((view) => ({ view, parts: institutionParts(view, tabulation) }));
      const pairs = outcomes(rules.instrument).map(
        (outcome) => [outcome.key, pairsOf(outcome, groups, rules)] as const,
      );
      return [itemId, keepFilled(pairs)];
    }),
  );
}

interface Outcome {
  readonly key: string;
  readonly name: ClusteredName;
}

function outcomes({ results, gaps, needs }: Instrument): readonly Outcome[] {
  const scaleIds = [results.preparedness, results.awareness, ...results.attitudes];
  return [
    ...scaleIds.flatMap((id) => (id === undefined ? [] : [{ key: `score:${id}`, name: 'mean' } as const])),
    ...gaps.map(({ module }) => ({ key: `gap:${module}`, name: 'share' }) as const),
    ...needs.map(({ id }) => ({ key: `need:${id}`, name: 'absent' }) as const),
  ];
}

interface Group {
  readonly view: ReleasedView;
  readonly parts: readonly InstitutionPart[];
}

interface CountedGroup extends Group {
  readonly counts: InstitutionCounts;
}

function pairsOf(
  outcome: Outcome,
  groups: readonly Group[],
  { instrument, policy }: Rules,
): readonly ClusteredPair[] {
  const exact = groups.filter(({ view }) => view.measures[outcome.key]?.kind === 'table');
  const source = sourceOf(outcome, exact, instrument);
  if (source === undefined) return [];
  const counted = exact.map((group) => ({
    ...group,
    counts: institutionCounts(source, outcome.key, group.parts),
  }));
  return counted.flatMap((second, place) =>
    counted.slice(0, place).flatMap((first) => {
      const both = first.counts.map((row, index) => [...row, ...(second.counts[index] ?? [])]);
      const isTold =
        isFromEnough(both, first.parts, policy) &&
        isCommon(source, [...first.counts, ...second.counts], policy);
      return isTold ? (pairOf(source, first, second) ?? []) : [];
    }),
  );
}

/** The same values in all groups. */
function sourceOf(
  { key, name }: Outcome,
  groups: readonly Group[],
  instrument: Instrument,
): ClusteredSource | undefined {
  const tables = groups.flatMap(({ view }) => {
    const measure = view.measures[key];
    return measure?.kind === 'table' ? [measure.table] : [];
  });
  const [table] = tables;
  if (table === undefined || tables.length < 2) return undefined;
  if (table.kind !== 'score')
    return clusteredSources(key, table, instrument).find((each) => each.name === name);
  const scores = tables.flatMap((each) => (each.kind === 'score' ? each.counts.map(([score]) => score) : []));
  return scoreMean([...new Set(scores)].sort((a, b) => a - b));
}

/** Undefined where the difference has no interval. */
function pairOf(
  { kind, values }: ClusteredSource,
  first: CountedGroup,
  second: CountedGroup,
): ClusteredPair | undefined {
  const { difference, test } = clusteredDifference(values, first.counts, second.counts);
  if (difference.kind === 'not-estimable' || test.kind === 'not-estimable') return undefined;
  const { value, interval, n } = difference;
  const round = (number: number) =>
    kind === 'share' ? roundedShare(Math.max(-1, Math.min(1, number))) : roundHalfUp(number, meanDecimals(n));
  return {
    first: first.view.id,
    second: second.view.id,
    difference: round(value),
    lower: round(interval.lower),
    upper: round(interval.upper),
    level: interval.level,
    p: Number(test.p.toPrecision(P_DIGITS)),
    n,
  };
}

/** Without lists and records that hold nothing. */
function keepFilled<T extends object>(
  entries: readonly (readonly [string, T])[],
): Readonly<Record<string, T>> {
  return Object.fromEntries(entries.filter(([, value]) => Object.keys(value).length > 0));
}
