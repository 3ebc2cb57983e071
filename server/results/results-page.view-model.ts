/** A results page: frame, head, key facts, breakdown filter and figures. */

import type { OverviewResult } from '../../analysis/results/results.ts';
import { type FrameModel, type FrameParts, makeFrame } from '../http/frame.ts';
import type { Translate } from '../http/messages.ts';
import type { FigureModel } from './figures/figure-model.ts';
import type { FoundResults, ResultsRelease } from './found-results.ts';
import { PAGE_DEFINITIONS, RESULTS_PAGES, type ResultsPage } from './results-pages.ts';
import { roundHalfUp } from './shown/shown-number.ts';
import { countWords } from './words/number-words.ts';

export interface ResultsPageModel extends FrameModel {
  readonly kicker: string;
  readonly heading: string;
  readonly lead: string;
  readonly facts: readonly Fact[];
  readonly filter: FilterModel | null;
  readonly figures: readonly FigureModel[];
}

export interface Fact {
  readonly term: string;
  readonly text: string;
}

export interface FilterModel {
  readonly action: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly isSelected: boolean;
  }[];
}

export interface PageParts {
  readonly found: FoundResults;
  readonly page: ResultsPage;
  /** The item by which the page is broken down. */
  readonly by: string | undefined;
  readonly lead: string;
  readonly figures: readonly FigureModel[];
  readonly facts: readonly Fact[];
  /** Navigation and who is signed in. */
  readonly frame: Partial<FrameParts>;
  readonly t: Translate;
}

export function resultsPageModel(parts: PageParts): ResultsPageModel {
  const { found, page, by, lead, figures, facts, frame, t } = parts;
  const heading = pageTitle(page, t);
  const names = { study: found.study.title, wave: found.wave.title };
  return {
    ...makeFrame({
      ...frame,
      title: t('results.document-title', { page: heading, ...names }),
      kind: 'results',
      locale: found.wave.locale,
      direction: found.texts.direction,
      organisation: found.study.organisation,
      tabs: tabsOf(parts),
      notice: found.wave.notice === '' ? null : found.wave.notice,
      scripts: figures.some(({ chart }) => chart !== null) ? ['chart.js', 'charts.js'] : [],
      footLinks: [{ label: t('results.as-json'), href: `/api/v1/waves/${found.wave.slug}/results` }],
    }),
    kicker: t('results.kicker', names),
    heading,
    lead,
    facts,
    filter:
      found.mayBreakDown && PAGE_DEFINITIONS[page].byGroup !== undefined
        ? filterOf(found, { page, by, t })
        : null,
    figures,
  };
}

export function pageTitle(page: ResultsPage, t: Translate): string {
  switch (page) {
    case 'overview':
      return t('results.overview-title');
    case 'gaps':
      return t('results.gaps-title');
    case 'needs':
      return t('results.needs-title');
    case 'awareness':
      return t('results.awareness-title');
    case 'attitudes':
      return t('results.attitudes-title');
    case 'provision':
      return t('results.provision-title');
  }
}

export function pageAddress(slug: string, page: ResultsPage, by: string | undefined): string {
  const path = page === 'overview' ? `/results/${slug}` : `/results/${slug}/${page}`;
  return by === undefined || PAGE_DEFINITIONS[page].byGroup === undefined
    ? path
    : `${path}?by=${encodeURIComponent(by)}`;
}

function tabsOf({ found, page, by, t }: PageParts) {
  return RESULTS_PAGES.filter((tab) => tab === page || PAGE_DEFINITIONS[tab].isAsked(found.instrument)).map(
    (tab) => ({
      label: pageTitle(tab, t),
      href: pageAddress(found.wave.slug, tab, by),
      isCurrent: tab === page,
    }),
  );
}

function filterOf(
  { wave, instrument, texts }: FoundResults,
  { page, by, t }: Pick<PageParts, 'page' | 'by' | 't'>,
): FilterModel {
  return {
    action: pageAddress(wave.slug, page, undefined),
    options: [
      { value: '', label: t('results.no-breakdown'), isSelected: by === undefined },
      ...instrument.breakdowns.map((item) => ({
        value: item,
        label: texts.items[item]?.short ?? texts.items[item]?.text ?? item,
        isSelected: item === by,
      })),
    ],
  };
}

/** Respondents, response, fieldwork and release; on the overview also how people answered. */
export function keyFacts(
  { wave }: FoundResults,
  release: ResultsRelease,
  {
    overview,
    page,
    t,
  }: { readonly overview: OverviewResult; readonly page: ResultsPage; readonly t: Translate },
): readonly Fact[] {
  const facts = [
    { term: t('results.respondents'), text: respondentsText(overview, t) },
    { term: t('results.response-rate'), text: responseText(overview, wave.mode, t) },
    {
      term: t('results.fieldwork'),
      text: t('results.fieldwork-text', {
        from: day(wave.opensOn, wave.locale),
        to: day(lastDay(wave.closesOn), wave.locale),
      }),
    },
    {
      term: t('results.release'),
      text: t('results.release-text', {
        id: shortId(release.releaseId),
        day: day(release.releasedOn, wave.locale),
        kind: release.kind,
      }),
    },
  ];
  return page === 'overview'
    ? [...facts, { term: t('results.mode'), text: t('results.mode-text', { mode: wave.mode }) }]
    : facts;
}

function respondentsText({ respondents, countries, institutions }: OverviewResult, t: Translate): string {
  if (respondents === null) return t('results.cell-not-shown');
  return t('results.respondents-text', {
    n: countWords(respondents, t),
    countries: countries ?? 0,
    institutions: institutions ?? 0,
  });
}

function responseText(
  { respondents, invited, responseRate }: OverviewResult,
  mode: FoundResults['wave']['mode'],
  t: Translate,
): string {
  if (invited === null) return t('results.response-unknown', { mode });
  if (responseRate === null || respondents?.kind !== 'exact') return t('results.cell-not-shown');
  return t('results.response-known', {
    rate: roundHalfUp(100 * responseRate, 1).toFixed(1),
    n: respondents.n,
    invited,
  });
}

/** The first eight hex digits of a release's id, in groups of four. */
function shortId(releaseId: string): string {
  return `${releaseId.slice(0, 4)}-${releaseId.slice(4, 8)}`;
}

/** '12 May 2026' */
export function day(isoDay: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${isoDay}T00:00:00Z`),
  );
}

/** A wave closes on the first day on which no response is taken. */
export function lastDay(closesOn: string): string {
  const day = new Date(`${closesOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
