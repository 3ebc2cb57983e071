/** Turns a sketch into the figure of a page: draws its chart twice, and says under it what every figure assumes. */

import type { Translate } from '../http/messages.ts';
import { safeChart } from './charts/draw-chart.ts';
import type { ChartModel, ChartSketch, FigureModel, FigureSketch } from './figure-model.ts';

/**
 * Two drawings, because text is never shrunk: the style sheet shows the one for the width there is, in pixels
 * of the page, until the canvas draws for exactly that width.
 */
const WIDE_PX = 720;
const NARROW_PX = 330;

export function finishFigure(sketch: FigureSketch, t: Translate): FigureModel {
  const isWithheld = sketch.withheld !== undefined;
  return {
    id: sketch.id,
    headline: sketch.headline,
    sub: sketch.sub,
    withheld: sketch.withheld ?? null,
    chart: isWithheld || sketch.chart === undefined ? null : drawn(sketch.id, sketch.chart),
    method: isWithheld ? null : (sketch.method ?? null),
    assumption: isWithheld ? null : t('results.assumption'),
    table: isWithheld ? null : (sketch.table ?? null),
    tableIsOpen: sketch.chart === undefined,
    notes: sketch.notes ?? [],
  };
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
