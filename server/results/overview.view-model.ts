/** Overview: who answered, in shares of each background variable, and the two numbers that readers ask for first. */

import type { OptionShares, OverviewResult } from '../../analysis/results/results.ts';
import { legendEntry } from './charts/legend.ts';
import { rankedChart } from './charts/ranked.chart.ts';
import { type FigureSketch, type TableRow, textCell } from './figure-model.ts';
import { countWords, inlineWords, intervalWords, numberWords } from './number-words.ts';
import { countOf, isCoarse, markOf, type PageContext, type PageFigures, table } from './page-context.ts';
import { deviationWords, optionShare } from './scale-words.ts';
import { isKnown, type ShownNumber, shownMean, shownShare } from './shown-number.ts';
import { withheldIfNone } from './withheld.ts';

export interface OverviewContext extends PageContext {
  readonly overview: OverviewResult;
  /** Whether the sizes of a breakdown's groups may be shown. */
  readonly mayBreakDown: boolean;
}

export function overviewFigures(context: OverviewContext): PageFigures {
  const { t, view, overview } = context;
  const values = {
    respondents: countWords(view.n, t),
    countries: overview.countries ?? 0,
    institutions: overview.institutions ?? 0,
  };
  return {
    lead: t('results.overview-lead', values),
    figures: [
      shortFigure(context),
      ...overview.background.map((answers) => backgroundFigure(context, answers)),
    ],
  };
}

/** The numbers that readers ask for first, as a table that stands open. */
function shortFigure(context: OverviewContext): FigureSketch {
  const { t, view, overview } = context;
  const trained = overview.formallyTrained === null ? undefined : shownShare(overview.formallyTrained);
  const headline =
    trained !== undefined && isKnown(trained)
      ? t('results.short-headline', { share: trained.value, interval: intervalWords(trained, t) })
      : t('results.short-headline-unknown');
  const rows = [
    ...(trained === undefined ? [] : [numberRow(t('results.formally-trained'), trained, t)]),
    ...scoreRows(context),
  ];
  return {
    id: 'in-short',
    headline,
    sub: t('results.short-sub'),
    method: t('results.short-method', { respondents: countWords(view.n, t) }),
    table: table(
      t('results.short-caption'),
      [t('results.measure'), t('results.value-interval'), t('results.sd'), t('results.respondents')],
      rows,
    ),
  };
}

function scoreRows({ t, view, names, instrument }: OverviewContext): readonly TableRow[] {
  const scores = [
    view.awareness?.score,
    view.preparedness,
    ...view.attitudes.scales.map(({ score }) => score),
  ];
  return scores.flatMap((score) => {
    const scale = instrument.scales.find(({ id }) => id === score?.scale);
    if (score === undefined || score === null || scale === undefined) return [];
    const name = t('results.scale-name', {
      name: names.scale(scale.id),
      minimum: scale.minimum,
      maximum: scale.maximum,
    });
    return [numberRow(name, shownMean(score.mean), t, deviationWords(score, t))];
  });
}

function numberRow(
  name: string,
  number: ShownNumber,
  t: PageContext['t'],
  sd = t('results.cell-no-sd'),
): TableRow {
  const n = isKnown(number) ? textCell(countWords(number.n, t)) : numberWords(number, t);
  return { name, cells: [numberWords(number, t), textCell(sd), n] };
}

function backgroundFigure(context: OverviewContext, answers: OptionShares): FigureSketch {
  const { t, view, names } = context;
  const rows = names
    .optionsOf(answers.itemId)
    .map((name, index) => ({ name, share: optionShare(answers, index + 1) }));
  const shares = rows.map(({ share }) => share);
  const withheld = withheldIfNone(shares, context);
  if (withheld !== undefined && hasGroups(context, answers)) return groupsFigure(context, answers);
  const [most] = rows
    .flatMap(({ name, share }) => (isKnown(share) && share.homogeneous === null ? [{ name, share }] : []))
    .toSorted((a, b) => b.share.value - a.share.value);
  const title = names.short(answers.itemId);
  return {
    id: answers.itemId.replaceAll('_', '-'),
    headline:
      most === undefined
        ? title
        : t('results.background-headline', {
            title,
            option: most.name,
            share: most.share.value,
            interval: intervalWords(most.share, t),
          }),
    sub: names.question(answers.itemId),
    ...(withheld && { withheld }),
    chart: {
      label: t('results.background-label', { title }),
      legend: [
        legendEntry('dot', t('charts.in-100-respondents')),
        legendEntry('interval', t('charts.interval')),
      ],
      unit: t('charts.in-100-interval'),
      plan: rankedChart([
        {
          heading: '',
          rows: rows.map(({ name, share }) => ({
            name,
            words: inlineWords(share, t),
            mark: markOf(share, t),
          })),
        },
      ]),
    },
    method: t(isCoarse(shares) ? 'results.background-method-coarse' : 'results.background-method', {
      answers: answered(answers, view, t),
    }),
    table: table(
      title,
      [t('results.answer'), t('results.in-100-interval'), t('results.count')],
      rows.map(({ name, share }) => ({ name, cells: [numberWords(share, t), textCell(countOf(share, t))] })),
    ),
  };
}

function hasGroups({ mayBreakDown }: OverviewContext, { groups = [] }: OptionShares): boolean {
  return mayBreakDown && groups.length > 0;
}

/** Where the shares are withheld, the sizes of the groups that the breakdown shows. */
function groupsFigure({ t, names }: OverviewContext, { itemId, groups = [] }: OptionShares): FigureSketch {
  const title = names.short(itemId);
  return {
    id: itemId.replaceAll('_', '-'),
    headline: t('results.groups-headline', { title }),
    sub: names.question(itemId),
    method: t('results.groups-method'),
    table: table(
      title,
      [t('results.answer'), t('results.respondents')],
      groups.map(({ group, n }) => ({
        name: names.group(itemId, group),
        cells: [textCell(countWords(n, t))],
      })),
    ),
  };
}

function answered({ n }: OptionShares, view: PageContext['view'], t: PageContext['t']): string {
  return countWords(n.kind === 'shown' ? n.result : view.n, t);
}
