/**
 * Text of a CSV file -> sheet. The separator is the one of comma, semicolon and tab that the first line has most
 * of outside quotes, or what an Excel "sep=" line says.
 */

import { CsvError, parse } from 'csv-parse/sync';

import { problems } from '../problem.ts';
import type { DecodedText } from './decode-text.ts';
import { isBlankRow, type Sheet, type SheetRow } from './sheet.ts';

const SEPARATORS = [',', ';', '\t'] as const;

type Separator = (typeof SEPARATORS)[number];

/** @throws Problem 'import-unreadable' for a quote that is never closed. */
export function readCSV({ text, encoding }: DecodedText): Sheet {
  const declared = /^sep=(.)\r?\n/i.exec(text);
  const body = declared === null ? text : text.slice(declared[0].length);
  const separator = SEPARATORS.find((known) => known === declared?.[1]) ?? sniffSeparator(body);
  const firstLine = declared === null ? 1 : 2;

  return {
    source: { kind: 'csv', encoding, separator },
    rows: toRows(parseRecords(body, separator), firstLine),
  };
}

function parseRecords(body: string, separator: Separator): readonly (readonly string[])[] {
  try {
    return parse(body, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      // A stray quote inside an unquoted cell (5" film) is text; one that opens a cell must be closed.
      relax_quotes: true,
      relax_column_count: true,
    });
  } catch (cause) {
    if (cause instanceof CsvError) throw problems.importUnreadable(worded(cause));
    throw cause;
  }
}

function worded(error: CsvError): string {
  const line = typeof error.lines === 'number' ? ` It was noticed at line ${error.lines}.` : '';
  return error.code === 'CSV_QUOTE_NOT_CLOSED'
    ? `A cell opens with a quotation mark that is never closed.${line}`
    : `It is not a CSV file.${line}`;
}

/** The parser counts a line break inside quotes as two where it is CR LF, so lines are counted here. */
function toRows(records: readonly (readonly string[])[], firstLine: number): readonly SheetRow[] {
  let line = firstLine;
  const rows: SheetRow[] = [];
  for (const cells of records) {
    if (!isBlankRow(cells)) rows.push({ line, cells });
    line += 1;
    for (const cell of cells) line += cell.match(/\r\n|\r|\n/g)?.length ?? 0;
  }
  return rows;
}

function sniffSeparator(text: string): Separator {
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '\n') break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  return SEPARATORS.reduce((best, next) => ((counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best));
}
