/**
 * The rows of a wave as files that may leave the house: codes or labels, with codebook and README.
 *
 * Refuses small waves and waves that still take responses. No times, no identifying items, no institution and no
 * free text leave; rows are shuffled and get new random ids. Texts and ballots are never joined.
 *
 * It runs beside the requests and not in a worker, because what it makes goes piece by piece to a reader who may be
 * slow; so it lets other requests in between two pages, and a page or piece takes a few milliseconds.
 */

import { setImmediate as letOthersIn } from 'node:timers/promises';

import { STAFF_POLICY } from '../../analysis/disclosure/policy.ts';
import type { AnswerCodes } from '../../survey-definitions/answers.ts';
import type { Form, Instrument } from '../../survey-definitions/instrument.ts';
import { MISSING_CODES, MISSING_KINDS, missingKindOf } from '../../survey-definitions/missing.ts';
import type { Texts } from '../../survey-definitions/texts.ts';
import type { Translate } from '../http/messages.ts';
import { problems } from '../problem.ts';
import { codebookRows, valueLabels } from './codebook.ts';
import { byteOrderMark, type CSVCell, type CSVVariant, csvLines } from './csv-lines.ts';
import { type ExportedVariable, exportedVariables, withheldItemIds } from './exported-variables.ts';
import { makePackedRows, type PackedRows } from './packed-rows.ts';
import { shuffledIndices } from './shuffled.ts';
import { type ExportFile, zipPieces } from './zip-stream.ts';

/** Rule R9's floor until the full gate: as for tables that are shown in full. */
export const MINIMUM_EXPORTED = STAFF_POLICY.exactFrom;

export interface ExportedWave {
  readonly studyTitle: string;
  readonly title: string;
  readonly slug: string;
  readonly notice: string;
  readonly form: Form;
  /** Sealed in the ballot store: its rows can no longer change. */
  readonly isSealed: boolean;
  readonly instrument: Instrument;
  readonly instrumentHash: string;
  readonly texts: Texts;
}

export interface ExportDependencies {
  /** Pages of ballots, as the ballot store reads them. */
  readonly readBallots: () => AsyncIterable<readonly { readonly codes: AnswerCodes }[]>;
  readonly randomBytes: (bytes: number) => Buffer;
  readonly t: Translate;
  readonly softwareVersion: string;
}

export interface ExportOptions {
  readonly values: 'codes' | 'labels';
  readonly variant: CSVVariant;
}

export interface BallotsExport {
  readonly count: number;
  /** `ballots.csv`, `codebook.csv`, `README.txt`; each can be read once. */
  readonly files: readonly ExportFile[];
  readonly archiveName: string;
  /** The files as one zip archive; read either this or the files. */
  readonly archive: () => AsyncGenerator<Uint8Array>;
}

/** @throws Problem 'export-still-open' or 'too-few-for-export', before anything is written. */
export async function exportBallots(
  dependencies: ExportDependencies,
  wave: ExportedWave,
  options: ExportOptions,
): Promise<BallotsExport> {
  if (!wave.isSealed) throw problems.exportStillOpen();
  const variables = exportedVariables(wave.instrument, wave.form);
  const rows = makePackedRows(variables);
  for await (const page of dependencies.readBallots()) {
    for (const { codes } of page) rows.add(codes);
    // On SQLite nothing else does: its reads are answered at once.
    await letOthersIn();
  }
  if (rows.count < MINIMUM_EXPORTED) throw problems.tooFewForExport();

  const source = { dependencies, wave, options, variables, rows };
  const files: readonly ExportFile[] = [
    { name: 'ballots.csv', pieces: ballotPieces(source) },
    { name: 'codebook.csv', pieces: codebookPieces(source) },
    { name: 'README.txt', pieces: readmePieces(source) },
  ];
  const archiveName = `${wave.slug}-${options.values}-${options.variant}.zip`;
  return { count: rows.count, files, archiveName, archive: () => zipPieces(files) };
}

interface ExportSource {
  readonly dependencies: ExportDependencies;
  readonly wave: ExportedWave;
  readonly options: ExportOptions;
  readonly variables: readonly ExportedVariable[];
  readonly rows: PackedRows;
}

/** With labels about a hundred milliseconds for a thousand rows, in which nobody else would be answered. */
const PIECE_ROWS = 100;
const ID_BYTES = 8;

async function* ballotPieces(source: ExportSource): AsyncGenerator<string> {
  const { dependencies, options, variables, rows } = source;
  const { variant } = options;
  const cells = cellReaders(source);
  const order = shuffledIndices(rows.count, dependencies.randomBytes);
  yield byteOrderMark(variant) + csvLines([['ballot', ...variables.map(({ name }) => name)]], variant);

  for (let start = 0; start < order.length; start += PIECE_ROWS) {
    const piece = [...order.subarray(start, start + PIECE_ROWS)].map((index): readonly CSVCell[] => {
      const codes = rows.row(index);
      const ballot = dependencies.randomBytes(ID_BYTES).toString('hex');
      // A letter first, or spreadsheets would read an id such as 12e4567 as a number.
      return [`b${ballot}`, ...cells.map((toCell, column) => toCell(codes[column] ?? 0))];
    });
    yield csvLines(piece, variant);
    await letOthersIn();
  }
}

function cellReaders(source: ExportSource): readonly ((code: number) => CSVCell)[] {
  const { options, variables, wave, dependencies } = source;
  if (options.values === 'codes') return variables.map(() => (code: number) => code);
  return variables.map((variable) => {
    const labels = new Map(valueLabels(variable, { ...wave, t: dependencies.t }));
    return (code: number) =>
      code < 0 ? dependencies.t(`export.missing-${missingKindOf(code)}`) : (labels.get(code) ?? code);
  });
}

async function* codebookPieces({
  variables,
  wave,
  options,
  dependencies,
}: ExportSource): AsyncGenerator<string> {
  yield byteOrderMark(options.variant) +
    csvLines(codebookRows(variables, { ...wave, t: dependencies.t }), options.variant);
}

async function* readmePieces({ dependencies, wave, options, rows }: ExportSource): AsyncGenerator<string> {
  const { t, softwareVersion } = dependencies;
  const { instrument, form, notice } = wave;
  const kinds = MISSING_KINDS.map((kind) => `${MISSING_CODES[kind]} ${t(`export.missing-${kind}`)}`);
  const paragraphs = [
    t('export.readme-title', { wave: wave.title, study: wave.studyTitle }),
    ...(notice === '' ? [] : [t('export.readme-notice', { notice })]),
    t('export.readme-what', {
      n: rows.count,
      instrument: `${instrument.id} v${instrument.version}`,
      form,
      hash: wave.instrumentHash.slice(0, 12),
    }),
    t('export.readme-files'),
    t(`export.readme-${options.values}`),
    t('export.readme-missing', { kinds: kinds.join(', ') }),
    t(`export.readme-${options.variant}`),
    t('export.readme-withheld', { items: withheldItemIds(instrument, form).join(', ') }),
    t('export.readme-order'),
    t('export.readme-rule', { minimum: MINIMUM_EXPORTED, threshold: STAFF_POLICY.threshold }),
    t('export.readme-software', { version: softwareVersion }),
  ];
  yield `${paragraphs.join('\n\n')}\n`;
}
