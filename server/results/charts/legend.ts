/** The key in words above a chart: a small drawing of each mark beside what it stands for. */

import Handlebars from 'handlebars';

import type { SafeSvg } from './draw-chart.ts';

export interface LegendEntry {
  readonly mark: SafeSvg;
  readonly words: string;
}

/** Marks of our charts. Shape repeats what colour says. */
const MARKS = {
  dot: '<circle cx="9" cy="8" r="6" fill="var(--c-a)"/>',
  diamond: '<path d="M9 1l7 7l-7 7l-7-7Z" fill="var(--c-b)"/>',
  interval: '<path d="M0 8h18" stroke="var(--c-a)" stroke-width="3"/>',
  'any-interval': '<path d="M0 8h18" stroke="var(--c-mute)" stroke-width="3"/>',
  'upright-interval': '<path d="M9 0v16" stroke="var(--c-b)" stroke-width="2"/>',
  cross: '<path d="M0 8h18M9 0v16" stroke="var(--c-mute)" stroke-width="1.25"/>',
  gap: '<path d="M0 1h18v14H0Z" fill="var(--c-band)"/>',
  bar: '<path d="M0 1h18v14H0Z" fill="var(--c-a)"/>',
} as const;

export function legendEntry(mark: keyof typeof MARKS, words: string): LegendEntry {
  return { mark: safeMark(MARKS[mark]), words };
}

/** A filled box as bars are: a colour, or a hatch of two. @param fill - a paint of charts-kit. */
export function legendBox(fill: string, words: string): LegendEntry {
  const [, ground = '', line = '', step = '', width = ''] =
    /^hatch\((--[a-z0-9-]+),(--[a-z0-9-]+),([\d.]+),([\d.]+)\)$/.exec(fill) ?? [];
  const token = /^var\((--[a-z0-9-]+)\)$/.exec(fill)?.[1] ?? ground;
  // Four diagonal strokes stand for the hatch, so that the key needs no pattern with an id of its own.
  const hatch =
    step === ''
      ? ''
      : `<path d="M1 9l8-8M1 15L15 1M7 15L17 5M13 15l4-4" stroke="var(${line})" stroke-width="${Math.min(2, Number(width))}"/>`;
  return {
    mark: safeMark(
      `<path d="M.5 1.5h17v13H.5Z" fill="var(${token})"/>${hatch}<path d="M.5 1.5h17v13H.5Z" fill="none" stroke="var(--l-edge)"/>`,
    ),
    words,
  };
}

function safeMark(content: string): SafeSvg {
  return new Handlebars.SafeString(
    `<svg viewBox="0 0 18 16" width="18" height="16" aria-hidden="true" focusable="false">${content}</svg>`,
  );
}
