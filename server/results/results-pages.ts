/** The pages of a wave's results: which there are, and what figures each has for the whole wave or for a breakdown. */

import type { ViewResults } from '../../analysis/results/results.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';
import { attitudesFigures } from './attitudes.view-model.ts';
import { awarenessFigures } from './awareness.view-model.ts';
import type { BreakdownContext } from './breakdown/breakdown.view-model.ts';
import {
  attitudesByGroup,
  awarenessByGroup,
  gapsByGroup,
  needsByGroup,
  provisionByGroup,
} from './breakdown/breakdown-pages.ts';
import type { FigureSketch } from './figures/figure-model.ts';
import type { PageFigures } from './figures/page-context.ts';
import { gapsFigures } from './gaps/gaps.view-model.ts';
import { needsFigures } from './needs/needs.view-model.ts';
import type { OverviewContext } from './overview/overview.view-model.ts';
import { overviewFigures } from './overview/overview.view-model.ts';
import { provisionFigures } from './provision.view-model.ts';

export const RESULTS_PAGES = ['overview', 'gaps', 'needs', 'awareness', 'attitudes', 'provision'] as const;

export type ResultsPage = (typeof RESULTS_PAGES)[number];

export const isResultsPage = (name: string): name is ResultsPage =>
  RESULTS_PAGES.some((page) => page === name);

interface PageDefinition {
  readonly figures: (context: OverviewContext) => PageFigures;
  /** Undefined for a page that is about the whole wave only. */
  readonly byGroup: ((context: BreakdownContext) => readonly FigureSketch[]) | undefined;
  /** Whether the instrument asks about it; a page that it does not ask about has no tab. */
  readonly isAsked: (instrument: Instrument) => boolean;
}

export const PAGE_DEFINITIONS: Readonly<Record<ResultsPage, PageDefinition>> = {
  overview: { figures: overviewFigures, byGroup: undefined, isAsked: () => true },
  gaps: { figures: gapsFigures, byGroup: gapsByGroup, isAsked: ({ gaps }) => gaps.length > 0 },
  needs: { figures: needsFigures, byGroup: needsByGroup, isAsked: ({ needs }) => needs.length > 0 },
  awareness: {
    figures: awarenessFigures,
    byGroup: awarenessByGroup,
    isAsked: ({ results }) => results.awareness !== undefined,
  },
  attitudes: {
    figures: attitudesFigures,
    byGroup: attitudesByGroup,
    isAsked: ({ results }) => results.attitudes.length > 0,
  },
  provision: {
    figures: provisionFigures,
    byGroup: provisionByGroup,
    isAsked: ({ provision }) => provision.length > 0,
  },
};

/** The view of the whole wave in every release. */
export const WHOLE_WAVE = 'all';

export type ReadView = (viewId: string) => ViewResults;
