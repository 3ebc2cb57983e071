/** Overview: who answered, in shares of each background variable, and the two numbers that readers ask for first. */

import type { OverviewResult } from '../../../analysis/results/results.ts';
import { type FigureSketch, type NoteModel, type TableRow, textCell } from '../figures/figure-model.ts';
import { type PageContext, type PageFigures, table } from '../figures/page-context.ts';
import { isKnown, type ShownNumber, shownBounds, shownMean, shownShare } from '../shown/shown-number.ts';
import { digits } from '../words/digits.ts';
import { countWords, numberWords } from '../words/number-words.ts';
import { deviationWords } from '../words/scale-words.ts';
import { chanceWords } from '../words/uncertainty-words.ts';
import { backgroundFigure } from './background.view-model.ts';

export interface OverviewContext extends PageContext {
  readonly overview: OverviewResult;
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
      ? t('results.short-headline', chanceWords(trained, t))
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
    notes: worstCaseNotes(overview, t),
  };
}

/** What could be true of all who were invited, where fewer than half of them answered. */
function worstCaseNotes(
  { formallyTrainedOfInvited: worst }: OverviewResult,
  t: PageContext['t'],
): readonly NoteModel[] {
  if (worst === null) return [];
  const share = shownBounds(worst);
  if (!isKnown(share)) return [];
  const { unanswered, invited } = worst;
  const [from, to] = [digits(share.lower, share), digits(share.upper, share)];
  const text = t('results.worst-case-text', { unanswered, invited, from, to });
  return [{ heading: t('results.worst-case'), paragraphs: [text] }];
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
