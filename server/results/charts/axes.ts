/** Axes as all our charts have them: thin grid, 13 px ticks, no border. */

const TICKS = { color: 'var(--ink-3)', font: { size: 13 }, padding: 8 };
const GRID = { color: 'var(--c-grid)', drawTicks: false };

/** An axis with values: a share of 100 or a mean. */
export function valueAxis(min: number, max: number, stepSize: number) {
  return { type: 'linear', min, max, ticks: { ...TICKS, stepSize }, grid: GRID, border: { display: false } };
}

/** Rows from top to bottom; their names are written by the labels plugin. */
export function rowAxis(rows: number) {
  return { type: 'linear', display: false, offset: false, reverse: true, min: 0, max: rows };
}

/** Bars by name; the names are written by the labels plugin where they stand beside rows. */
export function nameAxis(isShown: boolean) {
  return {
    type: 'category',
    display: isShown,
    ticks: { ...TICKS, color: 'var(--ink)', font: { size: 14 } },
    grid: { display: false },
    border: { display: isShown, color: 'var(--c-mute)', width: 1.5 },
  };
}

/** The dot of what the page is about. */
export const DOT = {
  pointStyle: 'circle',
  pointRadius: 6.5,
  pointHoverRadius: 8,
  pointBackgroundColor: 'var(--c-a)',
  pointHoverBackgroundColor: 'var(--c-a)',
  pointBorderColor: 'var(--paper)',
  pointHoverBorderColor: 'var(--paper)',
  pointBorderWidth: 1.5,
} as const;

export const DIAMOND = {
  ...DOT,
  pointStyle: 'rectRot',
  pointRadius: 7.5,
  pointHoverRadius: 9,
  pointBackgroundColor: 'var(--c-b)',
  pointHoverBackgroundColor: 'var(--c-b)',
} as const;
