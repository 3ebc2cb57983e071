/** A file of responses -> the plan of its import. Nothing is stored here; the same file gives the same plan. */

import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import type { Texts } from '../../survey-definitions/texts.ts';
import { problems } from '../problem.ts';
import type { Encoding } from './decode-text.ts';
import {
  type ImportFault,
  type ImportPlan,
  MAXIMUM_FAULTS,
  makeFault,
  type PlannedRow,
  shortened,
} from './import-plan.ts';
import { type Mapping, NO_MAPPING } from './mapping.ts';
import { feedOf, type MatchedColumns, matchColumns } from './match-columns.ts';
import { makeRowReader } from './read-row.ts';
import { readSheetOf } from './read-sheet.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { normalised } from './vocabulary.ts';

export interface Institution {
  readonly institutionId: string;
  readonly name: string;
}

export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly instrument: Instrument;
  readonly texts: Texts;
  readonly form: Form;
  readonly mapping?: Mapping;
  readonly options?: {
    /** Of a text file; found out where it is not given. Windows-1252 is never guessed. */
    readonly encoding?: Encoding;
    /** The column that tells respondents apart, where there is no mapping that names it. */
    readonly respondentColumn?: string;
    /** The study's, for the institution item. */
    readonly institutions?: readonly Institution[];
  };
}

/** @throws Problem 'import-unreadable' if the file is no table of responses at all. */
export async function planImport(request: ImportRequest): Promise<ImportPlan> {
  const { bytes, fileName, instrument, options = {} } = request;
  const sheet = await readSheetOf(bytes, options.encoding);
  const mapping = withRespondent(request.mapping ?? NO_MAPPING, options.respondentColumn);
  const { header, body } = split(sheet, mapping.headerRow);
  const matched = matchColumns(header, instrument, mapping);
  refuseWithoutItems(matched);

  const rows =
    matched.faults.length > 0 ? makeReading(body.length) : readBody(body, header, matched, request);
  return {
    fileName,
    source: sheet.source,
    columns: matched.columns.map(({ name, target }) => ({ column: name, feeds: feedOf(target, instrument) })),
    unusedColumns: matched.unused,
    isHeaderBad: matched.faults.length > 0,
    ...withHeaderFaults(rows, matched.faults),
  };
}

type Reading = Pick<ImportPlan, 'rows' | 'faults' | 'counts'>;

function withRespondent(mapping: Mapping, respondentColumn: string | undefined): Mapping {
  return respondentColumn === undefined ? mapping : { ...mapping, respondent: respondentColumn };
}

function split(sheet: Sheet, headerRow: number): { header: SheetRow; body: readonly SheetRow[] } {
  const rows = sheet.rows.filter((row) => row.line >= headerRow);
  const [header, ...body] = rows;
  if (header === undefined) throw problems.importUnreadable('It holds no row of column names.');
  // Qualtrics writes the wording and its own ids in two rows below the names.
  const ids = body.slice(0, 3).findIndex((row) => row.cells.some((cell) => cell.startsWith('{"ImportId"')));
  return { header, body: body.slice(ids + 1) };
}

function refuseWithoutItems(matched: MatchedColumns): void {
  const hasItems = matched.columns.some(({ target }) => target.kind !== 'respondent');
  if (hasItems || matched.faults.length > 0) return;
  const names = matched.unused.slice(0, 5).map(shortened).join('", "');
  throw problems.importUnreadable(
    `None of its columns is an item of the instrument. The first ones are "${names}". A mapping file can name them.`,
  );
}

function withHeaderFaults(reading: Reading, faults: readonly ImportFault[]): Reading {
  return {
    ...reading,
    faults: [...faults, ...reading.faults],
    counts: { ...reading.counts, faults: reading.counts.faults + faults.length },
  };
}

function readBody(
  body: readonly SheetRow[],
  header: SheetRow,
  matched: MatchedColumns,
  { instrument, texts, form, mapping = NO_MAPPING, options = {} }: ImportRequest,
): Reading {
  const width = header.cells.length;
  const institutions = institutionNames(options.institutions ?? []);
  const read = makeRowReader(matched.columns, { instrument, texts, form, mapping, institutions, width });
  const repeated = makeRepetitionCheck(matched);
  const reading = makeReading(body.length);
  for (const row of body) {
    if (row.cells.length < width) reading.counts.shortRows += 1;
    const result = read(row);
    if (result.kind === 'empty') reading.counts.emptyRows += 1;
    else if (result.kind === 'bad') reject(reading, result.faults);
    else accept(reading, { line: row.line, ...result }, repeated);
  }
  return reading;
}

interface ReadingSoFar {
  readonly rows: PlannedRow[];
  readonly faults: ImportFault[];
  readonly counts: { -readonly [count in keyof ImportPlan['counts']]: number };
}

function makeReading(rows: number): ReadingSoFar {
  return { rows: [], faults: [], counts: { rows, badRows: 0, faults: 0, emptyRows: 0, shortRows: 0 } };
}

function reject({ counts, faults }: ReadingSoFar, found: readonly ImportFault[]): void {
  counts.badRows += 1;
  counts.faults += found.length;
  for (const fault of found) if (faults.length < MAXIMUM_FAULTS) faults.push(fault);
}

function accept(
  reading: ReadingSoFar,
  { line, respondentKey, answers }: PlannedRow,
  repeated: ReturnType<typeof makeRepetitionCheck>,
): void {
  const repetition = repeated(respondentKey, line);
  if (repetition === undefined) reading.rows.push({ line, respondentKey, answers });
  else reject(reading, [repetition]);
}

function institutionNames(institutions: readonly Institution[]): ReadonlyMap<string, string> {
  return new Map(
    institutions.flatMap(({ institutionId, name }) => [
      [normalised(name), institutionId],
      [normalised(institutionId), institutionId],
    ]),
  );
}

/** Two rows of one respondent would be two ballots, or one would be lost: somebody must decide. */
function makeRepetitionCheck(matched: MatchedColumns) {
  const firstLine = new Map<string, number>();
  const column = matched.columns.find(({ target }) => target.kind === 'respondent')?.name ?? '';
  return (key: string | undefined, line: number): ImportFault | undefined => {
    if (key === undefined) return undefined;
    const before = firstLine.get(key);
    if (before === undefined) {
      firstLine.set(key, line);
      return undefined;
    }
    return makeFault('duplicate-respondent', { line, column, value: key }, { before });
  };
}
