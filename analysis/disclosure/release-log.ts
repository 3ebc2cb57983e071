/**
 * The log of a release: exact sizes and every reason (rule R11). Stored beside the release, shown to nobody.
 *
 * The next release is checked against it.
 */

import type { ReleaseContent } from './release.ts';

export type DecisionReason =
  | 'too-small'
  | 'no-coarse-figure'
  | 'protects-others'
  | 'band-too-narrow'
  | 'coarse-below-exact'
  | 'coarse-protects-others'
  | 'no-grouping-can-be-shown'
  | 'whole-wave-below-exact'
  | 'small-cell'
  | 'names-banded-groups'
  | 'interim-shows-whole-wave-only'
  | 'changed-by-less-than-threshold';

/** One thing that is not shown as exactly as it was counted, and why. */
export interface Decision {
  readonly rule: 'R1' | 'R4' | 'R6' | 'R7';
  readonly breakdown: string | null;
  readonly view: string | null;
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
