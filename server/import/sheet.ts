/** Sheet: a file of responses as rows of text cells, whatever it was written by. */

import type { Encoding } from './decode-text.ts';

export interface SheetRow {
  /** Line of a text file (of its first character), or row of a spreadsheet; from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Sheet {
  readonly source:
    | { readonly kind: 'csv'; readonly encoding: Encoding; readonly separator: ',' | ';' | '\t' }
    | { readonly kind: 'xlsx' };
  /** Blank rows are not in it. */
  readonly rows: readonly SheetRow[];
}

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
