/**
 * Rows -> CSV text in one of two variants. For analysis: exact, line feeds, no byte-order mark. For spreadsheets: a
 * mark, CR LF, and no cell or header that a spreadsheet would run as a formula; numbers stay numbers in both.
 */

import { stringify } from 'csv-stringify/sync';

const CSV_VARIANTS = ['analysis', 'spreadsheet'] as const;

export type CSVVariant = (typeof CSV_VARIANTS)[number];

export type CSVCell = string | number;

export function byteOrderMark(variant: CSVVariant): string {
  return variant === 'spreadsheet' ? '\ufeff' : '';
}

export function csvLines(rows: readonly (readonly CSVCell[])[], variant: CSVVariant): string {
  if (variant === 'analysis') return stringify([...rows], { record_delimiter: '\n' });
  return stringify(
    rows.map((row) => row.map(withoutLeadingControls)),
    { record_delimiter: '\r\n', escape_formulas: true },
  );
}

/** The library does not see a formula behind a line feed; spreadsheets do. */
function withoutLeadingControls(cell: CSVCell): CSVCell {
  return typeof cell === 'string' ? cell.replace(/^[\p{Cc}\p{Cf}]+/u, '') : cell;
}
