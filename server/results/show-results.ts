/** Shows a wave's results as a page: finds the release, makes the figures once for each release, words the rest. */

import { readComparison } from '../../analysis/disclosure/read-statistics.ts';
import type { ComparisonPanel } from '../../analysis/results/comparison/comparisons.ts';
import type { OverviewResult } from '../../analysis/results/results.ts';
import type { FrameParts } from '../http/frame.ts';
import type { Translate } from '../http/messages.ts';
import { problems } from '../problem.ts';
import type { BreakdownContext } from './breakdown/breakdown.view-model.ts';
import type { FigureModel, FigureSketch } from './figures/figure-model.ts';
import { finishFigure } from './figures/finish-figure.ts';
import { withheldBecause } from './figures/withheld.ts';
import type { FoundResults, ReadRelease, ResultsRelease } from './found-results.ts';
import { makeLastUsed } from './last-used.ts';
import {
  day,
  keyFacts,
  lastDay,
  pageAddress,
  pageTitle,
  type ResultsPageModel,
  resultsPageModel,
} from './results-page.view-model.ts';
import { PAGE_DEFINITIONS, type ResultsPage, WHOLE_WAVE } from './results-pages.ts';
import { makeNames } from './words/names.ts';
import { sampleDesign } from './words/sample-design.ts';

/** A page's figures hold about 100 kB of drawings. */
const KEPT_PAGES = 100;

interface MadeFigures {
  readonly lead: string;
  readonly figures: readonly FigureModel[];
  readonly overview: OverviewResult;
}

export interface ShowResultsDependencies extends ReadRelease {
  readonly translateFor: (locale: string) => Translate;
}

export interface PageRequest {
  readonly found: FoundResults;
  readonly page: ResultsPage;
  readonly by: string | undefined;
  readonly frame: Partial<FrameParts>;
}

export function makeShowResults(dependencies: ShowResultsDependencies) {
  const figuresOnce = makeLastUsed<MadeFigures>(KEPT_PAGES);

  /** @throws Problem 'page-not-found' for a breakdown that the instrument or the page does not have. */
  return function showResults({ found, page, by, frame }: PageRequest): ResultsPageModel {
    const t = dependencies.translateFor(found.wave.locale);
    if (by !== undefined && !isBreakdownOf(found, page, by)) throw problems.pageNotFound();
    const { release } = found;
    if (release === null)
      return resultsPageModel({ found, page, by, frame, t, facts: [], ...awaiting(found, page, t) });

    const key = [release.releaseId, found.wave.slug, found.wave.locale, page, by ?? ''].join('|');
    const { overview, ...made } = figuresOnce(key, () =>
      makeFigures(dependencies, { found, release, page, by, t }),
    );
    return resultsPageModel({
      found,
      page,
      by,
      frame,
      t,
      ...made,
      facts: keyFacts(found, release, { overview, page, t }),
    });
  };
}

function isBreakdownOf({ instrument }: FoundResults, page: ResultsPage, by: string): boolean {
  return PAGE_DEFINITIONS[page].byGroup !== undefined && instrument.breakdowns.includes(by);
}

interface FigureParts extends Omit<PageRequest, 'frame'> {
  readonly release: ResultsRelease;
  readonly t: Translate;
}

function makeFigures(
  { resultsOf, overviewOf }: ReadRelease,
  { found, release, page, by, t }: FigureParts,
): MadeFigures {
  const { instrument, texts, wave } = found;
  const { content } = release;
  const { figures, byGroup } = PAGE_DEFINITIONS[page];
  const names = makeNames(instrument, texts, t);
  const overview = overviewOf(content, instrument);
  const design = sampleDesign(overview, instrument);
  const finish = (sketches: readonly FigureSketch[]): readonly FigureModel[] =>
    sketches.map((sketch) => finishFigure(sketch, t, design));
  if (by !== undefined && byGroup !== undefined) {
    const views = content.views
      .filter(({ breakdown }) => breakdown === by)
      .map(({ id }) => resultsOf(content, id, instrument));
    const whole = { label: t('results.see-whole'), href: pageAddress(wave.slug, page, undefined) };
    const comparisonOf = (panel: ComparisonPanel) => readComparison(release.statistics(), by, panel);
    const context: BreakdownContext = { t, names, instrument, by, views, whole, comparisonOf, design };
    const lead = t('results.by-lead', { page: pageTitle(page, t), breakdown: names.short(by) });
    return { overview, lead, figures: finish(byGroup(context)) };
  }
  if (!content.views.some(({ id }) => id === WHOLE_WAVE)) return { overview, ...tooSmall(page, t) };
  const view = resultsOf(content, WHOLE_WAVE, instrument);
  const made = figures({ t, names, instrument, view, overview });
  return { overview, lead: made.lead, figures: finish(made.figures) };
}

/** A release of too few people holds no view at all: one neutral sentence, whatever the page. */
function tooSmall(page: ResultsPage, t: Translate): Pick<MadeFigures, 'lead' | 'figures'> {
  const withheld = withheldBecause('protected', t);
  const sketch = { id: 'protected', headline: pageTitle(page, t), sub: '', withheld };
  return { lead: t('results.protected-lead'), figures: [finishFigure(sketch, t)] };
}

/** Before the first release: when it comes, and that nothing changes in between. */
function awaiting(
  { wave }: FoundResults,
  page: ResultsPage,
  t: Translate,
): Pick<MadeFigures, 'lead' | 'figures'> {
  const [closes, from] = [day(lastDay(wave.closesOn), wave.locale), day(wave.closesOn, wave.locale)];
  const withheld = {
    title: t('results.awaiting'),
    text: t('results.awaiting-text', { closes, from }),
    link: null,
  };
  const sketch = { id: 'awaiting', headline: pageTitle(page, t), sub: '', withheld };
  return { lead: t('results.awaiting-lead'), figures: [finishFigure(sketch, t)] };
}
