/** Turns a sketch into the figure of a page: draws its chart twice, and says under it what every figure assumes. */

import type { Translate } from '../../http/messages.ts';
import { safeChart } from '../charts/draw-chart.ts';
import type { NumberWords } from '../words/number-words.ts';
import type { SampleDesign } from '../words/sample-design.ts';
import { assumptionWords, designSentences, intervalSentences } from '../words/uncertainty-words.ts';
import type { ChartModel, ChartSketch, FigureModel, FigureSketch, TableModel } from './figure-model.ts';

/**
 * Two drawings, because text is never shrunk: the style sheet shows the one for the width there is, in pixels
 * of the page, until the canvas draws for exactly that width.
 */
const WIDE_PX = 720;
const NARROW_PX = 330;

/** @param design - whether colleagues may be among the respondents. */
export function finishFigure(
  sketch: FigureSketch,
  t: Translate,
  design: SampleDesign = { kind: 'independent' },
): FigureModel {
  const { id, headline, sub, withheld = null, notes = [] } = sketch;
  const head = { id, headline, sub, withheld, notes };
  return withheld === null ? { ...head, ...partsOf(sketch, t, design) } : { ...head, ...NO_PARTS };
}

type FigureParts = Omit<FigureModel, 'id' | 'headline' | 'sub' | 'withheld' | 'notes'>;

const NO_PARTS: FigureParts = {
  chart: null,
  method: null,
  assumption: null,
  wholeTable: null,
  table: null,
  tableIsOpen: false,
};

function partsOf(sketch: FigureSketch, t: Translate, design: SampleDesign): FigureParts {
  const { id, chart, wholeTable, table, isTableLong = false } = sketch;
  return {
    chart: chart === undefined ? null : drawn(id, chart),
    method: methodOf(sketch, t, design),
    assumption: assumptionWords(t),
    wholeTable: bareTable(wholeTable),
    table: bareTable(table),
    tableIsOpen: chart === undefined && !isTableLong,
  };
}

/** What the figure itself says, how its intervals were made and what they leave out, and why numbers are missing. */
function methodOf(sketch: FigureSketch, t: Translate, design: SampleDesign): string | null {
  const tables = [sketch.wholeTable, sketch.table];
  const cells = tables.flatMap((each) => each?.rows ?? []).flatMap((row) => row.cells);
  const made = cells.flatMap((cell) => cell.made ?? []);
  const isNotShown = ({ isHidden, value }: NumberWords) => isHidden && value === t('results.cell-not-shown');
  const sentences = [
    ...(sketch.method === undefined ? [] : [sketch.method]),
    ...intervalSentences(made, t),
    ...designSentences(made, design, t),
    ...(cells.some(isNotShown) ? [t('results.not-shown-why')] : []),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** Without how its intervals were made, which the method line says. */
function bareTable(table: TableModel | undefined): TableModel | null {
  if (table === undefined) return null;
  const rows = table.rows.map(({ name, cells }) => ({
    name,
    cells: cells.map(({ value, interval, isHidden }) => ({ value, interval, isHidden })),
  }));
  return { ...table, rows };
}

function drawn(figureId: string, { label, legend, unit, plan }: ChartSketch): ChartModel {
  return {
    label,
    legend,
    unit,
    wide: safeChart(plan, { width: WIDE_PX, idPrefix: `${figureId}-w` }),
    narrow: safeChart(plan, { width: NARROW_PX, idPrefix: `${figureId}-n` }),
    plan: JSON.stringify(plan),
    letters: plan.data.points ?? null,
  };
}
