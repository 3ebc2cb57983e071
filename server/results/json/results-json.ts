/** All figures of a release as JSON: the numbers of the pages, each with its interval, n and method, or why there is none. */

import type { Disclosed } from '../../../analysis/disclosure/disclosed.ts';
import { readComparison } from '../../../analysis/disclosure/read-statistics.ts';
import type { ComparisonPanel } from '../../../analysis/results/comparison/comparisons.ts';
import type { OverviewResult, TieGroups, TieTest } from '../../../analysis/results/results.ts';
import type { Translate } from '../../http/messages.ts';
import { problems } from '../../problem.ts';
import type { FoundResults, ReadRelease, ResultsRelease } from '../found-results.ts';
import { makeLastUsed } from '../last-used.ts';
import { WHOLE_WAVE } from '../results-pages.ts';
import type { ShowResultsDependencies } from '../show-results.ts';
import { shownPriority } from '../shown/shown-priority.ts';
import { includesNoAnswer } from '../words/names.ts';
import { type SampleDesign, sampleDesign } from '../words/sample-design.ts';
import { assumptionWords, designCaveat } from '../words/uncertainty-words.ts';
import { type JsonComparison, jsonComparisons } from './json-comparisons.ts';
import { type JsonCount, type JsonFigure, jsonCount } from './json-figure.ts';
import { overviewFigures, viewFigures } from './json-figures.ts';

export interface ResultsJson {
  readonly wave: { readonly slug: string; readonly title: string; readonly mode: string };
  readonly study: { readonly title: string; readonly organisation: string };
  readonly notice: string | null;
  readonly assumption: string;
  /** What the intervals leave out; null where it does not arise. */
  readonly caveat: string | null;
  readonly instrument: {
    readonly id: string;
    readonly version: number;
    readonly form: string;
    readonly hash: string;
  };
  readonly release: {
    readonly id: string;
    readonly releasedOn: string;
    readonly kind: string;
    readonly softwareVersion: string;
  };
  readonly participation: {
    readonly respondents: JsonCount | null;
    readonly invited: number | null;
    readonly responseRate: number | null;
    readonly countries: number | null;
    readonly institutions: number | null;
  };
  /** Why there is no view; null where there is one. */
  readonly suppression: 'protected' | null;
  readonly views: readonly JsonView[];
  /** How the groups of a breakdown differ; null for the whole wave. */
  readonly comparisons: readonly JsonComparison[] | null;
}

export interface JsonView {
  readonly id: string;
  readonly breakdown: string | null;
  /** Codes of the breakdown item's options taken together; null for the whole wave. */
  readonly codes: readonly number[] | null;
  /** Whether those who did not answer the breakdown item are among them. */
  readonly includesNoAnswer: boolean;
  readonly respondents: JsonCount;
  readonly figures: readonly JsonFigure[];
  /**
   * Groups whose members cannot be put in order; null where they are not shown. Inside a group the order says nothing.
   */
  readonly tieGroups: {
    readonly gaps: TieGroups | null;
    readonly needs: TieGroups | null;
    readonly topNeeds: TieGroups | null;
  };
  /** By which comparison they were put in order; METHODS.md explains each. */
  readonly orderedBy: {
    readonly gaps: TieTest;
    readonly needs: 'simultaneous-intervals';
    readonly topNeeds: TieTest;
  };
}

const KEPT_RELEASES = 20;

export function makeResultsJson({ resultsOf, overviewOf, translateFor }: ShowResultsDependencies) {
  const once =
    makeLastUsed<Pick<ResultsJson, 'caveat' | 'participation' | 'views' | 'comparisons'>>(KEPT_RELEASES);

  /** @throws Problem 'release-not-found', or 'page-not-found' for a breakdown that the instrument does not have. */
  return function resultsJson(found: FoundResults, by: string | undefined): ResultsJson {
    const { wave, study, instrument, release } = found;
    if (release === null) throw problems.releaseNotFound();
    if (by !== undefined && !instrument.breakdowns.includes(by)) throw problems.pageNotFound();
    const { content } = release;
    const t = translateFor(wave.locale);
    const read = () => {
      const overview = overviewOf(content, instrument);
      const views = viewsOf(found, release, { by, resultsOf, overview });
      const comparisonOf = (panel: ComparisonPanel) => readComparison(release.statistics(), by ?? '', panel);
      return {
        caveat: caveatOf(views, sampleDesign(overview, instrument), t),
        participation: participationOf(overview),
        views,
        comparisons:
          by === undefined
            ? null
            : jsonComparisons({ instrument, releaseId: release.releaseId, comparisonOf }),
      };
    };
    return {
      wave: { slug: wave.slug, title: wave.title, mode: wave.mode },
      study: { title: study.title, organisation: study.organisation },
      notice: wave.notice === '' ? null : wave.notice,
      assumption: assumptionWords(t),
      instrument: { ...content.instrument, form: content.form },
      release: {
        id: release.releaseId,
        releasedOn: release.releasedOn,
        kind: release.kind,
        softwareVersion: content.softwareVersion,
      },
      suppression: content.views.length === 0 ? 'protected' : null,
      ...once(`${release.releaseId}|${by ?? ''}`, read),
    };
  };
}

/** What the intervals leave out, as the pages say it under a figure. */
function caveatOf(views: readonly JsonView[], design: SampleDesign, t: Translate): string | null {
  const made = views.flatMap(({ figures }) =>
    figures.flatMap((figure) => ('interval' in figure ? [{ method: figure.method }] : [])),
  );
  return designCaveat(made, design, t);
}

function participationOf(overview: OverviewResult): ResultsJson['participation'] {
  const { respondents, invited, responseRate, countries, institutions } = overview;
  return {
    respondents: respondents === null ? null : jsonCount(respondents),
    invited,
    responseRate,
    countries,
    institutions,
  };
}

function viewsOf(
  { instrument }: FoundResults,
  { content }: ResultsRelease,
  {
    by,
    resultsOf,
    overview,
  }: Pick<ReadRelease, 'resultsOf'> & {
    readonly by: string | undefined;
    readonly overview: OverviewResult;
  },
): readonly JsonView[] {
  return content.views
    .filter(({ id, breakdown }) => (by === undefined ? id === WHOLE_WAVE : breakdown === by))
    .map(({ id, breakdown, group }) => {
      const view = resultsOf(content, id, instrument);
      return {
        id,
        breakdown,
        codes: group.kind === 'all' ? null : group.codes,
        includesNoAnswer: group.kind === 'all' || includesNoAnswer(group),
        respondents: jsonCount(view.n),
        figures: id === WHOLE_WAVE ? [...overviewFigures(overview), ...viewFigures(view)] : viewFigures(view),
        tieGroups: {
          gaps: shownOrNull(view.gaps.tieGroups),
          needs: shownOrNull(shownPriority(view.needs).groups),
          topNeeds: shownOrNull(view.needs.topTieGroups),
        },
        orderedBy: {
          gaps: view.gaps.tieTest,
          needs: 'simultaneous-intervals',
          topNeeds: view.needs.topTieTest,
        },
      };
    });
}

function shownOrNull(ties: Disclosed<TieGroups>): TieGroups | null {
  return ties.kind === 'shown' ? ties.result : null;
}
