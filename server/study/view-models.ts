/** What the pages about studies and waves show. */

import type { FrameModel } from '../http/frame.ts';

export interface WaveRow {
  readonly study: string;
  readonly organisation: string;
  readonly wave: string;
  /** Where its results or its own page are. */
  readonly href: string;
  /** In words: '33', '10 to 14'. */
  readonly responses: string;
  readonly state: string;
}

export interface HomeModel extends FrameModel {
  readonly rows: readonly WaveRow[];
  /** Typed before, for the sign-in form. */
  readonly email: string;
  readonly isSignedIn: boolean;
}

export interface StudiesModel extends FrameModel {
  readonly rows: readonly WaveRow[];
  readonly isOperator: boolean;
}

export interface WaveFact {
  readonly label: string;
  readonly text: string;
  readonly href: string | null;
}

/** A button that posts; one of them is the page's filled one. */
export interface WaveAction {
  readonly action: string;
  readonly label: string;
  readonly explanation: string;
  readonly isMain: boolean;
}

export interface WaveModel extends FrameModel {
  readonly study: string;
  readonly heading: string;
  readonly facts: readonly WaveFact[];
  readonly actions: readonly WaveAction[];
  /** What the release job is doing, or has remarked; null for nothing. */
  readonly job: string | null;
  readonly jobFailed: string | null;
  readonly releases: readonly {
    readonly id: string;
    readonly day: string;
    readonly kind: string;
    readonly isPublished: boolean;
  }[];
  readonly resultsHref: string | null;
  readonly exportHref: string | null;
}
