/** Parts of all who answered, stacked to 100: absent, unknown, there and not important; or the answers on provision. */

import type { ChartPlan, PlanText } from '../../../views/assets/charts-kit.js';
import { nameAxis, valueAxis } from './axes.ts';

export interface PartsRow {
  readonly name: string;
  /** Shares of 100, in the order of the parts; undefined where they are not shown. */
  readonly parts: readonly number[] | undefined;
  /** Stands in the place of a bar that is not shown. */
  readonly words: string;
}

export interface PartStyle {
  readonly paint: string;
  /** Colour of the number inside. */
  readonly ink: string;
  /** Ground of the number, on a hatch. */
  readonly patch?: string;
}

/** What the page is about, what differs from it in kind, what is there, and the rest. */
export const PART_STYLES = {
  main: { paint: 'var(--c-a)', ink: 'var(--on-accent)' },
  hatched: { paint: 'hatch(--paper,--c-a,6,3)', ink: 'var(--ink)', patch: 'var(--paper)' },
  band: { paint: 'var(--c-band)', ink: 'var(--ink)' },
  'band-hatched': { paint: 'hatch(--c-band,--c-mute,6,1.5)', ink: 'var(--ink)', patch: 'var(--c-band)' },
  empty: { paint: 'var(--paper)', ink: 'var(--ink)' },
} as const satisfies Record<string, PartStyle>;

export function partsChart(rows: readonly PartsRow[], styles: readonly PartStyle[]): ChartPlan {
  // Rounded shares need not add up to 100, so each bar is drawn to its own sum.
  const scaled = rows.map(({ parts = [] }) => {
    const sum = parts.reduce((total, part) => total + part, 0);
    return parts.map((part) => (sum === 0 ? 0 : (100 * part) / sum));
  });
  return {
    type: 'bar',
    data: {
      labels: rows.map((row) => row.name),
      datasets: styles.map(({ paint }, part) => ({
        data: scaled.map((shares) => shares[part] ?? 0),
        backgroundColor: paint,
        hoverBackgroundColor: paint,
        borderColor: 'var(--l-edge)',
        hoverBorderColor: 'var(--l-edge)',
        borderWidth: 1,
        borderSkipped: false,
        barThickness: 26,
      })),
      texts: rows.flatMap((row, index) => rowTexts(row, index, { scaled: scaled[index] ?? [], styles })),
      lift: 21,
    },
    options: {
      indexAxis: 'y',
      scales: {
        x: { ...valueAxis(0, 100, 25), display: false, stacked: true },
        y: { ...nameAxis(false), stacked: true },
      },
    },
    fit: {
      rows: rows.length,
      wide: { left: 240, right: 2, top: 4, bottom: 6, row: 44 },
      narrow: { left: 1, right: 1, top: 4, bottom: 6, row: 68 },
    },
  };
}

function rowTexts(
  { name, parts, words }: PartsRow,
  index: number,
  { scaled, styles }: { readonly scaled: readonly number[]; readonly styles: readonly PartStyle[] },
): readonly PlanText[] {
  const title: PlanText = { role: 'name', text: name, y: index };
  if (parts === undefined)
    return [title, { role: 'value', text: words, y: index, x: 0, align: 'left', narrow: { dy: 5 } }];
  let from = 0;
  const numbers = scaled.map((share, part): PlanText => {
    const { ink, patch }: PartStyle = styles[part] ?? PART_STYLES.empty;
    const span = [from, from + share] as const;
    from += share;
    return {
      role: 'segment',
      text: String(parts[part] ?? 0),
      span,
      y: index,
      color: ink,
      ...(patch && { patch }),
    };
  });
  return [title, ...numbers];
}
