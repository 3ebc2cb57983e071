/**
 * What a release may hold: the tables of a wave under rules R1, R2, R3, R6 (inside each breakdown) and R7.
 *
 * Pure: the same tabulation and the same earlier release give the same content, and so the same id.
 */

import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import { NO_INSTITUTION, type Tabulation } from '../tables/tables.ts';
import { clusteredComparisons } from './clustered/clustered-comparisons.ts';
import { withClustered } from './clustered/clustered-view.ts';
import { type ControlledBreakdown, controlBreakdown } from './control-breakdown.ts';
import { controlWhole } from './control-whole.ts';
import { sinceEarlier } from './earlier-release.ts';
import type { Rules } from './measure-control.ts';
import { exactnessOf, type Policy, STAFF_POLICY } from './policy.ts';
import type { ReleaseContent, ReleasedCount, ReleasedView } from './release.ts';
import type { ControlledRelease, Decision } from './release-log.ts';

export interface ControlOptions {
  readonly waveId: string;
  readonly kind: ReleaseContent['kind'];
  readonly instrument: Instrument;
  readonly instrumentHash: string;
  readonly form: Form;
  readonly softwareVersion: string;
  readonly policy: Policy['name'];
  /** Eligible people who were invited; null where nobody knows. */
  readonly invited: number | null;
  /** The last release of the wave, if there is one. */
  readonly previous?: ControlledRelease | undefined;
}

const POLICIES: Readonly<Record<Policy['name'], Policy>> = { staff: STAFF_POLICY };

/** The content of a release, and the log that the next release is checked against. */
export function controlRelease(tabulation: Tabulation, options: ControlOptions): ControlledRelease {
  const rules: Rules = { instrument: options.instrument, policy: POLICIES[options.policy] };
  const fresh = freshRelease(tabulation, options, rules);
  return options.previous === undefined ? fresh : sinceEarlier(fresh, options.previous, rules);
}

/** As if there had been no earlier release. */
function freshRelease(tabulation: Tabulation, options: ControlOptions, rules: Rules): ControlledRelease {
  const { n } = tabulation.whole;
  const exactness = exactnessOf(n, rules.policy);
  const breakdowns = exactness === 'exact' ? controlBreakdowns(tabulation, rules) : [];
  const whole = exactness === 'nothing' ? undefined : controlWhole(tabulation.whole, breakdowns, rules);
  const shown = options.kind === 'final' ? breakdowns : [];
  const controlled = [...(whole === undefined ? [] : [whole.view]), ...shown.flatMap(({ views }) => views)];
  const views = controlled.map((view) => withClustered(view, tabulation, rules));
  const comparisons = clusteredComparisons(views, tabulation, rules);
  return {
    content: {
      ...headOf(options),
      participation: participationOf(tabulation, options, whole?.view.n ?? null),
      views,
      withheldBreakdowns: withheldIn(views, options.instrument),
      ...(Object.keys(comparisons).length > 0 && { comparisons }),
    },
    log: {
      format: 1,
      n,
      shownSizes: Object.assign({}, whole && { all: n }, ...shown.map(({ viewSizes }) => viewSizes)),
      groupSizes: Object.fromEntries(
        shown.filter((each) => each.views.length > 0).map((each) => [each.itemId, each.groupSizes]),
      ),
      decisions: [
        ...(whole?.decisions ?? [nothingShown(n)]),
        ...shown.flatMap(({ decisions }) => decisions),
        ...unshownBreakdowns(options, exactness, n),
      ],
    },
  };
}

function controlBreakdowns(tabulation: Tabulation, rules: Rules): readonly ControlledBreakdown[] {
  return rules.instrument.breakdowns.map((itemId) =>
    controlBreakdown(itemId, tabulation.whole, tabulation.byBreakdown[itemId] ?? {}, rules),
  );
}

function headOf(options: ControlOptions) {
  const { instrument } = options;
  return {
    format: 1,
    waveId: options.waveId,
    kind: options.kind,
    instrument: { id: instrument.id, version: instrument.version, hash: options.instrumentHash },
    form: options.form,
    softwareVersion: options.softwareVersion,
    policy: options.policy,
  } as const;
}

/** Countries and institutions are told from the size at which n is. */
function participationOf(
  tabulation: Tabulation,
  { instrument, invited }: ControlOptions,
  received: ReleasedCount | null,
): ReleaseContent['participation'] {
  if (received?.kind !== 'exact') return { invited, received, countries: null, institutions: null };
  const country = tabulation.whole.byMeasure[`item:${instrument.results.country ?? ''}`];
  const countries = country?.kind === 'count' ? country.counts.filter((count) => count > 0).length : null;
  const strata = Object.entries(tabulation.byStratum).filter(
    ([id, { n }]) => id !== NO_INSTITUTION && n > 0,
  ).length;
  return { invited, received, countries, institutions: strata === 0 ? null : strata };
}

function withheldIn(views: readonly ReleasedView[], { breakdowns }: Instrument): readonly string[] {
  return breakdowns.filter((itemId) => !views.some((view) => view.breakdown === itemId));
}

function nothingShown(n: number): Decision {
  return {
    rule: 'R1',
    breakdown: null,
    view: 'all',
    measure: null,
    outcome: 'withheld',
    reason: 'too-small',
    n,
  };
}

/** Why no breakdown was considered at all. */
function unshownBreakdowns(
  { kind, instrument }: ControlOptions,
  exactness: ReturnType<typeof exactnessOf>,
  n: number,
): readonly Decision[] {
  if (kind === 'final' && exactness === 'exact') return [];
  return instrument.breakdowns.map((itemId) => ({
    rule: kind === 'interim' ? 'R7' : 'R1',
    breakdown: itemId,
    view: null,
    measure: null,
    outcome: 'withheld',
    reason: kind === 'interim' ? 'interim-shows-whole-wave-only' : 'whole-wave-below-exact',
    n,
  }));
}
