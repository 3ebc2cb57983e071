/**
 * Bytes of an XLSX workbook -> its first sheet, every cell as text.
 *
 * A small file can unpack to gigabytes, or name one cell at the far end of a sheet that the reader would fill up
 * to it. So sizes and cell addresses are checked first, and the reader is given what was checked and nothing else.
 */

import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';

import { problems } from '../problem.ts';
import { isBlankRow, type Sheet } from './sheet.ts';

export interface WorkbookLimits {
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
}

export const WORKBOOK_LIMITS: WorkbookLimits = {
  unpackedBytes: 200_000_000,
  rows: 200_000,
  columns: 4096,
  cells: 10_000_000,
};

/** @throws Problem 'import-unreadable' */
export async function readXLSX(bytes: Uint8Array, limits = WORKBOOK_LIMITS): Promise<Sheet> {
  const parts = unpack(bytes, limits);
  for (const [path, part] of Object.entries(parts)) {
    if (path.startsWith('xl/worksheets/')) refuseFarCells(part, limits);
  }
  const cells = await readCells(parts);
  const rows = cells.map((row, index) => ({ line: index + 1, cells: row.map(toText) }));
  return { source: { kind: 'xlsx' }, rows: rows.filter((row) => !isBlankRow(row.cells)) };
}

function unpack(bytes: Uint8Array, limits: WorkbookLimits): Record<string, Uint8Array> {
  let unpackedBytes = 0;
  let parts: Record<string, Uint8Array>;
  try {
    // The size that the directory names is what is set aside for a part: a part that lies about it is cut off.
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/.test(name)) return false;
        unpackedBytes += originalSize;
        if (unpackedBytes > limits.unpackedBytes) throw tooLarge('it would unpack to more than is allowed');
        return true;
      },
    });
  } catch (cause) {
    if (isZipError(cause)) throw problems.importUnreadable('It is not a complete XLSX workbook.');
    throw cause;
  }
  if (parts['xl/workbook.xml'] === undefined) {
    throw problems.importUnreadable('It is a zip archive, but not an XLSX workbook.');
  }
  return parts;
}

/** Errors of fflate carry a number as their code, or come from reading past the end. */
function isZipError(cause: unknown): boolean {
  return (
    cause instanceof RangeError ||
    (cause instanceof Error && 'code' in cause && typeof cause.code === 'number')
  );
}

function refuseFarCells(part: Uint8Array, limits: WorkbookLimits): void {
  let lastRow = 0;
  let lastColumn = 0;
  for (const [, , address = ''] of new TextDecoder().decode(part).matchAll(/\br\s*=\s*(["'])([^"']*)\1/g)) {
    if (address.includes('&'))
      throw problems.importUnreadable('Its cell addresses are written in a disguised way.');
    const [, letters = '', row = ''] = /^([A-Za-z]*)(\d+)$/.exec(address) ?? [];
    lastRow = Math.max(lastRow, Number(row));
    lastColumn = Math.max(lastColumn, columnNumber(letters));
  }
  if (lastRow > limits.rows || lastColumn > limits.columns || lastRow * lastColumn > limits.cells) {
    throw tooLarge(`it has cells down to row ${lastRow} and column ${lastColumn}`);
  }
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function tooLarge(why: string) {
  return problems.importUnreadable(`This workbook is too large: ${why}.`);
}

async function readCells(parts: Record<string, Uint8Array>): Promise<readonly (readonly unknown[])[]> {
  const archive = zipSync(parts, { level: 0 });
  try {
    return await readSheet(new Blob([archive]), { trim: false });
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw problems.importUnreadable('It is a damaged XLSX workbook.', { cause: cause.message });
  }
}

function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell);
}
