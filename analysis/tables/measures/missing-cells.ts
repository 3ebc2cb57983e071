/** Five cells for the five kinds of missing, in the order of MISSING_KINDS. */

import { MISSING_KINDS, type MissingKind } from '../../../survey-definitions/missing.ts';
import type { MissingCounts } from '../tables.ts';
import type { Cells } from './measure.ts';

export const MISSING_CELLS = MISSING_KINDS.length;

/** Which of the five a negative code belongs to. @throws RangeError for any other code. */
export function missingCell(code: number, itemId: string): number {
  const cell = -code - 1;
  if (Number.isInteger(cell) && cell >= 0 && cell < MISSING_CELLS) return cell;
  throw new RangeError(`${code} is not a code of item ${itemId}`);
}

export function missingCounts(cells: Cells, first: number): MissingCounts {
  const entries = MISSING_KINDS.map((kind, index) => [kind, cells[first + index] ?? 0] as const);
  return Object.fromEntries(entries) as Record<MissingKind, number>;
}
