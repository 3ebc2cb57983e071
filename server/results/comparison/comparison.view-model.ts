/**
 * How the groups of a breakdown differ: a figure for each panel, whose headline claims no more than the tests.
 *
 * The comparison itself was made with the release; here it is worded. Nothing is said of groups that cannot be compared
 * but that they cannot.
 */

import type { ComparisonPanel } from '../../../analysis/results/comparison/comparisons.ts';
import type { BreakdownContext } from '../breakdown/breakdown.view-model.ts';
import type { FigureSketch, NoteModel } from '../figures/figure-model.ts';
import { withheldBecause } from '../figures/withheld.ts';
import { shownComparison } from '../shown/shown-comparison.ts';
import { type ComparedContext, groupName, measuresOf, onlyPair } from './compared-context.ts';
import { comparisonChart } from './comparison-chart.ts';
import { MOST_ROWS } from './comparison-chart-rows.ts';
import { comparisonHeadline } from './comparison-headline.ts';
import { comparisonMethod, marginWords } from './comparison-method.ts';
import { comparisonTable } from './comparison-table.ts';

/** None where the instrument does not ask for what a panel compares. */
export function comparisonFigures(
  context: BreakdownContext,
  panels: readonly ComparisonPanel[],
): readonly FigureSketch[] {
  return panels
    .filter((panel) => measuresOf(panel, context).length > 0)
    .map((panel) => comparisonFigure(context, panel));
}

function comparisonFigure(context: BreakdownContext, panel: ComparisonPanel): FigureSketch {
  const disclosed = context.comparisonOf(panel);
  if (disclosed.kind === 'suppressed') return notCompared(context, panel);
  const comparison = shownComparison(disclosed.result);
  const compared: ComparedContext = { ...context, panel, comparison };
  const [chart, table] = [comparisonChart(compared), comparisonTable(compared)];
  return {
    id: idOf(panel),
    headline: comparisonHeadline(compared),
    sub: subOf(compared),
    ...(chart && { chart }),
    method: comparisonMethod(compared),
    table,
    isTableLong: table.rows.length > MOST_ROWS,
    notes: notesOf(compared),
  };
}

const idOf = (panel: ComparisonPanel) => `comparison-${panel}`;

/** Fewer than two groups are shown exactly. */
function notCompared({ t, names, by, whole }: BreakdownContext, panel: ComparisonPanel): FigureSketch {
  return {
    id: idOf(panel),
    headline: t('results.compare-headline-withheld', { panel }),
    sub: t('results.compare-sub-withheld', { breakdown: names.short(by) }),
    withheld: { ...withheldBecause('protected', t, { instead: whole }), text: t('results.compare-gate') },
  };
}

/** What is less what, and in what. */
function subOf(context: ComparedContext): string {
  const { t, names, by, comparison, panel } = context;
  const values = { breakdown: names.short(by), panel, ...rangeOf(context) };
  const pair = onlyPair(comparison);
  if (pair === undefined) return t('results.compare-sub', values);
  const [first, second] = [groupName(pair.first, context), groupName(pair.second, context)];
  return t('results.compare-sub-two', { ...values, first, second });
}

/** The ends of the scales, where all of them have the same; otherwise differences are of different length. */
function rangeOf({ instrument, comparison }: ComparedContext) {
  const scales = instrument.scales.filter(({ id }) =>
    comparison.outcomes.some(({ measure }) => measure === `score:${id}`),
  );
  const [scale] = scales;
  const isOne = scales.every(
    ({ minimum, maximum }) => minimum === scale?.minimum && maximum === scale.maximum,
  );
  const range = scale === undefined ? 'none' : isOne ? 'one' : 'several';
  return { range, minimum: scale?.minimum ?? 0, maximum: scale?.maximum ?? 0 };
}

function notesOf(context: ComparedContext): readonly NoteModel[] {
  const { t, comparison } = context;
  const { outcomes } = comparison;
  const of = outcomes[0]?.kind ?? 'score';
  return [
    {
      heading: t('results.how-to-read'),
      paragraphs: [
        t('results.compare-read', { of }),
        ...(outcomes.some(({ overall }) => overall !== null) ? [t('results.compare-read-all', { of })] : []),
      ],
    },
    {
      heading: t('results.not-the-same'),
      paragraphs: [t('results.not-the-same-text', { margin: marginWords(context) })],
    },
  ];
}
