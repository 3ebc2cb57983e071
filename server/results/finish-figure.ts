/** Turns a sketch into the figure of a page: draws its chart twice, and says under it what every figure assumes. */

import type { Translate } from '../http/messages.ts';
import { safeChart } from './charts/draw-chart.ts';
import type { ChartModel, ChartSketch, FigureModel, FigureSketch } from './figure-model.ts';
import type { NumberWords } from './number-words.ts';

/**
 * Two drawings, because text is never shrunk: the style sheet shows the one for the width there is, in pixels
 * of the page, until the canvas draws for exactly that width.
 */
const WIDE_PX = 720;
const NARROW_PX = 330;

/** @param poolsColleagues - whether people of one institution may be among the respondents. */
export function finishFigure(sketch: FigureSketch, t: Translate, poolsColleagues = false): FigureModel {
  const isWithheld = sketch.withheld !== undefined;
  return {
    id: sketch.id,
    headline: sketch.headline,
    sub: sketch.sub,
    withheld: sketch.withheld ?? null,
    chart: isWithheld || sketch.chart === undefined ? null : drawn(sketch.id, sketch.chart),
    method: isWithheld ? null : methodOf(sketch, t, poolsColleagues),
    assumption: isWithheld ? null : t('results.assumption'),
    table: isWithheld ? null : (sketch.table ?? null),
    tableIsOpen: sketch.chart === undefined,
    notes: sketch.notes ?? [],
  };
}

/** What the figure itself says, why numbers are missing from it, and what its intervals leave out. */
function methodOf(sketch: FigureSketch, t: Translate, poolsColleagues: boolean): string | null {
  const cells = (sketch.table?.rows ?? []).flatMap((row) => row.cells);
  const isNotShown = ({ isHidden, value }: NumberWords) => isHidden && value === t('results.cell-not-shown');
  const sentences = [
    ...(sketch.method === undefined ? [] : [sketch.method]),
    ...(cells.some(isNotShown) ? [t('results.not-shown-why')] : []),
    ...(poolsColleagues && cells.some(({ interval }) => interval !== null) ? [t('results.colleagues')] : []),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
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
