/**
 * Mapping: what the columns of somebody else's file mean, as a JSON file beside it.
 *
 *     { "respondent": "ResponseId",
 *       "columns": [
 *         { "column": "Q1", "item": "role", "labels": { "Lecturer (UK)": "lecturer", "Rather not": "prefer-not-to-say" } },
 *         { "column": "Q7_1", "item": "top_needs", "option": "training", "chosen": ["Selected"] },
 *         { "column": "Q1_8_TEXT", "item": "role", "otherText": true } ],
 *       "missing": { "Not stated": "skipped" } }
 *
 * Columns that are not named here are read if their name is an item's id, unless `ignore` names them.
 */

import * as z from 'zod';

import { itemId, optionId } from '../../survey-definitions/identifiers.ts';
import type { Instrument } from '../../survey-definitions/instrument.ts';
import { MISSING_KINDS } from '../../survey-definitions/missing.ts';
import { codesThatOpenText, optionIdsOf } from '../../survey-definitions/options.ts';
import { itemsById } from '../../survey-definitions/pages.ts';
import { problems } from '../problem.ts';

/** What a label stands for: an option's id or its code, or one of the five kinds of missing. */
const meaning = z.union([z.enum(MISSING_KINDS), optionId, z.int()]);

const mappedColumn = z.strictObject({
  /** The name in the header row, exactly; blanks around it do not matter. */
  column: z.string().min(1),
  item: itemId,
  /** For an item with several answers that has a column for each option. */
  option: optionId.optional(),
  /** Cells that mean "chosen" in such a column, beside 1, yes, true and the option's own label. */
  chosen: z.array(z.string().min(1)).optional(),
  /** The column holds what was typed at "other, please specify". */
  otherText: z.boolean().optional(),
  labels: z.record(z.string().min(1), meaning).optional(),
  /** Takes every cell that is not understood as the typed text of this option, as Forms write "other". */
  otherwise: optionId.optional(),
});

export const mapping = z.strictObject({
  $schema: z.string().optional(),
  /** The column that tells respondents apart; without one a row is known by its file and place. */
  respondent: z.string().min(1).optional(),
  /** Line of the column names, where something stands above them. */
  headerRow: z.int().min(1).default(1),
  columns: z.array(mappedColumn).default([]),
  /** Cells that mean a kind of missing in every column. */
  missing: z.record(z.string().min(1), z.enum(MISSING_KINDS)).default({}),
  ignore: z.array(z.string()).default([]),
});

export type Mapping = z.infer<typeof mapping>;
export type MappedColumn = z.infer<typeof mappedColumn>;
export type Meaning = z.infer<typeof meaning>;

export const NO_MAPPING: Mapping = { headerRow: 1, columns: [], missing: {}, ignore: [] };

/** @throws Problem 'import-mapping-wrong' that lists every fault with its place. */
export function parseMapping(text: string, instrument: Instrument): Mapping {
  const parsed = mapping.safeParse(parseJSON(text));
  if (!parsed.success) {
    throw problems.importMappingWrong(
      parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`),
    );
  }
  const faults = parsed.data.columns.flatMap((column, index) =>
    faultsOf(column, instrument).map((fault) => `columns.${index}: ${fault}`),
  );
  if (faults.length > 0) throw problems.importMappingWrong(faults);
  return parsed.data;
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw problems.importMappingWrong([`it is not JSON (${cause.message})`]);
    throw cause;
  }
}

function faultsOf(column: MappedColumn, instrument: Instrument): readonly string[] {
  const item = itemsById(instrument).get(column.item);
  if (item === undefined) return [`${instrument.id} has no item ${column.item}`];
  const optionIds = optionIdsOf(item, instrument);
  const named = [column.option, column.otherwise, ...Object.values(column.labels ?? {})];
  const unknown = named
    .filter((name) => name !== undefined && !isMeaning(name, optionIds))
    .map((name) => `item ${item.id} has no option ${name}`);

  const hasSeveralAnswers = item.kind === 'multiple' || item.kind === 'top';
  const tickFault =
    column.option !== undefined && !hasSeveralAnswers
      ? [`item ${item.id} takes one answer, so "option" cannot be`]
      : [];
  const opensText = codesThatOpenText(item).length > 0;
  const textFault =
    column.otherText === true && !opensText ? [`item ${item.id} has no option that opens a text`] : [];
  return [...unknown, ...tickFault, ...textFault];
}

function isMeaning(name: Meaning, optionIds: readonly string[]): boolean {
  if (typeof name === 'number') return name >= 1 && name <= optionIds.length;
  return optionIds.includes(name) || MISSING_KINDS.some((kind) => kind === name);
}
