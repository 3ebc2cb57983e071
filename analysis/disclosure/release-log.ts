/**
 * The log of a release: exact sizes and every reason (rule R11). Stored beside the release, shown to nobody.
 *
 * The next release is checked against it.
 */

import type { Showing } from './partition-plan.ts';
import type { Policy } from './policy.ts';
import type { ReleaseContent } from './release.ts';

export type DecisionReason =
  | 'too-small'
  | 'no-coarse-figure'
  | 'protects-others'
  | 'band-too-narrow'
  | 'would-tell-sizes'
  | 'coarse-below-exact'
  | 'coarse-protects-others'
  | 'no-grouping-can-be-shown'
  | 'whole-wave-below-exact'
  | 'names-banded-groups'
  | 'interim-shows-whole-wave-only'
  | 'changed-by-less-than-threshold';

/** One thing that is not shown as exactly as it was counted, and why. */
export interface Decision {
  readonly rule: 'R1' | 'R4' | 'R6' | 'R7';
  readonly breakdown: string | null;
  readonly view: string | null;
  /** With the name of a figure if it is of that alone: `gap:ethics.share`. */
  readonly measure: string | null;
  readonly outcome: 'coarse' | 'suppressed' | 'withheld' | 'not-updated';
  readonly reason: DecisionReason;
  /** Respondents, exactly. */
  readonly n: number;
}

export interface ReleaseLog {
  readonly format: 1;
  /** Respondents when the release was made. */
  readonly n: number;
  /** Respondents of what each view shows; after rule R7 it may show an earlier release. */
  readonly shownSizes: Readonly<Record<string, number>>;
  /** For each breakdown ever shown: respondents by code, or 'missing', when it was last updated. */
  readonly groupSizes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly decisions: readonly Decision[];
}

export interface ControlledRelease {
  readonly content: ReleaseContent;
  readonly log: ReleaseLog;
}

/** The entry of a measure or an n that is not shown exactly; none for what is. */
export function decisionOn(
  what: Pick<Decision, 'breakdown' | 'view' | 'measure' | 'n'>,
  showing: Showing,
  policy: Policy,
): readonly Decision[] {
  switch (showing.kind) {
    case 'exact':
      return [];
    case 'coarse':
      return what.n < policy.exactFrom
        ? [{ ...what, rule: 'R1', outcome: 'coarse', reason: 'coarse-below-exact' }]
        : [{ ...what, rule: 'R6', outcome: 'coarse', reason: 'coarse-protects-others' }];
    case 'suppressed': {
      const isOwnSize = showing.because === 'too-small' || showing.because === 'no-coarse-figure';
      return [{ ...what, rule: isOwnSize ? 'R1' : 'R6', outcome: 'suppressed', reason: showing.because }];
    }
  }
}
