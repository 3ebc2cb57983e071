/**
 * A canvas context that writes SVG: as much of CanvasRenderingContext2D as Chart.js and our plugins call.
 *
 * Colours stay what they were given: 'var(--c-a)' goes into the SVG as it is, so that dark mode and print
 * recolour a chart without drawing it again. 'hatch(--ground,--line,step,width)' becomes a pattern.
 */

import { textWidth } from './figtree-widths.ts';
import {
  at,
  definitionsOf,
  escapeXml,
  INITIAL,
  type Matrix,
  type PenState,
  paintOf,
  place,
  type SvgPen,
  short,
  strokeOf,
} from './svg-pen.ts';

export type SvgContext = ReturnType<typeof makeSvgContext>;

/** @param idPrefix - makes ids of patterns unique on a page. */
export function makeSvgContext(idPrefix: string) {
  const pen: SvgPen = { ...INITIAL, idPrefix, marks: [], patterns: new Map(), saved: [] };
  return Object.assign(pen, makePaths(pen), makeTexts(pen), makeStates(pen), {
    /** @returns the drawing, for decoration: its figure carries the label and the table. */
    toSvg(width: number, height: number): string {
      const size = `viewBox="0 0 ${short(width)} ${short(height)}" width="${short(width)}" height="${short(height)}"`;
      return `<svg xmlns="http://www.w3.org/2000/svg" ${size} aria-hidden="true" focusable="false">${definitionsOf(pen)}${pen.marks.join('')}</svg>`;
    },
  });
}

function makePaths(pen: SvgPen) {
  let path = '';
  let circle: string | undefined;
  /** The path that the last mark fills, so that its outline can join it in one element. */
  let filled: { readonly path: string; readonly mark: string } | undefined;

  const shape = (attributes: string): string => {
    const mark =
      circle === undefined ? `<path d="${path}" ${attributes}/>` : `<circle ${circle} ${attributes}/>`;
    if (path !== '') pen.marks.push(mark);
    return mark;
  };
  return {
    beginPath(): void {
      path = '';
      circle = undefined;
    },
    closePath(): void {
      if (path !== '' && circle === undefined) path += 'Z';
    },
    moveTo(x: number, y: number): void {
      path += `M${place(pen, x, y)}`;
    },
    lineTo(x: number, y: number): void {
      path += `${path === '' ? 'M' : 'L'}${place(pen, x, y)}`;
    },
    rect(x: number, y: number, width: number, height: number): void {
      path += `M${place(pen, x, y)}L${place(pen, x + width, y)}L${place(pen, x + width, y + height)}L${place(pen, x, y + height)}Z`;
    },
    /** Only whole circles are needed: points. */
    arc(x: number, y: number, radius: number): void {
      const [cx, cy] = at(pen, x, y);
      circle = `cx="${short(cx)}" cy="${short(cy)}" r="${short(radius)}"`;
      path += circle;
    },
    fill(): void {
      filled = { path, mark: shape(`fill="${paintOf(pen, pen.fillStyle)}"`) };
    },
    stroke(): void {
      if (filled?.path === path && pen.marks.at(-1) === filled.mark) {
        pen.marks.splice(-1, 1, filled.mark.replace(/\/>$/, ` ${strokeOf(pen)}/>`));
      } else shape(`fill="none" ${strokeOf(pen)}`);
    },
    fillRect(x: number, y: number, width: number, height: number): void {
      pen.marks.push(`<rect ${boxOf(pen, [x, y, width, height])} fill="${paintOf(pen, pen.fillStyle)}"/>`);
    },
    strokeRect(x: number, y: number, width: number, height: number): void {
      pen.marks.push(`<rect ${boxOf(pen, [x, y, width, height])} fill="none" ${strokeOf(pen)}/>`);
    },
    clearRect(): void {},
    /** Datasets are not clipped: what is drawn lies inside the axes. */
    clip(): void {},
  };
}

function boxOf(pen: SvgPen, [x, y, width, height]: readonly [number, number, number, number]): string {
  const [left, top] = at(pen, Math.min(x, x + width), Math.min(y, y + height));
  return `x="${short(left)}" y="${short(top)}" width="${short(Math.abs(width))}" height="${short(Math.abs(height))}"`;
}

function makeTexts(pen: SvgPen) {
  let halo: { readonly key: string; readonly attributes: string } | undefined;
  const keyOf = (words: string, x: number, y: number): string => `${words} ${place(pen, x, y)}`;
  return {
    measureText(words: string): { readonly width: number } {
      const { size, weight } = fontOf(pen.font);
      return { width: textWidth(words, size, weight) };
    },
    /** A halo is kept until the same text is filled, so that both become one element. */
    strokeText(words: string, x: number, y: number): void {
      halo = {
        key: keyOf(words, x, y),
        attributes: ` paint-order="stroke" stroke-linejoin="round" ${strokeOf(pen)}`,
      };
    },
    fillText(words: string, x: number, y: number): void {
      const { size, weight } = fontOf(pen.font);
      const [left, base] = at(pen, x, y + (BASELINES[pen.textBaseline] ?? 0) * size);
      const anchor = ANCHORS[pen.textAlign];
      const attributes = [
        `x="${short(left)}" y="${short(base)}" font-size="${short(size)}"`,
        weight === 400 ? '' : ` font-weight="${weight}"`,
        anchor === undefined ? '' : ` text-anchor="${anchor}"`,
        ` fill="${paintOf(pen, pen.fillStyle)}"`,
        halo?.key === keyOf(words, x, y) ? halo.attributes : '',
      ];
      pen.marks.push(`<text ${attributes.join('')}>${escapeXml(words)}</text>`);
      halo = undefined;
    },
  };
}

function makeStates(pen: SvgPen) {
  return {
    save(): void {
      const names = Object.keys(INITIAL) as (keyof PenState)[];
      // The names are exactly those of PenState; `fromEntries` forgets them.
      pen.saved.push(Object.fromEntries(names.map((name) => [name, pen[name]])) as unknown as PenState);
    },
    restore(): void {
      Object.assign(pen, pen.saved.pop());
    },
    translate(x: number, y: number): void {
      const [a, b, c, d] = pen.matrix;
      pen.matrix = [a, b, c, d, ...at(pen, x, y)];
    },
    /** Nothing of ours is turned; Chart.js turns its labels by 0. */
    rotate(): void {},
    setTransform(...matrix: Matrix): void {
      pen.matrix = matrix;
    },
    resetTransform(): void {
      pen.matrix = INITIAL.matrix;
    },
    setLineDash(dash: readonly number[]): void {
      pen.dash = dash;
    },
  };
}

const ANCHORS: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };

/** How far below its place the foot of the letters stands, in font sizes. */
const BASELINES: Readonly<Record<string, number>> = { top: 0.86, hanging: 0.78, middle: 0.35, bottom: -0.22 };

function fontOf(font: string): { readonly size: number; readonly weight: number } {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 14);
  const weight = Number(/\b([1-9]00)\b/.exec(font)?.[1] ?? (font.includes('bold') ? 700 : 400));
  return { size, weight };
}
