/** Samples of the results pages, made by the real view-models: a whole wave, groups of it, and what is not shown. */

import { shown } from '../../analysis/disclosure/disclosed.ts';
import { worstCaseBounds } from '../../analysis/estimates/nonresponse/worst-case-bounds.ts';
import type { OverviewResult } from '../../analysis/results/results.ts';
import type { FoundResults } from '../../server/results/found-results.ts';
import type { ResultsPageModel } from '../../server/results/results-page.view-model.ts';
import { PAGE_DEFINITIONS, type ResultsPage } from '../../server/results/results-pages.ts';
import { makeShowResults } from '../../server/results/show-results.ts';
import { anOverview, foundResults, someResultsOf } from '../server/results/some-results.ts';
import { translateFor } from './app.ts';
import type { ViewSamples } from './view-samples.ts';
import { STAFF_FRAME } from './view-samples-frame.ts';

const showResults = makeShowResults({
  translateFor,
  resultsOf: someResultsOf,
  overviewOf: () => anOverview(),
});

function model(page: ResultsPage, found: Partial<FoundResults>, by?: string): ResultsPageModel {
  const { navigation, signedInAs } = STAFF_FRAME;
  return showResults({ found: foundResults(found), page, by, frame: { navigation, signedInAs } });
}

function samplesOf(page: ResultsPage): readonly ResultsPageModel[] {
  const whole = [model(page, {}), model(page, { mayBreakDown: true }), model(page, { release: null })];
  if (PAGE_DEFINITIONS[page].byGroup === undefined) return whole;
  // 'role' is withheld, so the page says what can be seen instead; the groups of the last two are compared.
  const items = ['background', 'role', 'own_ai_use', 'programme_level'];
  const groups = items.map((item) => model(page, { mayBreakDown: true }, item));
  return [...whole, ...groups];
}

/** Of an invitation that fewer than half answered. */
const FEW_OF_INVITED: OverviewResult = anOverview({
  invited: 100,
  responseRate: 0.33,
  formallyTrainedOfInvited: {
    bounds: shown(worstCaseBounds({ x: 5, answered: 33, invited: 100 })),
    invited: 100,
    unanswered: 67,
  },
});

const fewOfInvited = makeShowResults({
  translateFor,
  resultsOf: someResultsOf,
  overviewOf: () => FEW_OF_INVITED,
})({ found: foundResults(), page: 'overview', by: undefined, frame: {} });

export const RESULTS_SAMPLES = {
  'results/attitudes': samplesOf('attitudes'),
  'results/awareness': samplesOf('awareness'),
  'results/gaps': samplesOf('gaps'),
  'results/needs': samplesOf('needs'),
  'results/overview': [...samplesOf('overview'), fewOfInvited],
  'results/provision': samplesOf('provision'),
} as const satisfies Partial<ViewSamples>;
