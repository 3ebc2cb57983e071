/**
 * Results by one breakdown: the groups as rows with the mean of each, and tables of what is shown by group.
 *
 * Groups that cannot be shown stand in their place and say so; nothing is said of how many they are.
 */

import type { Disclosed } from '../../../analysis/disclosure/disclosed.ts';
import type { Comparison, ComparisonPanel } from '../../../analysis/results/comparison/comparisons.ts';
import { similarMargin } from '../../../analysis/results/comparison/similar-margin.ts';
import type { ViewResults } from '../../../analysis/results/results.ts';
import { legendEntry } from '../charts/legend.ts';
import { rankedChart, scaleAxis } from '../charts/ranked.chart.ts';
import { type FigureSketch, type NoteModel, textCell, type WithheldModel } from '../figures/figure-model.ts';
import {
  countsOf,
  hiddenAmong,
  isCoarse,
  markOf,
  namedScale,
  type PageContext,
  table,
} from '../figures/page-context.ts';
import { withheldBecause } from '../figures/withheld.ts';
import { isKnown, type KnownNumber, roundHalfUp, type ShownNumber } from '../shown/shown-number.ts';
import { digits } from '../words/digits.ts';
import { includesNoAnswer } from '../words/names.ts';
import { countWords, inlineWords, numberWords } from '../words/number-words.ts';
import type { SampleDesign } from '../words/sample-design.ts';

export interface BreakdownContext extends Omit<PageContext, 'view'> {
  /** The item by which results are broken down. */
  readonly by: string;
  readonly views: readonly ViewResults[];
  /** What can be seen instead where nothing can be shown. */
  readonly whole: NonNullable<WithheldModel['link']>;
  /** How the groups differ; suppressed where fewer than two are shown exactly. */
  readonly comparisonOf: (panel: ComparisonPanel) => Disclosed<Comparison>;
  /** Of intervals that are not cluster-robust. */
  readonly design: SampleDesign;
}

export interface BreakdownGroup {
  readonly name: string;
  /** Undefined for a group that is not shown. */
  readonly view: ViewResults | undefined;
}

/** The groups that are shown, in the order of the item's options, and then the options in none of them. */
export function breakdownGroups({ by, views, names }: BreakdownContext): readonly BreakdownGroup[] {
  const codesOf = ({ group }: ViewResults): readonly number[] => (group.kind === 'all' ? [] : group.codes);
  const shown = views
    .toSorted((a, b) => Math.min(...codesOf(a)) - Math.min(...codesOf(b)))
    .map((view) => ({ name: names.group(by, view.group), view }));
  const covered = new Set(views.flatMap(codesOf));
  const hidden = names
    .optionsOf(by)
    .flatMap((name, index) => (covered.has(index + 1) ? [] : [{ name, view: undefined }]));
  return [...shown, ...hidden];
}

export interface MeanByGroup {
  readonly id: string;
  /** What the mean is of: 'Preparedness to teach'. */
  readonly measure: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly meanOf: (view: ViewResults) => ShownNumber;
  /** Whether its groups are compared in a figure of their own, which then says whether they differ. */
  readonly isCompared: boolean;
}

/** A figure with a row for each group. */
export function meanFigure(
  context: BreakdownContext,
  { id, measure, minimum, maximum, meanOf, isCompared }: MeanByGroup,
): FigureSketch {
  const { t, names, by } = context;
  const rows = breakdownGroups(context).map(({ name, view }) => ({ name, mean: numberIn(view, meanOf) }));
  const means = rows.map(({ mean }) => mean);
  const breakdown = names.short(by);
  const withheld =
    countsOf(means).length === 0 ? withheldBecause('protected', t, { instead: context.whole }) : undefined;
  const scale = namedScale(minimum, maximum, t);
  return {
    id,
    headline: isCompared ? rangeHeadline(means, measure, t) : groupsHeadline(rows, { measure, breakdown, t }),
    sub: t('results.by-mean-sub', { breakdown, minimum, maximum }),
    ...(withheld && { withheld }),
    chart: {
      label: t('results.by-mean-label', { measure, breakdown }),
      legend: [legendEntry('dot', t('charts.mean')), legendEntry('interval', t('charts.interval'))],
      unit: t('charts.mean-interval'),
      plan: rankedChart(
        [
          {
            heading: '',
            rows: rows.map(({ name, mean }) => ({
              name,
              words: inlineWords(mean, t),
              mark: markOf(mean, t),
            })),
          },
        ],
        scaleAxis(scale),
      ),
    },
    method: [
      t(isCoarse(means) ? 'results.by-mean-method-coarse' : 'results.by-mean-method', {
        compared: isCompared ? 'yes' : 'no',
      }),
      ...noAnswerSentences(context.views, t),
    ].join(' '),
    table: table(
      t('results.by-mean-caption', { measure, breakdown }),
      [breakdown, t('results.mean-interval'), t('results.respondents')],
      rows.map(({ name, mean }) => ({
        name,
        cells: [numberWords(mean, t), isKnown(mean) ? textCell(countWords(mean.n, t)) : numberWords(mean, t)],
      })),
    ),
    notes: withheld === undefined ? [overlapNote(minimum, maximum, t)] : [],
  };
}

/** Of groups that hold those who did not say. */
export function noAnswerSentences(
  views: readonly Pick<ViewResults, 'group'>[],
  t: PageContext['t'],
): readonly string[] {
  return views.some(({ group }) => includesNoAnswer(group)) ? [t('results.by-no-answer')] : [];
}

function overlapNote(minimum: number, maximum: number, t: PageContext['t']): NoteModel {
  const margin = t('results.compare-margin', { of: 'score', margin: similarMargin({ minimum, maximum }) });
  return {
    heading: t('results.overlap-not-the-same'),
    paragraphs: [t('results.not-the-same-text', { margin })],
  };
}

export interface NumberByGroup {
  readonly name: string;
  readonly numberOf: (view: ViewResults) => ShownNumber;
}

export interface TableByGroup {
  readonly id: string;
  readonly headline: string;
  readonly corner: string;
  readonly sub: string;
  readonly rows: readonly NumberByGroup[];
}

/** A table of modules or needs by group; groups that are not shown are named below it. */
export function tableFigure(
  context: BreakdownContext,
  { id, headline, corner, sub, rows }: TableByGroup,
): FigureSketch {
  const { t } = context;
  const groups = breakdownGroups(context);
  const shown = groups.filter(({ view }) => view !== undefined);
  const numbers = rows.map(({ name, numberOf }) => ({
    name,
    numbers: shown.map(({ view }) => numberIn(view, numberOf)),
  }));
  const all = numbers.flatMap((row) => row.numbers);
  const withheld =
    countsOf(all).length === 0 ? withheldBecause('protected', t, { instead: context.whole }) : undefined;
  const hidden = groups.filter(({ view }) => view === undefined).map(({ name }) => name);
  return {
    id,
    headline,
    sub,
    ...(withheld && { withheld }),
    ...methodOf([
      ...(isCoarse(all) ? [t('results.by-table-method-coarse')] : []),
      ...(hidden.length === 0 ? [] : [t('results.by-table-hidden', { groups: hidden.join('; ') })]),
      ...noAnswerSentences(context.views, t),
    ]),
    table: table(
      headline,
      [corner, ...shown.map(({ name }) => name)],
      numbers.map((row) => ({ name: row.name, cells: row.numbers.map((number) => numberWords(number, t)) })),
    ),
  };
}

function methodOf(sentences: readonly string[]): { readonly method?: string } {
  return sentences.length === 0 ? {} : { method: sentences.join(' ') };
}

function numberIn(view: ViewResults | undefined, read: (view: ViewResults) => ShownNumber): ShownNumber {
  return view === undefined ? { kind: 'none', unit: 'mean', reason: 'protected' } : read(view);
}

/** What was found, and no word of which groups differ; both ends are as exact as the less exact of all means. */
function rangeHeadline(means: readonly ShownNumber[], measure: string, t: PageContext['t']): string {
  const known = means.filter(isKnown).toSorted((a, b) => a.value - b.value);
  const decimals = Math.min(...known.map((mean) => mean.decimals));
  const words = (mean: KnownNumber | undefined) =>
    mean === undefined ? '' : digits(roundHalfUp(mean.value, decimals), { ...mean, decimals });
  return t('results.by-headline-range', { measure, least: words(known[0]), greatest: words(known.at(-1)) });
}

/** Where all intervals overlap nothing can be told; where two do not, that is said of these two and no more. */
function groupsHeadline(
  rows: readonly { readonly name: string; readonly mean: ShownNumber }[],
  {
    measure,
    breakdown,
    t,
  }: { readonly measure: string; readonly breakdown: string; readonly t: PageContext['t'] },
): string {
  const known = rows.flatMap(({ name, mean }) =>
    isKnown(mean) && mean.homogeneous === null ? [{ name, mean }] : [],
  );
  const highest = known.toSorted((a, b) => b.mean.lower - a.mean.lower)[0];
  const lowest = known.toSorted((a, b) => a.mean.upper - b.mean.upper)[0];
  if (highest === undefined || lowest === undefined || known.length < 2)
    return t('results.by-headline-withheld', { measure, breakdown });
  if (highest.mean.lower <= lowest.mean.upper)
    return t('results.by-headline-unclear', {
      measure,
      hidden: hiddenAmong(rows.map(({ mean }) => mean)),
    });
  return t('results.by-headline-apart', { measure, breakdown, high: highest.name, low: lowest.name });
}
