/** Scores in bands: upright bars of shares with their intervals; no curve is laid over. */

import type { ChartPlan } from '../../../views/assets/charts-kit.js';
import { nameAxis, valueAxis } from './axes.ts';

export interface BandBar {
  /** '11 to 12' */
  readonly name: string;
  readonly words: string;
  readonly share: { readonly value: number; readonly lower: number; readonly upper: number };
}

export function bandsChart(bars: readonly BandBar[], title: string): ChartPlan {
  const highest = Math.max(...bars.map(({ share }) => share.upper));
  const max = Math.min(100, Math.ceil((highest + 1) / 20) * 20);
  const x = { ...nameAxis(true), offset: true };
  const points = bars.map(({ name, words, share }, index) => ({
    x: index,
    y: share.value,
    yLo: share.lower,
    yHi: share.upper,
    tip: `${name}: ${words}`,
  }));
  return {
    type: 'bar',
    data: {
      labels: bars.map((bar) => bar.name),
      datasets: [
        {
          data: points,
          backgroundColor: 'var(--c-a)',
          hoverBackgroundColor: 'var(--c-a)',
          maxBarThickness: 96,
          categoryPercentage: 0.62,
          barPercentage: 1,
          interval: { color: 'var(--c-b)', width: 2, casing: 'var(--paper)', caps: true, above: true },
        },
      ],
      texts: [
        ...bars.map(({ share }, index) => ({
          role: 'bar' as const,
          text: String(share.value),
          x: index,
          y: share.upper,
        })),
        { role: 'axis', text: title, x: 'end', y: 'bottom', align: 'right', dx: -8 },
      ],
    },
    options: { scales: { x, y: valueAxis(0, max, 20) } },
    fit: {
      rows: 1,
      wide: { left: 4, right: 8, top: 18, bottom: 52, row: 230 },
      narrow: { left: 2, right: 4, top: 18, bottom: 52, row: 210 },
    },
  };
}
