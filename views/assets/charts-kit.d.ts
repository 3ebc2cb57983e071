/** What a chart plan is, for the server's compiler; charts-kit.js draws it on both sides. */

/** 'var(--token)', or 'hatch(--ground,--line,step,width)'. */
export type Paint = string;

export interface PlanPoint {
  readonly x: number | readonly [number, number];
  readonly y: number;
  readonly xLo?: number;
  readonly xHi?: number;
  readonly yLo?: number;
  readonly yHi?: number;
  /** A table cell's words, repeated when the pointer rests on the mark. */
  readonly tip?: string;
}

export interface PlanDataset {
  readonly type?: 'bar' | 'scatter';
  readonly label?: string;
  readonly data: readonly (PlanPoint | number)[];
  readonly interval?: {
    readonly color: Paint;
    readonly width: number;
    readonly casing?: Paint;
    readonly caps?: boolean;
    readonly above?: boolean;
  };
  /** Any other option of a Chart.js dataset that is plain data. */
  readonly [option: string]: unknown;
}

/** A place: a value on the axis, or an edge of the drawing. */
export type Across = number | 'start' | 'end';
export type Down = number | 'top' | 'bottom';

export interface PlanText {
  readonly role: 'name' | 'value' | 'group' | 'segment' | 'bar' | 'corner' | 'axis';
  /** A line break parts a name in two, each cut by itself where there is no room. */
  readonly text: string;
  readonly x?: Across;
  readonly y: Down;
  /** Written in the middle of the span, if there is room. */
  readonly span?: readonly [number, number];
  readonly color?: Paint;
  /** A ground for numbers on a hatch. */
  readonly patch?: Paint;
  readonly align?: 'left' | 'center' | 'right';
  readonly weight?: number;
  readonly dx?: number;
  readonly dy?: number;
  readonly narrow?: Partial<Omit<PlanText, 'role' | 'narrow'>>;
  readonly hidden?: boolean;
}

export interface PlanMark {
  readonly from: readonly [Across, Down];
  readonly to: readonly [Across, Down];
  readonly color: Paint;
  readonly width?: number;
}

export interface PlanFit {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Height of a row. */
  readonly row?: number;
}

/** A Chart.js 4 configuration as plain data. */
export interface ChartPlan {
  readonly type: 'scatter' | 'bar';
  readonly data: {
    readonly labels?: readonly string[];
    readonly datasets: readonly PlanDataset[];
    readonly texts?: readonly PlanText[];
    readonly boxes?: readonly PlanMark[];
    readonly rules?: readonly PlanMark[];
    /** Names of the points of the first dataset; letters stand for them when narrow. */
    readonly points?: readonly string[];
    /** Words at values of the horizontal axis. */
    readonly tickNames?: Readonly<Record<number, string>>;
    /** How far above the middle of its row a name stands when narrow. */
    readonly lift?: number;
  };
  readonly options: {
    readonly indexAxis?: 'x' | 'y';
    readonly scales: Readonly<Record<'x' | 'y', Readonly<Record<string, unknown>>>>;
  };
  readonly fit: { readonly rows?: number; readonly wide: PlanFit; readonly narrow: PlanFit };
}

export function isNarrow(width: number): boolean;
export function heightOf(plan: ChartPlan, width: number): number;
/** @returns a configuration for `new Chart(canvas, configuration)`. */
export function liveConfiguration(plan: ChartPlan, width: number, paint: (color: Paint) => unknown): object;
