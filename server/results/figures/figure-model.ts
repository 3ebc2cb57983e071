/** FigureModel: one figure of a results page: headline, sub line, chart, method, table, side note; or why it is withheld. */

import type { ChartPlan } from '../../../views/assets/charts-kit.js';
import type { SafeSvg } from '../charts/draw-chart.ts';
import type { LegendEntry } from '../charts/legend.ts';
import type { NumberWords } from '../words/number-words.ts';

export interface FigureModel {
  readonly id: string;
  /** A sentence that claims no more than the intervals allow. */
  readonly headline: string;
  readonly sub: string;
  /** Takes the place of chart, method and table. */
  readonly withheld: WithheldModel | null;
  readonly chart: ChartModel | null;
  readonly method: string | null;
  readonly assumption: string | null;
  /** Numbers of a whole, which stand open above the table of its parts. */
  readonly wholeTable: TableModel | null;
  readonly table: TableModel | null;
  /** Whether the table stands open, because there is no chart and it is not too long. */
  readonly tableIsOpen: boolean;
  readonly notes: readonly NoteModel[];
}

export interface WithheldModel {
  readonly title: string;
  readonly text: string | null;
  readonly link: { readonly label: string; readonly href: string } | null;
}

export interface ChartModel {
  readonly label: string;
  readonly legend: readonly LegendEntry[];
  /** Above the numbers at the ends of the rows. */
  readonly unit: string | null;
  readonly wide: SafeSvg;
  readonly narrow: SafeSvg;
  /** JSON of the plan, for the canvas. */
  readonly plan: string;
  /** What the letters of a narrow quadrant stand for; null for other charts. */
  readonly letters: readonly string[] | null;
}

export interface TableModel {
  readonly caption: string;
  /** Head of the column of row names. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly name: string;
  readonly cells: readonly NumberWords[];
}

export interface NoteModel {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** A chart before it is drawn. */
export interface ChartSketch {
  readonly label: string;
  readonly legend: readonly LegendEntry[];
  readonly unit: string | null;
  readonly plan: ChartPlan;
}

/** Everything of a figure but what is drawn or said of every figure. */
export interface FigureSketch {
  readonly id: string;
  readonly headline: string;
  readonly sub: string;
  readonly withheld?: WithheldModel;
  readonly chart?: ChartSketch;
  readonly method?: string;
  readonly wholeTable?: TableModel;
  readonly table?: TableModel;
  /** Too long to stand open where there is no chart. */
  readonly isTableLong?: boolean;
  readonly notes?: readonly NoteModel[];
}

/** A cell of plain text, for example a count. */
export function textCell(value: string): NumberWords {
  return { value, interval: null, isHidden: false };
}
