/** SvgPen: what an SVG drawing holds while it is made: its marks, its patterns, and how the next mark will look. */

export type Matrix = readonly [number, number, number, number, number, number];

/** What save() keeps and restore() brings back; the names are the canvas's. */
export interface PenState {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineJoin: string;
  lineCap: string;
  lineDashOffset: number;
  globalAlpha: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  dash: readonly number[];
  /** a b c d e f of the current transformation. */
  matrix: Matrix;
}

export interface SvgPen extends PenState {
  /** Makes ids of patterns unique on a page. */
  readonly idPrefix: string;
  readonly marks: string[];
  /** Ids by paint. */
  readonly patterns: Map<string, string>;
  readonly saved: PenState[];
}

export const INITIAL: PenState = {
  fillStyle: '#000',
  strokeStyle: '#000',
  lineWidth: 1,
  lineJoin: 'miter',
  lineCap: 'butt',
  lineDashOffset: 0,
  globalAlpha: 1,
  font: '400 14px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  dash: [],
  matrix: [1, 0, 0, 1, 0, 0],
};

const HATCH = /^hatch\((--[a-z0-9-]+),(--[a-z0-9-]+),([\d.]+),([\d.]+)\)$/;

/** Everything that a reader of the SVG must not take for markup. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Two decimals at most, and never '-0'. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

/** Where a place lies on the drawing. */
export function at({ matrix }: PenState, x: number, y: number): readonly [number, number] {
  const [a, b, c, d, e, f] = matrix;
  return [a * x + c * y + e, b * x + d * y + f];
}

export function place(pen: PenState, x: number, y: number): string {
  return at(pen, x, y).map(short).join(' ');
}

/** The paint as an attribute's value; a hatch becomes a pattern of the drawing. */
export function paintOf({ patterns, idPrefix }: SvgPen, style: string): string {
  if (!HATCH.test(style)) return escapeXml(style);
  const id = patterns.get(style) ?? `${idPrefix}-${patterns.size + 1}`;
  patterns.set(style, id);
  return `url(#${escapeXml(id)})`;
}

export function strokeOf(pen: SvgPen): string {
  const dash = pen.dash.length > 0 ? ` stroke-dasharray="${pen.dash.map(short).join(' ')}"` : '';
  const cap = pen.lineCap === 'butt' ? '' : ` stroke-linecap="${escapeXml(pen.lineCap)}"`;
  return `stroke="${paintOf(pen, pen.strokeStyle)}" stroke-width="${short(pen.lineWidth)}"${dash}${cap}`;
}

/** The patterns that the marks refer to. */
export function definitionsOf({ patterns }: SvgPen): string {
  if (patterns.size === 0) return '';
  const all = [...patterns].map(([style, id]) => {
    const [, ground = '', line = '', step = '', width = ''] = HATCH.exec(style) ?? [];
    return (
      `<pattern id="${escapeXml(id)}" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
      `<rect width="${step}" height="${step}" fill="var(${ground})"/>` +
      `<path d="M0 0V${step}" stroke="var(${line})" stroke-width="${width}"/></pattern>`
    );
  });
  return `<defs>${all.join('')}</defs>`;
}
