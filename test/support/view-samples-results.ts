/** Samples of the results pages, made by the real view-models: a whole wave, groups of it, and what is not shown. */

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
  // 'role' is withheld, so the page says what can be seen instead.
  const groups = ['background', 'role'].map((item) => model(page, { mayBreakDown: true }, item));
  return [...whole, ...groups];
}

export const RESULTS_SAMPLES = {
  'results/attitudes': samplesOf('attitudes'),
  'results/awareness': samplesOf('awareness'),
  'results/gaps': samplesOf('gaps'),
  'results/needs': samplesOf('needs'),
  'results/overview': samplesOf('overview'),
  'results/provision': samplesOf('provision'),
} as const satisfies Partial<ViewSamples>;
