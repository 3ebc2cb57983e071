/**
 * Draws a chart plan as SVG with Chart.js, on a context that writes SVG: no DOM, no canvas.
 *
 * The only place where a SafeString is made for results pages: every text inside was escaped by the context.
 */

import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  PointElement,
  ScatterController,
} from 'chart.js';
import Handlebars from 'handlebars';

import { type ChartPlan, heightOf, liveConfiguration } from '../../../views/assets/charts-kit.js';
import { makeSvgContext } from './svg-context.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, PointElement, ScatterController);

export interface DrawOptions {
  readonly width: number;
  /** Makes ids of patterns unique on a page. */
  readonly idPrefix: string;
}

/** @returns an SVG element. Its colours are custom properties of the page. */
export function drawChart(plan: ChartPlan, { width, idPrefix }: DrawOptions): string {
  const height = heightOf(plan, width);
  const context = makeSvgContext(idPrefix);
  const canvas = { width, height, style: {}, getContext: () => context };
  Object.assign(context, { canvas });

  // The canvas is as much of one as Chart.js asks for without a DOM; its types know only the browser's.
  const configuration = liveConfiguration(plan, width, (color) => color) as ChartConfiguration;
  const chart = new Chart(canvas as unknown as ConstructorParameters<typeof Chart>[0], configuration);
  const svg = context.toSvg(width, height);
  chart.destroy();
  return svg;
}

/** Markup that a template may print as it is. */
export interface SafeSvg {
  toHTML(): string;
}

/** The drawing for a page. */
export function safeChart(plan: ChartPlan, options: DrawOptions): SafeSvg {
  return new Handlebars.SafeString(drawChart(plan, options));
}
