/** The digits of a number as it is shown, with a true minus. */

import type { KnownNumber } from '../shown/shown-number.ts';

const MINUS = '\u2212';

/** A value or an end of its interval, with as many decimals as its group allows; gaps and differences are signed. */
export function digits(value: number, { decimals, unit }: Pick<KnownNumber, 'decimals' | 'unit'>): string {
  const isSigned = unit === 'gap' || unit === 'points';
  const sign = value < 0 ? MINUS : isSigned && value > 0 ? '+' : '';
  return `${sign}${Math.abs(value).toFixed(decimals)}`;
}
